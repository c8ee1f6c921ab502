"""What a class made of each question and each objective, without any number about fewer than 5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from quickscan_sim.grade.class_report.answer_states import FORM
from quickscan_sim.grade.class_report.class_answers import ClassAnswer, ClassAnswers
from quickscan_sim.grade.class_report.intervals import (
    SMALLEST,
    Estimate,
    mean_of,
    share_of,
    share_of_answers,
)
from quickscan_sim.teach.questions import Question


@dataclass(frozen=True)
class QuestionResult:
    """One question.

    ``n`` students were marked; of those ``n_given`` answered, ``n_form`` in a form that could not
    be read, and ``n_waits`` wait for a person. ``right`` is the share with every point, of those
    who answered; None for a text. ``points`` is the mean share of the points, of everybody whose
    answer does not wait: no answer is no points. Both are None below 5 answers. ``misconceptions``
    holds (code, number of students). ``minutes`` and ``hints`` are (median or mean, n), None when
    the notebooks do not say.
    """

    question: Question
    n: int
    n_given: int
    n_form: int
    n_waits: int
    right: Estimate | None
    points: Estimate | None
    misconceptions: tuple[tuple[str, int], ...]
    minutes: tuple[float, int] | None
    hints: tuple[float, int] | None

    @property
    def n_empty(self) -> int:
        """How many left it empty."""
        return self.n - self.n_given

    @property
    def is_shown(self) -> bool:
        """Whether enough students answered to give a number."""
        return self.points is not None


@dataclass(frozen=True)
class ObjectiveResult:
    """An objective, over the questions of it that may be shown.

    ``right`` is the share of the answers that are right; ``points`` the mean over students of the
    share of the points.
    """

    objective_id: str
    question_ids: tuple[str, ...]
    right: Estimate | None
    points: Estimate | None


@dataclass(frozen=True)
class MisconceptionResult:
    """A misconception: how many students show it in any question, of those who could.

    ``share`` is of the students who answered a question in which it can show.
    """

    code: str
    n_students: int
    share: Estimate
    question_ids: tuple[str, ...]


def question_results(answers: ClassAnswers, least: int = SMALLEST) -> tuple[QuestionResult, ...]:
    """Every question of the assignment, in its order.

    Parameters
    ----------
    least
        A misconception that fewer students show at a question is not named there.
    """
    return tuple(
        _question(one, tuple(answers.of(one.question_id)), least) for one in answers.questions
    )


def _question(question: Question, own: Sequence[ClassAnswer], least: int) -> QuestionResult:
    given = [one for one in own if one.is_given]
    points = [one.share for one in own if one.share is not None]
    n_ready = sum(not one.waits for one in given)
    is_enough = n_ready >= SMALLEST
    right = [one.is_right for one in given if not one.waits]
    counts = Counter(code for one in given for code in one.marked.misconceptions)
    common = [(code, n) for code, n in counts.most_common() if n >= least and is_enough]
    return QuestionResult(
        question=question,
        n=len(own),
        n_given=len(given),
        n_form=sum(one.state == FORM for one in own),
        n_waits=sum(one.waits for one in own),
        right=share_of(right) if is_enough and question.is_automatic else None,
        points=mean_of(points) if is_enough else None,
        misconceptions=tuple(sorted(common, key=lambda pair: (-pair[1], pair[0]))),
        minutes=_middle(
            [one.marked.seconds / 60 for one in given if one.marked.seconds is not None]
        ),
        hints=_average([one.marked.hints for one in given if one.marked.hints is not None]),
    )


def _middle(minutes: Sequence[float]) -> tuple[float, int] | None:
    return (median(minutes), len(minutes)) if len(minutes) >= SMALLEST else None


def _average(hints: Sequence[int]) -> tuple[float, int] | None:
    return (sum(hints) / len(hints), len(hints)) if len(hints) >= SMALLEST else None


def objective_results(
    answers: ClassAnswers, results: Iterable[QuestionResult]
) -> tuple[ObjectiveResult, ...]:
    """Every objective of the assignment, in the order of its questions.

    A question that may not be shown is left out here too: the objective minus the other questions
    would give it away.
    """
    shown = [one.question for one in results if one.is_shown]
    objectives = dict.fromkeys(one.objective for one in answers.questions)
    return tuple(
        _objective(name, [one for one in shown if one.objective == name], answers)
        for name in objectives
    )


def _objective(name: str, own: Sequence[Question], answers: ClassAnswers) -> ObjectiveResult:
    is_automatic = {one.question_id: one.is_automatic for one in own}
    ready = [one for one in answers.answers if one.question_id in is_automatic and not one.waits]
    given = [one for one in ready if one.is_given and is_automatic[one.question_id]]
    points = list(points_by_student(ready).values())
    return ObjectiveResult(
        name,
        tuple(is_automatic),
        share_of_answers([one.is_right for one in given], [one.student for one in given]),
        mean_of(points),
    )


def points_by_student(answers: Iterable[ClassAnswer]) -> Mapping[str, float]:
    """For every student the share of the points, over these answers."""
    got: dict[str, float] = {}
    worth: dict[str, float] = {}
    for one in answers:
        if one.share is not None:
            got[one.student] = got.get(one.student, 0.0) + one.share * one.marked.worth
            worth[one.student] = worth.get(one.student, 0.0) + one.marked.worth
    return {student: got[student] / most for student, most in worth.items() if most > 0}


def misconception_results(
    answers: Iterable[ClassAnswers],
    results: Iterable[QuestionResult],
    least: int = SMALLEST,
) -> tuple[MisconceptionResult, ...]:
    """The misconceptions of a class over one or more assignments, most frequent first.

    Of one that fewer than ``least`` students show nothing is said, nor where fewer than 5 students
    could show it. An answer that fits two misconceptions counts for both.
    """
    shown = {one.question.question_id: one.question for one in results if one.is_shown}
    could: dict[str, set[str]] = {}
    does: dict[str, set[str]] = {}
    places: dict[str, dict[str, None]] = {}
    given = [one for each in answers for one in each.answers if one.is_given and not one.waits]
    for one in given:
        question = shown.get(one.question_id)
        if question is None:
            continue
        for code in {*question.misconceptions, *one.marked.misconceptions}:
            could.setdefault(code, set()).add(one.student)
        for code in one.marked.misconceptions:
            does.setdefault(code, set()).add(one.student)
            places.setdefault(code, {})[one.question_id] = None
    found = [
        MisconceptionResult(code, len(who), share, tuple(sorted(places[code], key=_in_order)))
        for code, who in does.items()
        if len(who) >= least and (share := share_of([one in who for one in sorted(could[code])]))
    ]
    return tuple(sorted(found, key=lambda one: (-one.share.value, -one.n_students, one.code)))


def _in_order(question_id: str) -> tuple[str, int]:
    head = question_id.rstrip("0123456789")
    return head, int(question_id[len(head) :] or 0)
