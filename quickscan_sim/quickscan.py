"""The bundles: a quickscan as it was filled in, and the truth behind an invented one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.table_checks import check_table, empty_table
from quickscan_sim.tables import PARTNER_RATINGS, QUICKSCAN_TABLES

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.parameters import Parameters
    from quickscan_sim.questionnaire import Questionnaire


MEASURED_ON = "measured_on_wave_{wave}"
CHANGED_ITEMS = "changed_items_wave_{wave}"
"""Notes in the recipe on a later wave: its day, and the items that read otherwise than in the
first wave, with spaces in between."""


def _no_ratings() -> pd.DataFrame:
    return empty_table(PARTNER_RATINGS)


@dataclass(frozen=True)
class Quickscan:
    """One quickscan: the questionnaire and the tables of :mod:`quickscan_sim.tables`.

    ``invented`` says whether people and places are made up; a real export never is. ``recipe``
    holds what may be public about an invented one: scenario, versions, hashes; never a seed.
    ``ties_announced`` says whether the people who answered were told beforehand that a report may
    call organisations by name; without it real organisations are called after their sector.
    """

    questionnaire: Questionnaire
    neighbourhoods: pd.DataFrame
    organisations: pd.DataFrame
    active_in: pd.DataFrame
    professionals: pd.DataFrame
    works_in: pd.DataFrame
    answers: pd.DataFrame
    ties: pd.DataFrame
    municipality: str
    measured_on: date
    invented: bool
    recipe: Mapping[str, str] = field(default_factory=dict)
    ties_announced: bool = False
    partner_ratings: pd.DataFrame = field(default_factory=_no_ratings)

    @property
    def may_name_ties(self) -> bool:
        """Whether organisations may be called by name where it is told who names whom."""
        return self.invented or self.ties_announced

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by their name."""
        return {table.name: getattr(self, table.name) for table in QUICKSCAN_TABLES}

    @property
    def waves(self) -> list[int]:
        """The waves in which somebody was invited."""
        return sorted(int(wave) for wave in self.professionals["wave"].unique())

    def of_wave(self, wave: int) -> Quickscan:
        """The same quickscan with the rows of one wave only, as of the day of that wave.

        An invented quickscan names everybody who was invited. There, an organisation without
        people in this wave is left out: it was not there yet, or no longer.
        """
        if wave not in self.waves:
            raise QuickscanError(
                "There is no wave {wave} in this quickscan; it holds {waves}.",
                wave=wave,
                waves=", ".join(map(str, self.waves)),
            )
        one_wave = {
            name: frame[frame["wave"] == wave]
            for name, frame in self.tables.items()
            if "wave" in frame
        }
        if self.invented and len(self.waves) > 1:
            there = set(one_wave["professionals"]["organisation_id"])
            one_wave |= {
                name: self.tables[name][self.tables[name]["organisation_id"].isin(there)]
                for name in ("organisations", "active_in")
            }
        one_wave = {name: frame.reset_index(drop=True) for name, frame in one_wave.items()}
        return replace(self.with_tables(one_wave), measured_on=self.day_of(wave))

    def of_neighbourhood(self, neighbourhood_id: str) -> Quickscan:
        """The quickscan of one wijk: its organisations, who works there, and what they said.

        People who work in several wijken stay in whole; what they said about partners that are
        not active in this wijk is left out.

        Raises
        ------
        QuickscanError
            When there is no such wijk; names those that there are.
        """
        known = set(self.neighbourhoods["neighbourhood_id"])
        if neighbourhood_id not in known:
            raise QuickscanError(
                "There is no neighbourhood {found} in this quickscan; it holds {known}.",
                found=repr(neighbourhood_id),
                known=", ".join(sorted(known)),
            )
        here = {
            name: frame[frame["neighbourhood_id"] == neighbourhood_id]
            for name, frame in self.tables.items()
            if "neighbourhood_id" in frame
        }
        people = set(here["works_in"]["professional_id"])
        for name in ("professionals", "answers", "ties", "partner_ratings"):
            frame = self.tables[name]
            here[name] = frame[frame["professional_id"].isin(people)]
        active = set(here["active_in"]["organisation_id"])
        there = active | set(here["professionals"]["organisation_id"])
        here["organisations"] = self.organisations[
            self.organisations["organisation_id"].isin(there)
        ]
        for name in ("ties", "partner_ratings"):
            here[name] = here[name][here[name]["partner_id"].isin(active)]
        return self.with_tables({name: f.reset_index(drop=True) for name, f in here.items()})

    def day_of(self, wave: int) -> date:
        """The day on which a wave closed; of the first one where the recipe does not tell."""
        noted = self.recipe.get(MEASURED_ON.format(wave=wave))
        if noted is None:
            return self.measured_on
        try:
            return date.fromisoformat(noted)
        except ValueError:
            raise QuickscanError(
                "The recipe says that wave {wave} closed on {found}; expected a date such as "
                "2026-03-16.",
                wave=wave,
                found=repr(noted),
            ) from None

    def changed_items(self, wave: int) -> list[str]:
        """The items that are worded otherwise in this wave than in the first, by their code."""
        return self.recipe.get(CHANGED_ITEMS.format(wave=wave), "").split()

    def with_tables(self, tables: Mapping[str, pd.DataFrame]) -> Quickscan:
        """The same quickscan with some of its tables replaced, by name."""
        return replace(self, **tables)  # type: ignore[arg-type]


def _no_rows() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame()


@dataclass(frozen=True)
class Truth:
    """What was drawn to make an invented quickscan; never part of the data folder.

    Tables: ``traits`` (professional_id, wave, theme, trait: the latent position on a theme in
    standard deviations, true_score: the score it gives on average), ``true_ties`` (wave,
    neighbourhood_id, layer, organisation_id, partner_id, level, quality: ties that truly exist),
    ``planted`` (what a reader could find in the first wave; ``closed_in_wave`` when it went),
    ``effects`` (every drawn effect of sector, organisation, neighbourhood), ``items`` and
    ``people`` (what items were made to do, how people answered; see
    :mod:`quickscan_sim.tables.answer_truth`), ``changes`` (what truly changed in later waves, and
    why), ``turnover`` (wave, organisation_id, left_id, came_id).
    """

    parameters: Parameters
    traits: pd.DataFrame
    true_ties: pd.DataFrame
    planted: pd.DataFrame
    effects: pd.DataFrame
    items: pd.DataFrame
    people: pd.DataFrame
    changes: pd.DataFrame = field(default_factory=_no_rows)
    turnover: pd.DataFrame = field(default_factory=_no_rows)

    def of_wave(self, wave: int) -> Truth:
        """The truth of one wave: its rows, and the weak spots that are still there."""
        one_wave = {
            name: frame[frame["wave"] == wave].reset_index(drop=True)
            for name, frame in vars(self).items()
            if hasattr(frame, "columns") and "wave" in frame
        }
        if "closed_in_wave" in self.planted:
            is_there = ~(self.planted["closed_in_wave"] <= wave).fillna(False).astype(bool)
            one_wave["planted"] = self.planted[is_there].reset_index(drop=True)
        return replace(self, **one_wave)


def check_quickscan(scan: Quickscan, where: str = "") -> Quickscan:
    """The quickscan with declared types; raises with a sentence for everything that is wrong.

    Checks each table against its declaration, and then what holds between tables: every code
    that is used exists, answers fit their scale, nobody names the own organisation.

    Parameters
    ----------
    where
        The file or folder the quickscan came from, named in the sentences.

    Raises
    ------
    QuickscanError
        At most three sentences for each kind of problem.
    """
    typed = scan.with_tables(
        {
            table.name: check_table(scan.tables[table.name], table, where)
            for table in QUICKSCAN_TABLES
        }
    )
    checks: tuple[Callable[[Quickscan], list[Message]], ...] = (
        _unknown_codes,
        _people_of_other_waves,
        _other_organisations,
        _wrong_answers,
        _people_without_answers,
        _more_answered_than_invited,
        _answers_and_not_applicable,
        _self_ties,
        _self_ratings,
        _changed_questionnaire_codes,
    )
    problems = [problem for check in checks for problem in check(typed)]
    if problems:
        raise QuickscanError.of(problems)
    return typed


REFERENCES = (
    ("active_in", "organisation_id", "organisations", "organisation_id"),
    ("active_in", "neighbourhood_id", "neighbourhoods", "neighbourhood_id"),
    ("professionals", "organisation_id", "organisations", "organisation_id"),
    ("works_in", "professional_id", "professionals", "professional_id"),
    ("works_in", "neighbourhood_id", "neighbourhoods", "neighbourhood_id"),
    ("answers", "professional_id", "professionals", "professional_id"),
    ("ties", "professional_id", "professionals", "professional_id"),
    ("ties", "organisation_id", "organisations", "organisation_id"),
    ("ties", "partner_id", "organisations", "organisation_id"),
    ("partner_ratings", "professional_id", "professionals", "professional_id"),
    ("partner_ratings", "organisation_id", "organisations", "organisation_id"),
    ("partner_ratings", "partner_id", "organisations", "organisation_id"),
)
"""Table and column that uses a code; table and column that holds it."""

AT_MOST = 3
MANY_CODES = 12
"""Sentences shown for each kind of problem."""


def _unknown_codes(scan: Quickscan) -> list[Message]:
    problems = []
    for table, column, source, key in REFERENCES:
        known = set(scan.tables[source][key])
        used = scan.tables[table][column].drop_duplicates()
        for code in sorted(set(used) - known)[:AT_MOST]:
            problems.append(_unknown_code(table, column, code, source, known))
    return problems


def _unknown_code(table: str, column: str, code: str, source: str, known: set[str]) -> Message:
    near = nearest(code, known)
    facts = {"table": table, "column": column, "code": repr(code), "source": source}
    if near:
        return Message(
            "Table {table}: {column} {code} does not occur in the table {source}. Add it there or "
            "correct the code; the nearest is {near}.",
            near=near,
            **facts,
        )
    if not known:
        return Message(
            "Table {table}: {column} {code} does not occur in the table {source}, which holds "
            "none at all. Add it there, or leave out these rows.",
            **facts,
        )
    return Message(
        "Table {table}: {column} {code} does not occur in the table {source}. Add it there or "
        "correct the code; known are: {known}.",
        known=", ".join(sorted(known)[:MANY_CODES]) + (", ..." if len(known) > MANY_CODES else ""),
        **facts,
    )


def _people_of_other_waves(scan: Quickscan) -> list[Message]:
    """Rows about somebody in a wave in which this person was not invited."""
    invited = set(
        scan.professionals[["professional_id", "wave"]].itertuples(index=False, name=None)
    )
    known = {person for person, _ in invited}
    problems = []
    for table in ("works_in", "answers", "ties", "partner_ratings"):
        used = scan.tables[table][["professional_id", "wave"]].drop_duplicates()
        for person, wave in sorted(set(used.itertuples(index=False, name=None)) - invited)[
            :AT_MOST
        ]:
            if person in known:
                problems.append(
                    Message(
                        "Table {table}: {person} occurs in wave {wave}, but not in that wave of "
                        "the table professionals. Add this person there or correct the wave.",
                        table=table,
                        person=person,
                        wave=wave,
                    )
                )
    return problems


def _other_organisations(scan: Quickscan) -> list[Message]:
    """Where two tables name another organisation or sector for the same."""
    own = ["professional_id", "wave", "organisation_id"]
    of_ties, of_ratings = (
        scan.tables[table][own]
        .drop_duplicates()
        .merge(scan.professionals[own], on=["professional_id", "wave"], suffixes=("", "_own"))
        for table in ("ties", "partner_ratings")
    )
    of_people = (
        scan.professionals[["organisation_id", "sector"]]
        .drop_duplicates()
        .merge(scan.organisations, on="organisation_id", suffixes=("", "_own"))
    )
    places = (
        ("ties", "organisation_id", of_ties),
        ("partner_ratings", "organisation_id", of_ratings),
        ("professionals", "sector", of_people),
    )
    return [
        Message(
            "Table {table}: {who} has the {column} {found}, but elsewhere {expected}. "
            "Make them the same.",
            table=table,
            who=row.iloc[0],
            column=column,
            found=row[column],
            expected=row[f"{column}_own"],
        )
        for table, column, pairs in places
        for _, row in pairs[pairs[column] != pairs[f"{column}_own"]].head(AT_MOST).iterrows()
    ]


def _changed_questionnaire_codes(scan: Quickscan) -> list[Message]:
    """Sectors, items and layers that the questionnaire does not have."""
    questionnaire = scan.questionnaire
    item_ids = [item.item_id for item in questionnaire.items]
    pairs = (
        ("organisations", "sector", questionnaire.sector_ids),
        ("professionals", "sector", questionnaire.sector_ids),
        ("answers", "item_id", item_ids),
        ("ties", "layer", questionnaire.layer_ids),
        ("partner_ratings", "aspect_id", list(questionnaire.aspect_groups)),
    )
    return [
        _unknown_code(table, column, code, "questionnaire", set(known))
        for table, column, known in pairs
        for code in sorted(set(scan.tables[table][column].unique()) - set(known))[:AT_MOST]
    ]


def _wrong_answers(scan: Quickscan) -> list[Message]:
    allowed = {item.item_id: item.scale.values for item in scan.questionnaire.items}
    given = scan.answers[scan.answers["answer"].notna()]
    first_of_each = given.drop_duplicates(["item_id", "answer"])
    wrong = [
        (item, int(answer), person)
        for item, answer, person in zip(
            first_of_each["item_id"],
            first_of_each["answer"],
            first_of_each["professional_id"],
            strict=True,
        )
        if item in allowed and answer not in allowed[item]
    ]
    return [
        Message(
            "Table answers: for {person} the item {item} holds the answer {answer}; expected one "
            "of {allowed}, or nothing. Correct this answer.",
            person=person,
            item=item,
            answer=answer,
            allowed=", ".join(map(str, allowed[item])),
        )
        for item, answer, person in sorted(wrong)[:AT_MOST]
    ]


def _people_without_answers(scan: Quickscan) -> list[Message]:
    """Somebody is said to have responded, and there is not one answer."""
    n = int(scan.professionals["responded"].sum())
    if n == 0 or len(scan.answers):
        return []
    return [
        Message(
            "Table answers has no rows, while {n} people in the table professionals have "
            "responded. Put the answers back.",
            n=n,
        )
    ]


def _more_answered_than_invited(scan: Quickscan) -> list[Message]:
    people = scan.professionals[scan.professionals["responded"]]
    answered = people.groupby(["organisation_id", "wave"]).size().groupby("organisation_id").max()
    most = {str(name): int(n) for name, n in answered.items()}
    counts = scan.organisations.set_index("organisation_id")["n_invited"].dropna()
    return [
        Message(
            "Table organisations: {organisation} has n_invited {invited}, but {n} people answered. "
            "Correct the number, or leave it empty when it is unknown.",
            organisation=organisation,
            invited=invited,
            n=most[str(organisation)],
        )
        for organisation, invited in counts.items()
        if most.get(str(organisation), 0) > invited
    ][:AT_MOST]


def _answers_and_not_applicable(scan: Quickscan) -> list[Message]:
    both = scan.answers[scan.answers["answer"].notna() & scan.answers["not_applicable"]]
    return [
        Message(
            "Table answers: {person} answered the item {item} with {answer} and also with "
            '"not applicable". Keep one of the two.',
            person=row.professional_id,
            item=row.item_id,
            answer=row.answer,
        )
        for row in both.head(AT_MOST).itertuples()
    ]


def _self_ties(scan: Quickscan) -> list[Message]:
    own = scan.ties[scan.ties["organisation_id"] == scan.ties["partner_id"]]
    return [
        Message(
            "Table ties: {person} names the own organisation {organisation} as a partner. "
            "Remove this row.",
            person=row.professional_id,
            organisation=row.organisation_id,
        )
        for row in own.head(AT_MOST).itertuples()
    ]


def _self_ratings(scan: Quickscan) -> list[Message]:
    ratings = scan.partner_ratings
    own = ratings[ratings["organisation_id"] == ratings["partner_id"]]
    return [
        Message(
            "Table partner_ratings: {person} rates the own organisation {organisation} as a "
            "partner. Remove this row.",
            person=row.professional_id,
            organisation=row.organisation_id,
        )
        for row in own.head(AT_MOST).itertuples()
    ]
