"""Answers as arrays, where every coefficient starts; a sentence for what cannot be read."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

Values: TypeAlias = "pd.Series[Any] | np.ndarray | list[Any]"
"""One value for each person."""

_NUMBERS = {"integer", "floating", "mixed-integer-float", "boolean", "decimal", "empty"}


def answer_matrix(items: pd.DataFrame, argument: str = "items") -> np.ndarray:
    """The answers as numbers: a row per person, a column per item, NaN where not answered.

    Raises
    ------
    QuickscanError
        For something else than a table, a column twice, text, or an infinite number.
    """
    if not isinstance(items, pd.DataFrame):
        raise QuickscanError(
            "{argument} should be a pandas DataFrame with a row for each person and a column for "
            "each question; found {found}.",
            argument=argument,
            found=type(items).__name__,
        )
    if not items.columns.is_unique:
        raise QuickscanError(
            "Column {column} stands in {argument} more than once. Keep one of them.",
            column=str(items.columns[items.columns.duplicated()][0]),
            argument=argument,
        )
    answers = np.empty(items.shape, order="F")
    for number, name in enumerate(items.columns):
        answers[:, number] = numbers_of(items[name], str(name))
    return answers


def complete_rows(answers: np.ndarray) -> np.ndarray:
    """Which people answered everything."""
    complete: np.ndarray = ~np.isnan(answers.sum(axis=1))
    return complete


def numbers_of(values: Values, name: str) -> np.ndarray:
    """One number for each person, NaN where missing."""
    column = pd.Series(values) if not isinstance(values, pd.Series) else values
    numeric = pd.api.types.is_numeric_dtype(column.dtype)
    if not (numeric or pd.api.types.infer_dtype(column, skipna=True) in _NUMBERS):
        raise QuickscanError(
            "Column {column} holds something else than numbers. Give numbers, and leave empty what "
            "was not answered.",
            column=name,
        )
    numbers = column.to_numpy(dtype=float, na_value=np.nan)
    if np.isinf(numbers).any():
        raise QuickscanError(
            "Column {column} holds an infinite number. Look where it comes from, and leave it "
            "empty when it is not an answer.",
            column=name,
        )
    return numbers


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


def covariances(complete: np.ndarray) -> np.ndarray:
    """The covariance matrix of the columns; exactly 0 for one that does not vary."""
    # The first row is taken off first: a mean of equal numbers may be a little off.
    shifted = complete - complete[0]
    shifted -= shifted.mean(axis=0)
    found: np.ndarray = shifted.T @ shifted / (len(complete) - 1)
    return found
