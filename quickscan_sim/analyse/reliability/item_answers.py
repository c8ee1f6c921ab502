"""The answers in a plain table of items, checked before anything is computed from them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

MAX_CATEGORIES = 20
"""Ordered answers have few levels; more of them are measurements, and need no thresholds."""


def item_answers(items: pd.DataFrame) -> np.ndarray:
    """The answers as numbers: a row per respondent, a column per item, NaN where missing.

    Raises
    ------
    QuickscanError
        When this is no table, when two items share a name, or when answers are no numbers.
    """
    if not isinstance(items, pd.DataFrame):
        raise QuickscanError(
            "Expected a table with one column per item, found {found}. Give a DataFrame.",
            found=type(items).__name__,
        )
    if not items.columns.is_unique:
        twice = sorted({str(name) for name in items.columns[items.columns.duplicated()]})
        raise QuickscanError(
            "More than one column is called {names}. Give every item its own name.",
            names=", ".join(twice),
        )
    for name in items.columns:
        _check_numbers(items[name])
    answers: np.ndarray = items.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(answers.reshape(items.shape))


def complete_answers(items: pd.DataFrame) -> np.ndarray:
    """The answers of the respondents who answered every item (listwise)."""
    answers = item_answers(items)
    return np.asarray(answers[~np.isnan(answers).any(axis=1)])


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


def check_option(option: str, value: object, allowed: Iterable[str]) -> None:
    """Stop when the value of an option is not one of those allowed."""
    choices = list(allowed)
    if value not in choices:
        raise QuickscanError(
            "{option} is {value}; choose from: {allowed}.",
            option=option,
            value=repr(value),
            allowed=", ".join(choices),
        )


def check_count(option: str, value: object, least: int) -> None:
    """Stop when an option is no whole number, or one that is too small."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise QuickscanError(
            "{option} is {value}; give a whole number of at least {least}.",
            option=option,
            value=repr(value),
            least=least,
        )


def _check_numbers(column: pd.Series) -> None:
    is_number = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_complex_dtype(column)
    if not is_number and not column.isna().all():
        raise QuickscanError(
            "Item {item} holds something else than numbers: {value}. Turn answers into numbers.",
            item=column.name,
            value=repr(column.dropna().iloc[0]),
        )
    if is_number and np.isinf(column.to_numpy(dtype=float, na_value=np.nan)).any():
        raise QuickscanError(
            "Item {item} holds an infinite number. Leave such an answer empty.", item=column.name
        )
