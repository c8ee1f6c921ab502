"""Two classes or years beside each other: differences of shares, with how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.grade.class_report.intervals import Difference, Estimate, difference_of
from quickscan_sim.grade.class_report.results import objective_results, question_results

CHANCE = 0.05
"""How often an interval leaves out 0 though nothing differs."""


@dataclass(frozen=True)
class Compared:
    """A question or objective in this class (``here``) and another one (``there``)."""

    name: str
    here: Estimate
    there: Estimate
    difference: Difference


@dataclass(frozen=True)
class Comparison:
    """What two classes made of the same assignment.

    ``is_same`` says whether both got the same questions; else nothing is compared. ``n_here`` and
    ``n_there`` students were marked.
    """

    assignment: str
    other: str
    is_same: bool
    n_here: int
    n_there: int
    questions: tuple[Compared, ...]
    objectives: tuple[Compared, ...]

    @property
    def n_clear(self) -> int:
        """How many differences leave out 0."""
        return sum(one.difference.is_clear for one in (*self.questions, *self.objectives))

    @property
    def n_by_chance(self) -> float:
        """How many would do so on average if the classes did not differ at all."""
        return CHANCE * len((*self.questions, *self.objectives))


def compare(here: ClassAnswers, there: ClassAnswers, other: str) -> Comparison:
    """Compare two classes on one assignment, question by question and by objective.

    Only with the same ``questions_hash`` in every record: with other questions, or other points,
    a difference would say nothing of the classes. A number below 5 answers is not compared.

    Parameters
    ----------
    other
        What the other class is called, such as its course run.
    """
    hashes = {one.questions_hash for each in (here, there) for one in each.marked}
    n_here, n_there = len(here.students), len(there.students)
    if len(hashes) != 1:
        return Comparison(here.assignment, other, False, n_here, n_there, (), ())
    ours, theirs = question_results(here), question_results(there)
    both = {one.question.question_id for one in theirs if one.right is not None}
    questions = _pairs(
        [(one.question.question_id, one.right) for one in ours],
        [(one.question.question_id, one.right) for one in theirs],
    )
    # Over the same questions in both classes: else an objective would differ by what it asks.
    same = [one for one in ours if one.right is not None and one.question.question_id in both]
    names = {one.question.question_id for one in same}
    objectives = _pairs(
        [(one.objective_id, one.right) for one in objective_results(here, same)],
        [
            (one.objective_id, one.right)
            for one in objective_results(
                there, [one for one in theirs if one.question.question_id in names]
            )
        ],
    )
    objectives = tuple(sorted(objectives, key=lambda one: one.name))
    return Comparison(here.assignment, other, True, n_here, n_there, questions, objectives)


def _pairs(
    here: Sequence[tuple[str, Estimate | None]], there: Sequence[tuple[str, Estimate | None]]
) -> tuple[Compared, ...]:
    others = dict(there)
    found = []
    for name, ours in here:
        theirs = others.get(name)
        if ours is not None and theirs is not None:
            found.append(Compared(name, ours, theirs, difference_of(ours, theirs)))
    return tuple(found)
