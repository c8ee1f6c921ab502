"""A code that does not exist: the one that is meant is offered, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from small_questions import small_questions

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.judge import judge_all
from quickscan_sim.teach.questions import find_question, load_questions
from quickscan_sim.teach.questions.unknown_question import unknown_question

KNOWN = [question.question_id for question in load_questions()]


def said_of(code: Any) -> str:
    with pytest.raises(QuickscanError) as caught:
        find_question(code)
    return caught.value.in_language("en")


@pytest.mark.parametrize("code", [None, "", "hint", "check", 3, "W3", "M99.W1", "M77", object, "²"])
def test_when_nothing_is_near_the_modules_and_the_look_of_a_code_are_told(code: Any) -> None:
    said = said_of(code)
    assert "Do you mean" not in said
    assert "Write a code like M2.W1. The modules are M2, M5 and M6." in said


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("M2", "M2.W1"),
        (" m6. ", "M6.W1"),
        ("M5.", "M5.W1"),
        ("M2.W33", "M2.W3"),
        ("M5W111", "M5.W11"),
        ("M6.A33", "M6.A3"),
    ],
)
def test_a_module_offers_its_first_question_and_a_slip_the_nearest(code: str, near: str) -> None:
    assert said_of(code).endswith(f"Do you mean {near}?")


@pytest.mark.parametrize("code", ["M2", "hint", "M2.W33", ""])
def test_the_judge_says_the_same(code: str) -> None:
    found = judge_all(load_questions(), {}, {code: 3})[-1]
    assert found.reason.in_language("en") == said_of(code)


def test_with_one_module_its_first_question_is_offered_and_without_questions_none() -> None:
    assert "Do you mean M2.W1" in unknown_question("hint", small_questions()).in_language("en")
    assert unknown_question("M2.W1", ()).in_language("en") == "There is no question 'M2.W1'."
