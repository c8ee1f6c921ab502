"""Look at an export before it is used: what fits, what does not, and what to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.guesses import Guess, guess_columns
from quickscan_sim.exchange.personal_data import note_on
from quickscan_sim.exchange.survey_columns import PURPOSES
from quickscan_sim.exchange.survey_export import (
    MAPPING_SUFFIXES,
    find_mapping,
    read_export,
)
from quickscan_sim.exchange.survey_table import SurveyTable, read_survey_table
from quickscan_sim.language import Message
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire
from quickscan_sim.quickscan import Quickscan


@dataclass(frozen=True)
class ExportCheck:
    """Sentences on an export: what fits, what does not, and what is good to know.

    ``mapping`` is the mapping that was used; None when there is none yet.
    """

    fits: tuple[Message, ...]
    problems: tuple[Message, ...]
    notes: tuple[Message, ...]
    mapping: Path | None

    @property
    def is_good(self) -> bool:
        """Whether the export can be read as a quickscan."""
        return not self.problems


def examine_export(
    path: str | Path,
    mapping: str | Path | None = None,
    questionnaire: str | Path = "practice",
) -> ExportCheck:
    """What fits and what does not in a survey export.

    Parameters
    ----------
    path
        The export (CSV or XLSX), or a mapping that names its files.
    mapping
        The YAML mapping; by default the file beside the export with the same name, if any.
    questionnaire
        The questionnaire that was used, for an export without mapping.
    """
    export = Path(path).expanduser()
    own = Path(mapping).expanduser() if mapping is not None else _mapping_of(export)
    if own is None:
        return _without_mapping(export, load_questionnaire(questionnaire))
    try:
        scan, notes = read_export(export, own)
    except QuickscanError as problem:
        return ExportCheck((), problem.messages, (), own)
    return ExportCheck(_summary(scan), (), tuple(notes), own)


def _mapping_of(export: Path) -> Path | None:
    if export.suffix.lower() in MAPPING_SUFFIXES:
        return export
    try:
        return find_mapping(export)
    except QuickscanError:
        return None


def _summary(scan: Quickscan) -> tuple[Message, ...]:
    people = scan.professionals
    return (
        Message(
            "{n} people answered, of {n_organisations} organisations in {n_neighbourhoods} "
            "neighbourhoods of {municipality}.",
            n=len(people),
            n_organisations=people["organisation_id"].nunique(),
            n_neighbourhoods=scan.works_in["neighbourhood_id"].nunique(),
            municipality=scan.municipality,
        ),
        Message(
            "{n} items have a column; together they hold {n_answers} answers and "
            "{n_not_applicable} times not applicable.",
            n=scan.answers["item_id"].nunique(),
            n_answers=int(scan.answers["answer"].notna().sum()),
            n_not_applicable=int(scan.answers["not_applicable"].sum()),
        ),
        Message(
            "{n} of {all} people answered the partner question. They named partners "
            "{n_named} times.",
            n=int(people["answered_partners"].sum()),
            all=len(people),
            n_named=len(scan.ties[["professional_id", "wave", "partner_id"]].drop_duplicates()),
        ),
    )


def _without_mapping(export: Path, form: Questionnaire) -> ExportCheck:
    try:
        table = read_survey_table(export)
    except QuickscanError as problem:
        return ExportCheck((), problem.messages, (), None)
    guess = guess_columns(table.cells, form)
    no_mapping = Message(
        "There is no mapping yet. It says which column is what. The file {mapping} is the place "
        "for it.",
        mapping=export.with_suffix(MAPPING_SUFFIXES[0]).name,
    )
    notes = [note_on(name, kind) for name, kind in guess.personal.items()]
    return ExportCheck(_recognised(table, guess, form), (no_mapping,), (*table.notes, *notes), None)


def _recognised(table: SurveyTable, guess: Guess, form: Questionnaire) -> tuple[Message, ...]:
    found = [
        Message(
            "The file {file} has {n} rows and {n_columns} columns.",
            file=table.path.name,
            n=len(table.cells),
            n_columns=len(table.cells.columns),
        ),
        Message(
            "{n} of {all} items of the questionnaire were recognised.",
            n=len(guess.items),
            all=len(form.items),
        ),
    ]
    found += [
        Message("The column {column} looks like {purpose}.", column=column, purpose=PURPOSES[name])
        for name, column in guess.people.items()
    ]
    found += [
        Message("The columns {pattern} look like the partner question.", pattern=pattern)
        for pattern in guess.partners.values()
        if "{partner}" in pattern
    ]
    return tuple(found)
