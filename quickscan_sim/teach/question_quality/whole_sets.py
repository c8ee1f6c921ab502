"""Whole sets of answers: the model solution, nothing at all, and those who only guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.random_streams import stream
from quickscan_sim.teach.question_quality.cases import Case
from quickscan_sim.teach.questions import Expected, Question, assess
from quickscan_sim.teach.simulated_class import (
    answerable,
    constant_answer,
    random_answer,
    typed_answer,
)

EMPTY: tuple[Any, ...] = (None, ..., "", "...")
N_CONSTANTS = 4
SOMEBODY_ELSE = "copied example"
Answering = Callable[[Question, Expected, Expected, np.random.Generator], Any]
"""Question, own expected, expected of another variant, chance -> what is typed."""


def mark_whole_sets(questions: Iterable[Question], cases: Sequence[Case]) -> pd.DataFrame:
    """The points of those who do all questions in one way, as a share of what can be earned.

    Returns
    -------
    DataFrame
        A row for each way, module and part: ``n`` variants, the ``mean``, ``lowest`` and
        ``highest`` share. The copied example is what is right for the next variant; with a single
        variant nobody can be copied, and the row is left out.
    """
    asked = answerable(questions)
    rows = []
    for way, answer in WAYS.items():
        if way == SOMEBODY_ELSE and len(cases) < 2:
            continue
        points = [_points(asked, cases, number, answer) for number in range(len(cases))]
        rows += [_row(way, part, [earned[part] for earned in points]) for part in points[0]]
    return pd.DataFrame(rows)


def _points(
    questions: Sequence[Question], cases: Sequence[Case], number: int, answer: Answering
) -> dict[tuple[str, str], float]:
    """By module and part the share of the points that one variant gives."""
    own, other = cases[number].expected, cases[(number + 1) % len(cases)].expected
    earned: dict[tuple[str, str], float] = {}
    worth: dict[tuple[str, str], float] = {}
    for question in questions:
        name = question.question_id
        chance = stream(number, f"guess {name}")
        raw = answer(question, own[name], other[name], chance)
        part = question.module, question.part
        share = assess(question, own[name], raw).share
        earned[part] = earned.get(part, 0.0) + share * question.points
        worth[part] = worth.get(part, 0.0) + question.points
    return {part: earned[part] / worth[part] for part in worth if worth[part] > 0}


def _row(way: str, part: tuple[str, str], shares: list[float]) -> dict[str, object]:
    return {
        "way": way,
        "module": part[0],
        "part": part[1],
        "n": len(shares),
        "mean": float(np.mean(shares)),
        "lowest": min(shares),
        "highest": max(shares),
    }


def _model(question: Question, own: Expected, _other: Expected, _chance: object) -> Any:
    return typed_answer(question, own.right)


def _copied(question: Question, _own: Expected, other: Expected, _chance: object) -> Any:
    return typed_answer(question, other.right)


def _empty(_q: Question, _own: Expected, _other: Expected, chance: np.random.Generator) -> Any:
    return EMPTY[int(chance.integers(len(EMPTY)))]


def _random(q: Question, own: Expected, _other: Expected, chance: np.random.Generator) -> Any:
    return random_answer(q, own, chance)


def _always(place: int) -> Answering:
    def answer(question: Question, own: Expected, _other: Expected, _chance: object) -> Any:
        return constant_answer(question, own, place)

    return answer


WAYS: dict[str, Answering] = {
    "model solution": _model,
    "empty": _empty,
    SOMEBODY_ELSE: _copied,
    "random": _random,
    **{f"constant {place + 1}": _always(place) for place in range(N_CONSTANTS)},
}
