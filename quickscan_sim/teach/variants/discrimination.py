"""Can every typical mistake be told from the right answer in this variant?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions.expected import Expected, expect
from quickscan_sim.teach.questions.kinds.number import is_right_number
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.variants.comparison_type import shows_its_type
from quickscan_sim.teach.variants.difficulty import out_of_bounds
from quickscan_sim.teach.variants.planting import Planting

FARTHER_THAN = 0.02
"""A wrong number lies farther than this from the right one, twice the usual tolerance."""

TOGETHER_WITHIN = 0.011
"""Two wrong numbers this close share a hint: which mistake it was cannot be told."""

DIFFICULTY = "difficulty"
COMPARISON = "comparison"
NUMBER = re.compile(r"\d+[.,]\d+")


@dataclass(frozen=True)
class Refusal:
    """Why a draw is not handed out.

    ``question_id`` is that of the question, or "difficulty" or "comparison"; ``misconception`` the
    mistake that would not show, the count out of bounds, or "" when there is no right answer.
    """

    question_id: str
    misconception: str = ""


@dataclass(frozen=True)
class Checked:
    """What was found on a draw: why it is refused, or what the questions then expect."""

    refusal: Refusal | None
    expected: tuple[Expected, ...] = ()
    coinciding: tuple[tuple[str, str, str], ...] = ()


def examine_draw(
    data: OwnData, questions: Iterable[Question], planting: Planting | None = None
) -> Checked:
    """The first reason not to hand out this draw, or what every question expects of it.

    The cheapest checks come first.

    Parameters
    ----------
    questions
        Those of every module of the course, since the own wijk is kept for all of them.
    planting
        What was planted, to see whether the truth about two wijken shows; None: not looked at.
    """
    bound = out_of_bounds(data)
    if bound:
        return Checked(Refusal(DIFFICULTY, bound))
    if planting and not shows_its_type(data.both, planting):
        return Checked(Refusal(COMPARISON, planting.truth_type))
    gathered = []
    for question in questions:
        expected = expect(question, data)
        refusal = _refusal(question, expected)
        if refusal:
            return Checked(refusal)
        gathered.append(expected)
    return Checked(None, tuple(gathered), tuple(_coinciding(gathered)))


def _refusal(question: Question, expected: Expected) -> Refusal | None:
    if question.answer is None:
        return None
    if question.kind != "function" and not _exists(expected.right):
        return Refusal(question.question_id)
    for misconception, wrong in expected.mutants.items():
        if not _differs(wrong, expected.right) or _counts_as_right(question, expected, wrong):
            return Refusal(question.question_id, misconception)
        if _hint_tells(misconception, expected.right):
            return Refusal(question.question_id, misconception)
    return None


def _counts_as_right(question: Question, expected: Expected, wrong: Any) -> bool:
    """A question may allow more than twice the usual tolerance, or rounding to whole numbers."""
    if not (question.kind == "number" and _is_number(wrong)):
        return False
    return is_right_number(wrong, expected.right, question.form)


def _exists(value: Any) -> bool:
    if value is None:
        return False
    if isinstance(value, Mapping):
        return bool(value) and all(_exists(cell) for cell in value.values())
    return not (isinstance(value, float) and not math.isfinite(value))


def _differs(wrong: Any, right: Any) -> bool:
    """Numbers by more than twice the tolerance; whole numbers, words and orders at all."""
    if wrong is None or right is None:
        return wrong is not right
    if isinstance(wrong, Mapping) and isinstance(right, Mapping):
        return wrong.keys() != right.keys() or any(
            _differs(wrong[row], right[row]) for row in right
        )
    if _is_number(wrong) and _is_number(right):
        if _is_whole(wrong) and _is_whole(right):
            return bool(wrong != right)
        return not math.isfinite(wrong) or abs(wrong - right) > FARTHER_THAN
    return bool(wrong != right)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int)


def _hint_tells(misconception: str, right: Any) -> bool:
    """Does the worked example, which has other numbers, happen to end at this very one?"""
    if not isinstance(right, float):
        return False
    return round(right, 2) in _numbers_in_example(misconception)


@cache
def _numbers_in_example(misconception: str) -> frozenset[float]:
    from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions

    found = {one.misconception_id: one for one in load_misconceptions()}.get(misconception)
    if found is None:
        return frozenset()
    texts = (found.hints[-1].nl, found.hints[-1].en)
    numbers = (number for text in texts for number in NUMBER.findall(text))
    return frozenset(float(number.replace(",", ".")) for number in numbers)


def _coinciding(gathered: list[Expected]) -> Iterable[tuple[str, str, str]]:
    """Question and two mistakes that give the same answer there."""
    for expected in gathered:
        names = list(expected.mutants)
        for place, first in enumerate(names):
            for second in names[place + 1 :]:
                if _coincide(expected.mutants[first], expected.mutants[second]):
                    yield expected.question_id, first, second


def _coincide(first: Any, second: Any) -> bool:
    if first is None or second is None:
        return False
    if _is_number(first) and _is_number(second) and not (_is_whole(first) and _is_whole(second)):
        return bool(abs(first - second) <= TOGETHER_WITHIN)
    return bool(first == second)
