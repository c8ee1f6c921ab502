"""Groups of a class, where each that is shown or left has 5 students or more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.grade.class_report.intervals import SMALLEST, Estimate, mean_of
from quickscan_sim.grade.class_report.results import QuestionResult, points_by_student


@dataclass(frozen=True)
class GroupResult:
    """One group: its mean share of the points, in all and by objective.

    ``n`` students were marked. Only questions that a computer marks count, and no answer is no
    points: so all numbers are about the same students.
    """

    group: str
    n: int
    points: Estimate
    by_objective: Mapping[str, Estimate]


@dataclass(frozen=True)
class GroupResults:
    """The groups that may be shown, and how many groups and students are not."""

    shown: tuple[GroupResult, ...]
    n_hidden_groups: int
    n_hidden_students: int


def groups_to_show(sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The groups that may be shown, so that what is left has no number under 5 either.

    A group below 5 is hidden. The whole class minus the groups shown must not give a hidden group
    away: so one hidden group never stands alone, and together the hidden have 5 students or more.
    Where needed the smallest others are hidden too. One group alone is the class itself.

    >>> groups_to_show({"A": 8, "B": 7, "C": 3})
    ('A',)
    >>> groups_to_show({"A": 8, "B": 7, "C": 3, "D": 4})
    ('A', 'B')
    >>> groups_to_show({"A": 8, "B": 7})
    ('A', 'B')
    """
    present = {name: n for name, n in sizes.items() if n > 0}
    hidden = {name for name, n in present.items() if n < SMALLEST or not name}
    others = sorted(
        (name for name in present if name not in hidden), key=lambda name: present[name]
    )
    while hidden and others and _gives_away(hidden, present):
        hidden.add(others.pop(0))
    shown = [name for name in present if name not in hidden]
    return tuple(shown) if len(present) > 1 else ()


def _gives_away(hidden: set[str], sizes: Mapping[str, int]) -> bool:
    """Whether a subtraction leads to fewer than 5, or to one group that was hidden."""
    if hidden == {""} and sizes[""] >= SMALLEST:
        return False
    return len(hidden) == 1 or sum(sizes[name] for name in hidden) < SMALLEST


def group_results(answers: ClassAnswers, results: Sequence[QuestionResult]) -> GroupResults:
    """The groups of an assignment that may be shown, in the order of the class list."""
    own = {student: answers.groups.get(student, "") for student in answers.students}
    order = dict.fromkeys([*answers.groups.values(), *own.values()])
    sizes = {group: list(own.values()).count(group) for group in order}
    names = groups_to_show(sizes)
    waiting = {one.question_id for one in answers.answers if one.waits}
    countable = {
        one.question.question_id: one.question.objective
        for one in results
        if one.is_shown and one.question.is_automatic and one.question.question_id not in waiting
    }
    shown = [one for name in names if (one := _group(name, own, countable, answers)) is not None]
    n_shown = sum(one.n for one in shown)
    n_groups = sum(n > 0 and bool(name) for name, n in sizes.items())
    return GroupResults(tuple(shown), n_groups - len(shown), len(own) - n_shown)


def _group(
    name: str, own: Mapping[str, str], countable: Mapping[str, str], answers: ClassAnswers
) -> GroupResult | None:
    mine = [
        one for one in answers.answers if own[one.student] == name and one.question_id in countable
    ]
    whole = mean_of(list(points_by_student(mine).values()))
    if whole is None:
        return None
    by_objective = {}
    for objective in sorted(set(countable.values())):
        there = [one for one in mine if countable[one.question_id] == objective]
        if (found := mean_of(list(points_by_student(there).values()))) is not None:
            by_objective[objective] = found
    return GroupResult(name, whole.n, whole, by_objective)
