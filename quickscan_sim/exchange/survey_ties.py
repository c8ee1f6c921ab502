"""The partner question of an export: who names whom, how closely and how well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import first_of, plain
from quickscan_sim.exchange.mapping import Partners
from quickscan_sim.exchange.partner_columns import read_partner_columns
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_answers import filled
from quickscan_sim.exchange.survey_columns import used_columns
from quickscan_sim.exchange.ties_table import read_ties_table
from quickscan_sim.language import Message
from quickscan_sim.table_checks import empty_table
from quickscan_sim.tables import TIES

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class TiesRead:
    """The table ``ties``, who answered the partner question, and what is to be said."""

    ties: pd.DataFrame
    touched: pd.Series
    problems: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


def read_ties(survey: Survey, people: pd.DataFrame) -> TiesRead:
    """What people report about partners.

    Who filled in nothing at the partner question is kept apart from who named nobody: that is
    unknown, not zero.
    """
    partners = survey.mapping.partners
    touched = has_touched_partners(survey)
    if partners is None:
        note = Message("The mapping has no partners: nothing is known about who works with whom.")
        return TiesRead(empty_table(TIES), touched, notes=(note,))
    if partners.table is None:
        named, problems, notes = read_partner_columns(survey, partners)
    else:
        named, problems, notes = read_ties_table(survey, partners)
        touched = touched | touched.index.isin(named["row"])
    kept, own_problems, own_notes = _without_own(survey, people, named, partners)
    return TiesRead(
        _with_people(kept, people),
        touched,
        (*problems, *own_problems),
        (*notes, *own_notes),
    )


def has_touched_partners(survey: Survey) -> pd.Series:
    """Which rows hold anything at the partner question."""
    import pandas as pd

    columns = [
        use.column
        for use in used_columns(survey.mapping, survey.questionnaire)
        if use.place[0] == "partners"
    ]
    if not columns:
        return pd.Series(False, index=survey.cells.index)
    missing = {"", *(plain(code) for code in survey.mapping.missing)}
    return filled(survey.cells[columns], missing).any(axis=1)


def _without_own(
    survey: Survey, people: pd.DataFrame, named: pd.DataFrame, partners: Partners
) -> tuple[pd.DataFrame, list[Message], list[Message]]:
    """Leave out ties with the own organisation: with a note, or as a problem.

    A level 0 (no contact) for the own organisation says nothing and is left out in silence.
    """
    own = people["organisation_id"].reindex(named["row"]).to_numpy(object)
    is_own = named["partner_id"].to_numpy(object) == own
    kept = named[~is_own]
    says_so = named[is_own & (named["level"].isna() | (named["level"] > 0)).to_numpy(bool)]
    rows = list(says_so["row"].unique())
    if not rows:
        return kept, [], []
    if partners.own_organisation_named == "drop":
        note = Message(
            "People who named their own organisation as a partner: {n}. Those ties were left out.",
            n=len(rows),
        )
        return kept, [], [note]
    problems = (
        Message(
            "Row {row}: this person names the own organisation ({organisation}) as a partner. "
            "Empty those cells, or put own_organisation_named: drop under partners in the "
            "mapping.",
            row=survey.row(row),
            organisation=people.loc[row, "organisation_id"],
        )
        for row in rows
    )
    return kept, first_of(problems), []


def _with_people(named: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The named partners as the table ``ties``, person by person in the order of the export."""
    known = named.sort_values("row", kind="stable", ignore_index=True)
    beside = people.reindex(known["row"])[["professional_id", "organisation_id", "wave"]]
    return beside.reset_index(drop=True).join(known)[TIES.column_names]
