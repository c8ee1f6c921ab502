"""All results of a class report, before they become sentences, figures and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.grade.class_report.comparison import Comparison
from quickscan_sim.grade.class_report.groups import GroupResults, group_results
from quickscan_sim.grade.class_report.intervals import SMALLEST
from quickscan_sim.grade.class_report.misbehaving import (
    ExpectedOf,
    Item,
    OptionFound,
    items,
    odd_options,
)
from quickscan_sim.grade.class_report.results import (
    MisconceptionResult,
    ObjectiveResult,
    QuestionResult,
    misconception_results,
    objective_results,
    question_results,
)


@dataclass(frozen=True)
class AssignmentResults:
    """What a class made of one assignment; ``has_key`` says whether options could be looked at."""

    answers: ClassAnswers
    questions: tuple[QuestionResult, ...]
    objectives: tuple[ObjectiveResult, ...]
    items: tuple[Item, ...]
    options: tuple[OptionFound, ...]
    groups: GroupResults
    has_key: bool

    @property
    def is_enough(self) -> bool:
        """Whether any question has enough answers to give a number."""
        return any(one.is_shown for one in self.questions)


@dataclass(frozen=True)
class ClassReport:
    """Everything the report says.

    ``with_names`` makes it one for the lecturer alone: it names students, and also counts what
    fewer than 5 of them think.
    """

    course_run: str
    made_on: date
    assignments: tuple[AssignmentResults, ...]
    misconceptions: tuple[MisconceptionResult, ...]
    comparisons: tuple[Comparison, ...] = ()
    with_names: bool = False


def make_report(
    classes: Sequence[ClassAnswers],
    course_run: str,
    made_on: date,
    *,
    expected: Mapping[str, ExpectedOf] | None = None,
    comparisons: Sequence[Comparison] = (),
    with_names: bool = False,
) -> ClassReport:
    """The results of one or more assignments of a class.

    Parameters
    ----------
    classes
        One for each assignment.
    expected
        By assignment what was expected of every student, from the lecturer's key; without it
        nothing is said of options.
    comparisons
        From :func:`~quickscan_sim.grade.class_report.comparison.compare`.
    with_names
        Make it a report for the lecturer alone.
    """
    least = 1 if with_names else SMALLEST
    keys = expected or {}
    assignments = tuple(_one(one, keys.get(one.assignment, {}), least) for one in classes)
    questions = [question for one in assignments for question in one.questions]
    return ClassReport(
        course_run,
        made_on,
        assignments,
        misconception_results(classes, questions, least),
        tuple(comparisons),
        with_names,
    )


def _one(answers: ClassAnswers, expected: ExpectedOf, least: int) -> AssignmentResults:
    results = question_results(answers, least)
    return AssignmentResults(
        answers,
        results,
        objective_results(answers, results),
        items(answers, results),
        odd_options(answers, results, expected) if expected else (),
        group_results(answers, results),
        bool(expected),
    )
