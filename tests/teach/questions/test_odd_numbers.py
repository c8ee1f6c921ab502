"""Numbers that are not what they look like: raised figures, masked cells, minus zero."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from quickscan_sim.teach.questions import Expected, assess, find_question, read_answer
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.questions.kinds.number_text import typed_number

QUESTION = find_question("M2.W5")
MASKED = np.ma.masked_all(())


@pytest.mark.parametrize("text", ["2²", "²", "2₂", "2①", "1e⁻5", "⁻2", "3½", "1⒈5", "2\u00b9"])
def test_a_raised_or_ringed_figure_is_no_figure_of_the_number(text: str) -> None:
    assert typed_number(text) is None
    said = read_answer(QUESTION, text, Expected("M2.W5", 22)).form
    assert said is not None
    assert "can not be read as a number" in said.in_language("en")


@pytest.mark.parametrize("text", ["４.５", "4,5\u00a0", "\u20094.5", "\U0001d7d2.5"])
def test_figures_in_another_type_and_narrow_spaces_are_still_read(text: str) -> None:
    assert typed_number(text) == 4.5


@pytest.mark.parametrize(
    "raw", [MASKED, np.ma.masked, np.ma.array(4.5, mask=True), np.ma.masked_all((), dtype=int)]
)
def test_a_masked_value_is_no_answer(raw: Any) -> None:
    said = read_answer(QUESTION, raw, Expected("M2.W5", 4.5))
    assert said.value is None
    assert said.form is not None
    assert "Not answered yet" in said.form.in_language("en")


def test_a_masked_value_in_a_list_or_a_cell_is_no_answer_and_an_unmasked_one_is() -> None:
    table = replace(QUESTION, kind="table")
    cells = {"a": MASKED, "b": np.ma.array(4.5)}
    found = read_answer(table, cells, Expected("M2.W5", {"a": 4.5, "b": 4.5}))
    assert found.value == {"b": 4.5}
    assert found.form is not None
    chosen = replace(QUESTION, kind="several")
    options = Expected("M2.W5", frozenset({"a"}), {}, {"a": "A", "0": "B"})
    given = np.ma.array(["a", "0"], mask=[False, True])
    assert read_answer(chosen, given, options).form is not None
    assert assess(QUESTION, Expected("M2.W5", 4.5), np.ma.array(4.5)).is_right


@pytest.mark.parametrize("zero", [-0.0, typed_number("-0"), typed_number("−0,00")])
def test_minus_zero_is_shown_as_zero(zero: float) -> None:
    assert GivenNumber(zero).in_language("nl") == "0"
    assert GivenNumber(-2.5).in_language("nl") == "\N{MINUS SIGN}2,5"
