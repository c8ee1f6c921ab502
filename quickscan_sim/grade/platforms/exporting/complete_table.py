"""The kit's own table: a row for each student with all that is known of every question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quickscan_sim.grade.gradebook.grades import StudentGrades
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.platforms.exporting.table import Cell, Table
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.language import mark, translator

OF_STUDENT = (
    mark("student"),
    mark("first name"),
    mark("last name"),
    mark("e-mail"),
    mark("group"),
    mark("handed in (UTC)"),
    mark("state"),
    mark("total"),
    mark("most points"),
    mark("late penalty"),
)
OF_QUESTION = (
    mark("points"),
    mark("most points"),
    mark("by the judge"),
    mark("by hand"),
    mark("extra points"),
    mark("misconceptions"),
)
FINISHED, WAITS, NOTHING = (
    mark("finished"),
    mark("waits for your points"),
    mark("nothing handed in"),
)

N_NAMES = 5
"""The first columns are what people are called: there a formula could stand."""

Marked = Mapping[str, MarkedSubmission]


def complete_table(
    grades: Sequence[StudentGrades],
    members: Mapping[str, Member],
    marked: Marked,
    worth: float,
    language: str,
) -> Table:
    """All of one assignment; in Dutch with semicolons and a decimal comma, as Excel wants it.

    Parameters
    ----------
    marked
        What marking found, by student: the misconceptions come from there. Who is not in it has
        none.
    worth
        All points that can be had.
    """
    say = translator(language)
    questions = list(dict.fromkeys(name for one in grades for name in one.grades))
    headings = [say(name) for name in OF_STUDENT]
    headings += [f"{question} {say(name)}" for question in questions for name in OF_QUESTION]
    rows = []
    for one in grades:
        named = _misconceptions(marked.get(one.student))
        row = _of_student(one, members.get(one.student), worth, say(_state(one)))
        for question in questions:
            row += _of_question(one, question, named)
        rows.append(tuple(row))
    is_dutch = language == "nl"
    return Table(
        tuple(headings),
        tuple(rows),
        names=frozenset(range(N_NAMES)),
        separator=";" if is_dutch else ",",
        decimal_mark="," if is_dutch else ".",
        encoding="utf-8-sig",
    )


def _state(one: StudentGrades) -> str:
    if not one.grades:
        return NOTHING
    return WAITS if one.waits else FINISHED


def _of_student(one: StudentGrades, member: Member | None, worth: float, state: str) -> list[Cell]:
    return [
        one.student,
        (member.first_name if member else "") or one.first_name,
        (member.last_name if member else "") or one.last_name,
        (member.email if member else "") or one.email,
        member.group if member else "",
        one.handed_in,
        state,
        one.points if one.grades else None,
        worth,
        one.late_penalty if one.grades else None,
    ]


def _of_question(
    one: StudentGrades, question: str, named: Mapping[str, tuple[str, ...]]
) -> list[Cell]:
    grade = one.grades.get(question)
    if grade is None:
        return [None] * len(OF_QUESTION)
    return [
        grade.points,
        grade.worth,
        grade.automatic,
        grade.by_hand,
        grade.extra,
        ", ".join(named.get(question, ())),
    ]


def _misconceptions(marked: MarkedSubmission | None) -> dict[str, tuple[str, ...]]:
    if marked is None:
        return {}
    return {answer.question_id: answer.misconceptions for answer in marked.answers}
