"""A draw in which a mistake would earn points is not handed out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_questions import small_data, small_questions

from quickscan_sim.teach.questions import Expected, assess, expect
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.question import Form
from quickscan_sim.teach.variants.discrimination import _refusal

PERCENTAGE = replace(
    small_questions()["M2.W1"],
    form=Form(decimals=0, tolerance=0.5, low=0, high=100),
    answer=Computation("fixed", {"value": 33.3}),
)


@pytest.mark.parametrize(("wrong", "is_refused"), [(33.7, True), (33.9, False), (40.0, False)])
def test_a_mistake_within_the_tolerance_of_its_question_does_not_show(
    wrong: float, is_refused: bool
) -> None:
    question = replace(PERCENTAGE, mutants={"MV-S1": {"value": wrong}})
    expected = expect(question, small_data())
    assert isinstance(expected, Expected)
    assert (_refusal(question, expected) is not None) == is_refused
    assert assess(question, expected, wrong).is_right == is_refused
