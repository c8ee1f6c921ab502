"""A plain table of items as an array of numbers; a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

Values: TypeAlias = "pd.Series[Any] | np.ndarray | list[Any]"
"""One value for each person."""

MAX_CATEGORIES = 20
"""Ordered answers have few levels; more of them are measurements, and need no thresholds."""

_NUMBERS = {"integer", "floating", "mixed-integer-float", "boolean", "decimal", "empty"}


def item_answers(items: pd.DataFrame, argument: str = "items") -> np.ndarray:
    """The answers as numbers: a row per person, a column per item, NaN where not answered.

    Raises
    ------
    QuickscanError
        For something else than a table, a column twice, text, or an infinite number.
    """
    if not isinstance(items, pd.DataFrame):
        raise QuickscanError(
            "Expected a table (a pandas DataFrame) with a column for each item; found {found}. "
            "Give for example table[['a', 'b']], with two pairs of brackets.",
            found=type(items).__name__,
        )
    if not items.columns.is_unique:
        raise QuickscanError(
            "More than one column of {argument} is called {column}. Keep one of them, or give each "
            "its own name.",
            column=str(items.columns[items.columns.duplicated()][0]),
            argument=argument,
        )
    # Plain numbers are taken at once; other columns are looked at one by one.
    if all(isinstance(kind, np.dtype) and kind.kind in "iufb" for kind in items.dtypes):
        at_once: np.ndarray = items.to_numpy(dtype=float)
        if not np.isinf(at_once).any():
            return at_once
    answers = np.empty(items.shape, order="F")
    for number, name in enumerate(items.columns):
        answers[:, number] = numbers_of(items[name], str(name))
    return answers


def numbers_of(values: Values, name: str) -> np.ndarray:
    """One number for each person, NaN where missing."""
    column = values if isinstance(values, pd.Series) else pd.Series(values)
    is_numeric = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_complex_dtype(column)
    if not (is_numeric or pd.api.types.infer_dtype(column, skipna=True) in _NUMBERS):
        raise QuickscanError(
            "Column {column} holds something else than numbers: {value}. Turn words into numbers "
            "first, and leave empty what was not answered.",
            column=name,
            value=repr(column.dropna().iloc[0]),
        )
    numbers = column.to_numpy(dtype=float, na_value=np.nan)
    if np.isinf(numbers).any():
        raise QuickscanError(
            "Column {column} holds an infinite number. Look where it comes from, and leave it "
            "empty when it is not an answer.",
            column=name,
        )
    return numbers


def complete_rows(answers: np.ndarray) -> np.ndarray:
    """Which people answered everything."""
    complete: np.ndarray = ~np.isnan(answers.sum(axis=1))
    return complete


def complete_answers(items: pd.DataFrame) -> np.ndarray:
    """The answers of the people who answered everything (listwise)."""
    answers = item_answers(items)
    complete: np.ndarray = answers[complete_rows(answers)]
    return complete


def check_categories(answers: np.ndarray, names: Iterable[object]) -> None:
    """Stop when an item has more different answers than an ordered scale has."""
    for name, column in zip(names, answers.T, strict=True):
        found = len(np.unique(column[~np.isnan(column)]))
        if found > MAX_CATEGORIES:
            raise QuickscanError(
                "Item {item} has {found} different answers; this works for scales with at most "
                "{most}. Give the separate answers, not scores.",
                item=name,
                found=found,
                most=MAX_CATEGORIES,
            )


def group_codes(groups: Values, n_rows: int, argument: str = "groups") -> tuple[np.ndarray, Any]:
    """A number for the group of each person (-1 where unknown), and the names of the groups."""
    column = groups.to_numpy() if isinstance(groups, pd.Series) else pd.Series(groups).to_numpy()
    if len(column) != n_rows:
        raise QuickscanError(
            "{argument} has {found} rows, but there are {expected} people. Give the group of each "
            "person, in the same order.",
            argument=argument,
            found=len(column),
            expected=n_rows,
        )
    codes, names = pd.factorize(pd.Series(column), sort=True)
    return codes, names
