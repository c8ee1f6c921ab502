"""The function that students may write: one in plain Python is right, and mistakes are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quickscan_sim.teach.questions import Expected, assess, find_question

QUESTION = find_question("M2.W13")
Function = Callable[[list[Any], list[bool]], Any]


def theme_score(answers: list[Any], reversed_sentences: list[bool]) -> float | None:
    """As a student might write it who just learned to."""
    total, n_given, n_applies = 0, 0, 0
    for answer, is_reversed in zip(answers, reversed_sentences, strict=True):
        if answer == 9:
            continue
        n_applies += 1
        if answer is not None:
            n_given += 1
            total += 6 - answer if is_reversed else answer
    if n_given == 0 or n_given < n_applies / 2:
        return None
    return total / n_given


def never_reversed(answers: list[Any], _: list[bool]) -> float | None:
    return theme_score(answers, [False] * len(answers))


def nines_counted(answers: list[Any], reversed_sentences: list[bool]) -> float | None:
    given = [one for one in answers if one is not None]
    turned = [
        6 - one if is_reversed else one
        for one, is_reversed in zip(answers, reversed_sentences, strict=True)
        if one is not None
    ]
    return sum(turned) / len(given) if len(given) >= len(answers) / 2 else None


def any_form(answers: list[Any], reversed_sentences: list[bool]) -> float | None:
    """A score for whoever answered something."""
    known = [
        (one, turned)
        for one, turned in zip(answers, reversed_sentences, strict=True)
        if one not in (None, 9)
    ]
    return theme_score([one for one, _ in known], [turned for _, turned in known])


def told(function: object) -> tuple[float, tuple[str, ...], str]:
    found = assess(QUESTION, Expected(QUESTION.question_id, None), function)
    return found.share, found.misconceptions, found.form.in_language("en") if found.form else ""


def test_a_right_function_is_right() -> None:
    assert told(theme_score) == (1.0, (), "")


@pytest.mark.parametrize(
    ("function", "code"),
    [(never_reversed, "MV-S1"), (nines_counted, "MV-S2"), (any_form, "MV-S4")],
)
def test_a_mistake_in_a_function_is_named(function: Function, code: str) -> None:
    assert told(function) == (0.0, (code,), "")


def test_a_function_that_stops_or_yields_nothing_gets_a_sentence() -> None:
    assert "stopped with TypeError" in told(lambda answers, _: sum(answers))[2]
    assert told(lambda *_: None)[2].startswith("Your function yields nothing")
    assert told(3.5)[2].startswith("Give the function itself")
