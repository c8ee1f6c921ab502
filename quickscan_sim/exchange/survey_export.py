"""A survey export, a row per respondent, as the same quickscan that a data folder holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.mapping import ExportMapping, read_mapping
from quickscan_sim.exchange.mapping_check import mapping_problems
from quickscan_sim.exchange.network_notes import network_notes
from quickscan_sim.exchange.survey import Survey, read_survey
from quickscan_sim.exchange.survey_answers import has_answers, read_answers
from quickscan_sim.exchange.survey_columns import item_columns
from quickscan_sim.exchange.survey_people import read_people
from quickscan_sim.exchange.survey_places import read_places
from quickscan_sim.exchange.survey_ties import has_touched_partners, read_ties
from quickscan_sim.language import Message, mark
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.quickscan_checks import check_quickscan

if TYPE_CHECKING:
    import pandas as pd

MAPPING_SUFFIXES = (".yaml", ".yml")


def read_export(path: Path, mapping: Path | None = None) -> tuple[Quickscan, list[Message]]:
    """The quickscan in a survey export, checked, and notes on how it was read.

    Parameters
    ----------
    path
        A CSV or XLSX file, or the mapping itself when it names the files.
    mapping
        The YAML mapping; by default the file beside the export with the same name.

    Raises
    ------
    QuickscanError
        A sentence for each thing that does not fit, at most three of a kind.
    """
    survey = open_survey(path, mapping)
    survey = _without_left_out(survey)
    people, problems = read_people(survey)
    places, place_problems = read_places(survey, people)
    answers, answer_problems = read_answers(survey, people)
    read = read_ties(survey, people)
    all_problems = [*problems, *place_problems, *answer_problems, *read.problems]
    if all_problems:
        raise QuickscanError.of(all_problems)
    scan = Quickscan(
        questionnaire=survey.questionnaire,
        neighbourhoods=_neighbourhoods(survey.mapping),
        organisations=_organisations(survey, people),
        active_in=_active_in(survey.mapping, people, places),
        professionals=people.assign(answered_partners=read.touched).reset_index(drop=True),
        works_in=places,
        answers=answers,
        ties=read.ties,
        municipality=survey.mapping.municipality,
        measured_on=survey.mapping.measured_on,
        invented=survey.mapping.invented,
        ties_announced=survey.mapping.ties_announced,
    )
    notes = [*survey.notes, *_notes(survey, people, places), *read.notes]
    checked = check_quickscan(scan, path.name)
    # Without the question there is a note already.
    return checked, notes if survey.mapping.partners is None else [*notes, *network_notes(checked)]


def open_survey(path: Path, mapping: Path | None = None) -> Survey:
    """The export with its mapping and questionnaire, before any cell is read."""
    place = path if path.suffix.lower() in MAPPING_SUFFIXES else mapping or find_mapping(path)
    settings, file = read_mapping(place)
    questionnaire = _questionnaire(settings, place)
    problems = mapping_problems(settings, file, questionnaire)
    if path == place and not settings.files:
        problems.append(
            Message("{file} does not say which files to read. Add files:.", file=place.name)
        )
    if problems:
        raise QuickscanError.of(problems)
    return read_survey(path, settings, file, questionnaire)


def find_mapping(path: Path) -> Path:
    """The mapping beside an export: the same name with .yaml or .yml."""
    for suffix in MAPPING_SUFFIXES:
        if path.with_suffix(suffix).exists():
            return path.with_suffix(suffix)
    raise QuickscanError(
        "There is no mapping for {file}: {mapping} does not exist. A mapping says which column is "
        "what. 'quickscan check {file}' writes a first one to edit.",
        file=path.name,
        mapping=path.with_suffix(MAPPING_SUFFIXES[0]).name,
    )


def _questionnaire(mapping: ExportMapping, place: Path) -> Questionnaire:
    own = place.parent / mapping.questionnaire
    return load_questionnaire(own if own.is_file() else mapping.questionnaire)


def _without_left_out(survey: Survey) -> Survey:
    """Leave out, with a note, rows that nobody filled in or that cannot be placed."""
    mapping = survey.mapping
    if mapping.partial_responses == "drop" and mapping.columns.finished is not None:
        survey = _kept(
            survey,
            survey.column(mapping.columns.finished) != "",
            mark(
                "People who did not send the whole form, left out (partial_responses: drop): {n}."
            ),
        )
    survey = _kept(
        survey,
        has_answers(survey) | has_touched_partners(survey),
        mark("Rows without any answer, left out: {n}."),
    )
    survey = _kept(
        survey,
        survey.column(mapping.columns.organisation) != "",
        mark(
            "People who did not say where they work; they cannot be placed and were left out: {n}."
        ),
    )
    if survey.cells.empty:
        raise QuickscanError.of(
            [
                *survey.notes,
                Message("No row with answers is left. Check the columns in the mapping."),
            ]
        )
    return survey


def _kept(survey: Survey, rows: pd.Series, text: str) -> Survey:
    n_out = int((~rows).sum())
    return survey.keep(rows, Message(text, n=n_out)) if n_out else survey


def _neighbourhoods(mapping: ExportMapping) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {"neighbourhood_id": code, "municipality": mapping.municipality, **facts.model_dump()}
        for code, facts in mapping.neighbourhoods.items()
    ]
    return pd.DataFrame(rows)


def _organisations(survey: Survey, people: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    informal = {sector.sector_id: sector.is_informal for sector in survey.questionnaire.sectors}
    said = dict(zip(people["organisation_id"], people["sector"], strict=True))
    rows = [
        {
            "organisation_id": code,
            "sector": facts.sector or said[code],
            "name": facts.name,
            "is_informal": informal[facts.sector or said[code]],
            "n_invited": facts.invited,
        }
        for code, facts in survey.mapping.organisations.items()
    ]
    return pd.DataFrame(rows).astype({"n_invited": "Int64"})


def _active_in(mapping: ExportMapping, people: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Where organisations work: what the mapping says, and where their people say they work."""
    import pandas as pd

    said = pd.DataFrame(
        [
            (code, place)
            for code, facts in mapping.organisations.items()
            for place in facts.neighbourhoods
        ],
        columns=["organisation_id", "neighbourhood_id"],
    )
    seen = people[["professional_id", "wave", "organisation_id"]].merge(
        places, on=["professional_id", "wave"]
    )[["organisation_id", "neighbourhood_id"]]
    both = pd.concat([said, seen]).drop_duplicates()
    return both.sort_values(["organisation_id", "neighbourhood_id"], ignore_index=True)


def _notes(survey: Survey, people: pd.DataFrame, places: pd.DataFrame) -> list[Message]:
    """What was not given, said and not assumed."""
    mapping = survey.mapping
    asked = item_columns(mapping, survey.questionnaire)
    not_asked = [item.item_id for item in survey.questionnaire.items if item.item_id not in asked]
    unknown = [code for code, facts in mapping.organisations.items() if facts.invited is None]
    n_without_place = len(people) - places[["professional_id", "wave"]].drop_duplicates().shape[0]
    notes = []
    if unknown:
        notes.append(
            Message(
                "Response unknown: the mapping does not say how many people were invited at "
                "{n} of {all} organisations.",
                n=len(unknown),
                all=len(mapping.organisations),
            )
        )
    if not_asked:
        notes.append(Message("Not asked in this survey: {items}.", items=", ".join(not_asked)))
    if n_without_place:
        notes.append(
            Message(
                "People of whom it is not known in which neighbourhood they work: {n}. They count "
                "for their sector and organisation only.",
                n=n_without_place,
            )
        )
    return notes
