"""A table of items becomes numbers, or a sentence says what stands in the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.item_answers import (
    check_categories,
    complete_answers,
    group_codes,
    item_answers,
    numbers_of,
)
from quickscan_sim.errors import QuickscanError


@pytest.mark.parametrize(
    "column",
    [
        [1.0, 2.0, np.nan],
        pd.array([1, 2, None], dtype="Int64"),
        pd.array([True, True, None], dtype="boolean"),
        [1, 2.0, None],
        pd.Series([Decimal(1), Decimal(2), None]),
    ],
)
def test_every_kind_of_number_is_read_and_what_is_open_is_nan(column: Any) -> None:
    given = np.array([1.0, 1.0 if getattr(column, "dtype", None) == "boolean" else 2.0, np.nan])
    table = pd.DataFrame({"a": column, "b": [3, 4, 5]})
    assert item_answers(table) == pytest.approx(np.column_stack([given, [3, 4, 5]]), nan_ok=True)


@pytest.mark.parametrize("kind", ["int8", "uint16", "int64", "float32", "float64", "bool"])
def test_plain_numbers_are_read_at_once_and_alike(kind: str) -> None:
    table = pd.DataFrame({"a": [1, 0, 1], "b": [0, 0, 1]}).astype(kind)
    assert item_answers(table).tolist() == [[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]]


def test_a_table_without_items_or_people_is_an_array_of_that_shape() -> None:
    assert item_answers(pd.DataFrame(index=range(3))).shape == (3, 0)
    assert item_answers(pd.DataFrame({"a": [], "b": []})).shape == (0, 2)


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([1, 2], "found list"),
        (pd.Series([1, 2]), "found Series"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "More than one column of items is called a"),
        (pd.DataFrame({"a": ["yes", None]}), "Column a holds something else .* 'yes'"),
        (pd.DataFrame({"a": ["1", "2"]}), "Column a holds something else"),
        (pd.DataFrame({"a": [1j, 2]}), "Column a holds something else"),
        (pd.DataFrame({"a": pd.to_datetime(["2026-01-01"])}), "Column a holds something else"),
        (pd.DataFrame({"a": [1.0, -np.inf]}), "Column a holds an infinite number"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(items: Any, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        item_answers(items)


def test_complete_answers_are_of_who_answered_everything() -> None:
    items = pd.DataFrame({"a": [1, np.nan, 3], "b": [1, 2, 3]})
    assert complete_answers(items).tolist() == [[1, 1], [3, 3]]


def test_values_and_groups_of_each_person() -> None:
    assert numbers_of([1, None, 3], "score") == pytest.approx([1, np.nan, 3], nan_ok=True)
    codes, names = group_codes(["b", None, "a"], 3)
    assert codes.tolist() == [1, -1, 0]
    assert list(names) == ["a", "b"]
    with pytest.raises(QuickscanError, match="groups has 1 rows, but there are 3 people"):
        group_codes(["a"], 3)


def test_measurements_are_no_ordered_answers() -> None:
    answers = np.arange(21.0)[:, None]
    check_categories(answers[:20], ["a"])
    with pytest.raises(QuickscanError, match="Item a has 21 different answers"):
        check_categories(answers, ["a"])
