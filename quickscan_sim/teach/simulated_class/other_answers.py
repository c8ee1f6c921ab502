"""Answers without looking at the data: at random, or always the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from quickscan_sim.teach.questions import Expected, Question

UNBOUNDED = 50
"""Up to where a number is guessed when the question gives no limit."""


def keys_of(question: Question, expected: Expected) -> list[str]:
    """What could be chosen: the options of the file, those of the data, or the cell words."""
    keys = [option.key for option in question.options]
    return [*keys, *(key for key in expected.options if key not in keys)]


def random_answer(question: Question, expected: Expected, chance: np.random.Generator) -> Any:
    """An answer of the right form by somebody who only guesses."""
    keys = keys_of(question, expected)
    if question.kind == "choice":
        return str(chance.choice(keys))
    if question.kind == "several":
        return _some(keys, chance)
    if question.kind == "ranked":
        return [str(key) for key in chance.permutation(keys)[: len(expected.right)]]
    if question.kind == "table":
        return {row: _random_cell(question, chance) for row in expected.right}
    return _random_number(question, chance)


def constant_answer(question: Question, expected: Expected, place: int = 0) -> Any:
    """An answer by somebody who fills in the same everywhere.

    Parameters
    ----------
    place
        Which of the options or words; the last one when there are fewer.
    """
    keys = keys_of(question, expected)
    if question.kind == "choice":
        return _at(keys, place)
    if question.kind == "several":
        return keys
    if question.kind == "ranked":
        return keys[: len(expected.right)]
    if question.kind == "table":
        cells = question.form.cells
        return dict.fromkeys(expected.right, _at(cells, place) if cells else _middle(question))
    return _middle(question)


def _some(keys: list[str], chance: np.random.Generator) -> list[str]:
    """Every key with a chance of one half; at least one, since nothing is no answer."""
    chosen = [key for key, is_in in zip(keys, chance.random(len(keys)) < 0.5, strict=True) if is_in]
    return chosen or [str(chance.choice(keys))]


def _random_cell(question: Question, chance: np.random.Generator) -> Any:
    if question.form.cells:
        return str(chance.choice(list(question.form.cells)))
    return _random_number(question, chance)


def _random_number(question: Question, chance: np.random.Generator) -> float:
    low, high = _range(question)
    return float(np.round(chance.uniform(low, high), question.form.decimals or 0))


def _middle(question: Question) -> float:
    low, high = _range(question)
    return float(np.round((low + high) / 2, question.form.decimals or 0))


def _range(question: Question) -> tuple[float, float]:
    low, high = question.form.low, question.form.high
    return 0.0 if low is None else low, float(UNBOUNDED) if high is None else high


def _at(keys: Iterable[str], place: int) -> str:
    keys = list(keys)
    return keys[min(place, len(keys) - 1)]
