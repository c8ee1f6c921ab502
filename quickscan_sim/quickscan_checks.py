"""What does not fit in a quickscan that comes in, one sentence for each thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.table_checks import check_table, with_types
from quickscan_sim.tables import QUICKSCAN_TABLES

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan

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

MANY_CODES = 12
AT_MOST = 3
"""Sentences shown for each kind of problem."""


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


def typed_quickscan(scan: Quickscan) -> Quickscan:
    """The quickscan with declared types; for what was checked before, and is surely the same.

    Raises
    ------
    QuickscanError
        When a value cannot be read as its type, or a needed column is absent.
    """
    tables = {table.name: with_types(scan.tables[table.name], table) for table in QUICKSCAN_TABLES}
    return scan.with_tables(tables)


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
