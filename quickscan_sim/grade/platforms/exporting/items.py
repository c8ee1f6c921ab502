"""What is exported: a column of points for each student, of an assignment or of a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.gradebook.grades import StudentGrades

Graded = Mapping[str, Sequence[StudentGrades]]
"""The grades of every student, by assignment."""

DECIMALS = 2


@dataclass(frozen=True)
class Item:
    """One column. ``points`` has None for who did not hand in: that is no 0."""

    title: str
    worth: float
    points: Mapping[str, float | None]


def unfinished_students(graded: Graded) -> tuple[str, ...]:
    """Everybody of whom a text still waits for a person."""
    waiting = (one.student for grades in graded.values() for one in grades if one.waits)
    return tuple(dict.fromkeys(waiting))


def check_finished(graded: Graded) -> None:
    """Refuse totals that are not finished.

    Raises
    ------
    QuickscanError
        When texts wait for a person, with whose they are.
    """
    waiting = unfinished_students(graded)
    if waiting:
        shown = ", ".join(waiting[:10]) + (f" (+{len(waiting) - 10})" if len(waiting) > 10 else "")
        raise QuickscanError(
            "Texts of {n} students still wait for your points: {students}. Give them with "
            "quickscan class formgrader and export again, or add --unfinished: then what they "
            "have so far is exported.",
            n=len(waiting),
            students=shown,
        )


def items_of(
    graded: Graded,
    worths: Mapping[str, float],
    titles: Mapping[str, str],
    per_question: bool = False,
) -> tuple[Item, ...]:
    """The total of each assignment, and each question behind it if that is wanted."""
    found: list[Item] = []
    for assignment, grades in graded.items():
        title = titles.get(assignment, assignment)
        totals = {
            one.student: round(one.points, DECIMALS) if one.grades else None for one in grades
        }
        found.append(Item(title, worths[assignment], totals))
        if per_question:
            found += _questions(title, grades)
    return tuple(found)


def _questions(title: str, grades: Sequence[StudentGrades]) -> list[Item]:
    worths = {name: one.worth for each in grades for name, one in each.grades.items()}
    return [
        Item(
            f"{title} {question}",
            worth,
            {
                one.student: round(one.grades[question].points, DECIMALS)
                if question in one.grades
                else None
                for one in grades
            },
        )
        for question, worth in worths.items()
    ]


def best_of(items: Sequence[Item], title: str) -> Item:
    """One column with each student's highest points: the resit and the first time.

    Raises
    ------
    QuickscanError
        When the assignments are not worth the same, so that points cannot be compared.
    """
    worths = {one.title: one.worth for one in items}
    if len(items) < 2:
        raise QuickscanError("The best of one assignment is that one. Name both after --best-of.")
    if len(set(worths.values())) > 1:
        raise QuickscanError(
            "These assignments are not worth the same: {worths}. Points of the first time and the "
            "resit cannot be compared then.",
            worths=", ".join(f"{name}: {worth:g}" for name, worth in worths.items()),
        )
    students = dict.fromkeys(student for one in items for student in one.points)
    highest = {}
    for student in students:
        had = [one.points.get(student) for one in items]
        highest[student] = max((points for points in had if points is not None), default=None)
    return Item(title, items[0].worth, highest)


def sum_of(item: Item) -> float:
    """All points in a column together."""
    return round(sum(points for points in item.points.values() if points is not None), DECIMALS)
