"""What an answer is worth and which mistake it shows."""

from __future__ import annotations

import dataclasses
import math
import re
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_questions import small_data, small_questions

from quickscan_sim.teach.questions import Assessment, Expected, Form, assess, expect, read_answer
from quickscan_sim.teach.questions.kinds.number import is_right_number

OPTIONS = {letter: letter.upper() * 2 for letter in "pqrstu"}


def assessed(question_id: str, raw: Any, given: tuple[Any, ...] = (4, 5, None)) -> Assessment:
    question = small_questions()[question_id]
    return assess(question, expect(question, small_data(given)), raw)


@pytest.mark.parametrize(
    "raw",
    [
        "4,50",
        "4.50",
        " 4,5 ",
        "+4.5",
        "4.504",
        4.5,
        4.504,
        np.float32(4.5),
        np.array(4.5),
        Decimal("4.5"),
        "4,5\u00a0",
        "４.５",
    ],
)
def test_the_right_number_is_right_however_it_is_written(raw: Any) -> None:
    assert assessed("M2.W1", raw).share == 1.0


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "Not answered"),
        (..., "Not answered"),
        ("  ", "Not answered"),
        (pd.NA, "Not answered"),
        (pd.Series([4.5]), "whole column"),
        (pd.DataFrame({"a": [4.5]}), "whole column"),
        (np.array([4.5]), "whole column"),
        ([4.5], "several values"),
        ((4, 5), "Type a point"),
        ({"a": 4.5}, "several values"),
        (math.nan, "not a number"),
        (np.float64("nan"), "not a number"),
        (math.inf, "divided by zero"),
        ("1e999", "can not be read"),
        (True, "True or False"),
        (np.True_, "True or False"),
        (4.5j, "complex"),
        (10**400, "between 1 and 5"),
        ("1.234,5", "1234.5.*between 1 and 5"),
        ("vier", "can not be read"),
        ("4;5", "can not be read"),
        ("90%", "without the % sign"),
        (len, "a function itself"),
        (float, "a function itself"),
        (object(), "object"),
        (b"4.5", "bytes"),
        (4.6, "2 decimals"),
    ],
)
def test_whatever_can_not_be_a_number_gets_its_own_sentence(raw: Any, said: str) -> None:
    found = assessed("M2.W1", raw)
    assert found.share == 0.0
    assert found.form is not None
    assert re.search(said, found.form.in_language("en"))


def test_a_slider_is_no_answer() -> None:
    widgets = pytest.importorskip("ipywidgets")
    found = assessed("M2.W1", widgets.FloatSlider(value=4.5))
    assert "button or slider" in str(found.form)


def test_a_mistake_is_named_even_when_its_number_can_not_exist() -> None:
    assert assessed("M2.W1", 3).misconceptions == ("MV-S3",)
    out_of_range = assessed("M2.W1", "9")
    assert (out_of_range.misconceptions, out_of_range.form) == (("MV-S6",), None)


def test_of_a_protected_question_the_form_does_not_know_what_is_right() -> None:
    question = small_questions()["M2.W1"]
    for right in (4.5, 9.0, 2.0):
        form = read_answer(question, 9.0, Expected("M2.W1", right, {"MV-S6": 9.0})).form
        assert "between 1 and 5" in str(form)


def test_mistakes_with_the_same_number_are_both_told() -> None:
    question = small_questions()["M2.W1"]
    expected = Expected("M2.W1", 4.5, {"MV-S1": 3.001, "MV-S2": 2.999, "MV-S3": 3.2})
    assert assess(question, expected, 3.0).misconceptions == ("MV-S1", "MV-S2")


@given(st.floats(1, 5), st.floats(0.0201, 3))
def test_a_number_beyond_two_tolerances_is_never_right_and_its_rounding_always(
    right: float, gap: float
) -> None:
    form = Form(decimals=2, tolerance=0.01)
    assert is_right_number(right, right, form)
    assert is_right_number(round(right, 2), right, form)
    assert not is_right_number(right + gap, right, form)
    assert not is_right_number(round(right + gap, 2), right, form)


def test_whole_numbers_are_not_rounded_for_the_student() -> None:
    form = Form(decimals=0)
    assert is_right_number(7.0, 7, form)
    assert not is_right_number(7.3, 7, form)
    assert is_right_number(62, 62.4, form)
    assert not is_right_number(63, 62.4, form)


@pytest.mark.parametrize("raw", ["b", "B", " b) ", ["b"], np.str_("b"), "it may be two camps too"])
def test_an_option_may_be_given_by_letter_or_label(raw: Any) -> None:
    assert assessed("M2.W2", raw).share == 1.0


def test_a_wrong_option_names_its_misconception() -> None:
    assert assessed("M2.W2", "a").misconceptions == ("MV-S8",)


@pytest.mark.parametrize("raw", ["e", ["a", "b"], True, 7, {"a": 1}, pd.DataFrame(), math.nan])
def test_what_is_no_option_gets_a_sentence(raw: Any) -> None:
    found = assessed("M2.W2", raw)
    assert (found.share, found.form is None) == (0.0, False)


@pytest.mark.parametrize(
    "raw",
    [
        ["ann", "bo"],
        ("Bo", "ann"),
        {"bo", "ann"},
        "ann, bo",
        "Ann en Bo",
        pd.Series(["bo", "ann"]),
        np.array(["ann", "bo"]),
        {"ann": True, "bo": True, "cas": False},
        ["ann", "ann", "bo"],
    ],
)
def test_the_right_things_may_come_in_any_order_and_shape(raw: Any) -> None:
    assert assessed("M2.W3", raw).share == 1.0


def test_sets_are_named_when_they_are_those_of_a_mistake() -> None:
    assert assessed("M2.W3", ["ann", "bo", "cas"]).misconceptions == ("MV-S4",)
    assert assessed("M2.W3", ["bo"]).misconceptions == ("MV-S5",)
    assert "nearest is 'ann'" in str(assessed("M2.W3", ["anna"]).form)


@given(st.sets(st.sampled_from(sorted(OPTIONS)), min_size=1, max_size=5))
def test_choosing_everything_or_nothing_is_worth_nothing(right: set[str]) -> None:
    question = small_questions()["M2.W3"]
    expected = Expected("M2.W3", frozenset(right), {}, OPTIONS)
    assert assess(question, expected, list(OPTIONS)).share == 0.0
    assert assess(question, expected, []).share == 0.0
    assert assess(question, expected, sorted(right)).share == 1.0


@pytest.mark.parametrize(
    "raw",
    [
        {"ann": 2, "bo": 1},
        {"Bo": "1,0", "ANN": "2.0"},
        pd.Series({"ann": 2.0, "bo": 1.0}),
        pd.DataFrame({"who": ["bo", "ann"], "score": [1, 2]}),
        [("ann", 2), ("bo", 1)],
    ],
)
def test_a_table_may_come_in_any_shape(raw: Any) -> None:
    assert assessed("M2.W4", raw).share == 1.0


def test_a_table_names_the_mistake_that_explains_its_wrong_rows() -> None:
    assert assessed("M2.W4", {"ann": 4, "bo": 5}).misconceptions == ("MV-S1",)
    part = assessed("M2.W4", {"ann": 2, "bo": 5})
    assert (part.share, part.misconceptions) == (0.5, ("MV-S1",))
    assert assessed("M2.W4", {"ann": 4, "bo": 2}).misconceptions == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"ann": 2}, "missing: bo"),
        ({"ann": 2, "bo": None}, "bo is still empty"),
        ({"ann": 2, "boo": 1}, "nearest is bo"),
        ({"ann": 2, "bo": "x"}, "Row bo"),
        ([2, 1], "each row"),
        (3, "each row"),
        ({"ann": 2, "bo": 8}, "Row bo: .*between"),
    ],
)
def test_a_table_with_a_gap_says_which_row(raw: Any, said: str) -> None:
    found = assessed("M2.W4", raw)
    assert found.share < 1.0
    assert re.search(said, found.form.in_language("en"))


def test_one_word_in_every_row_is_worth_nothing() -> None:
    assert assessed("M2.A3", {"ann": "ja", "bo": "ja", "cas": "ja"}).share == 0.0
    assert assessed("M2.A3", {"ann": "nee", "bo": "nee", "cas": "nee"}).share == 0.0
    assert assessed("M2.A3", {"ann": "Yes", "bo": "counts", "cas": False}).share == 1.0


def test_order_counts_and_the_right_things_in_another_order_are_half() -> None:
    assert assessed("M2.W5", ["Bo", "ann"]).share == 1.0
    swapped = assessed("M2.W5", "ann > bo")
    assert (swapped.share, swapped.misconceptions) == (0.5, ("MV-S1",))
    assert "order counts" in str(assessed("M2.W5", {"bo", "ann"}).form)
    assert "more than once" in str(assessed("M2.W5", ["bo", "bo"]).form)
    assert "Choose 2" in str(assessed("M2.W5", ["cas"]).form)


def test_a_function_is_tried_on_numbers_it_has_not_seen() -> None:
    def right(numbers: list[float | None]) -> float:
        kept = [number for number in numbers if number is not None]
        return sum(kept) / len(kept)

    def zero(numbers: list[float | None]) -> float:
        return sum(number or 0 for number in numbers) / len(numbers)

    def emptying(numbers: list[float | None]) -> None:
        numbers.clear()

    assert assessed("M2.W6", right).share == 1.0
    assert assessed("M2.W6", zero).misconceptions == ("MV-S3",)
    assert "return" in str(assessed("M2.W6", emptying).form)
    assert "TypeError" in str(assessed("M2.W6", sum).form)
    assert "without brackets" in str(assessed("M2.W6", 3.5).form)


def test_an_answer_of_any_kind_survives_the_key() -> None:
    data = small_data()
    for question in small_questions().values():
        expected = expect(question, data)
        assert Expected.from_json(expected.to_json()) == expected


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(ANYTHING)
def test_nothing_that_is_given_makes_the_engine_stop(raw: Any) -> None:
    data = small_data()
    for question in small_questions().values():
        found = assess(question, expect(question, data), raw)
        assert 0.0 <= found.share <= 1.0
        if found.form is not None:
            assert found.form.in_language("nl")


class Evil:
    """Something from a notebook that compares and prints like nothing else."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def test_odd_things_of_a_notebook_are_worth_nothing() -> None:
    endless: list[Any] = []
    endless.append(endless)
    odd = [
        10**5000,
        -(10**5000),
        Decimal("sNaN"),
        Decimal("1e999"),
        endless,
        [[["b"]]],
        Evil(),
        np.zeros((2, 2)),
        np.array([]),
        pd.Series({("a", 1): 2}),
        pd.Timestamp("2026-01-01"),
        range(3),
        iter([1]),
        {1, "a"},
        b"",
        pd.DataFrame({"a": [1], "b": [2], "c": [3]}),
    ]
    data = small_data()
    for question in small_questions().values():
        for raw in odd:
            found = assess(question, expect(question, data), raw)
            assert (found.share, found.form is None) == (0.0, False), (question.question_id, raw)


def test_what_is_right_is_never_called_a_mistake() -> None:
    data = small_data()
    for question in small_questions().values():
        expected = expect(question, data)
        if question.kind in ("text", "function"):
            continue
        hidden = dataclasses.replace(expected, mutants={"MV-S1": expected.right})
        assert assess(question, hidden, expected.right) == Assessment(1.0, (), None, expected.right)
