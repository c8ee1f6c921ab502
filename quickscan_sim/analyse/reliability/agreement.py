"""How far the people of one group give the same answers: rwg(j) and average deviation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.item_answers import Values, complete_rows, group_codes, item_answers
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "group": "str",
    "n": "Int64",
    "n_items": "Int64",
    "rwg": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "average_deviation": "float64",
    "deviation_limit": "float64",
    "null": "str",
    "null_variance": "float64",
    "reason": "str",
    "needed": "Int64",
}

SKEWED = {
    "slight skew": (0.05, 0.15, 0.20, 0.35, 0.25),
    "moderate skew": (0.00, 0.10, 0.15, 0.40, 0.35),
    "heavy skew": (0.00, 0.00, 0.10, 0.40, 0.50),
    "triangular": (1 / 9, 2 / 9, 3 / 9, 2 / 9, 1 / 9),
}
"""Shares of the five answers when people would only follow the mood: variances 1.34, 0.90, 0.44 and
1.33 (James, Demaree and Wolf 1984; LeBreton and Senter 2008, table 2)."""


def within_group_agreement(
    items: pd.DataFrame | pd.Series[Any],
    groups: Values,
    n_options: int,
    null: str | float = "uniform",
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """Agreement within each group: rwg(j) with an interval, and the average deviation.

    rwg(j) = J (1 - q) / (J (1 - q) + q), with q the mean variance of the J items divided by the
    variance when everybody would answer at random (James, Demaree and Wolf 1984); for one item
    that is 1 - q. q above 1 counts as 1. At random is "uniform", (A^2 - 1) / 12 for A answer
    options, unless you name another: people rarely answer at random, and a skewed null gives
    less agreement. The interval leaves out one person at a time on the scale of log(q), with
    Student's t. ``average_deviation`` is the mean distance to the mean of the item, averaged over
    items (Burke, Finkelstein and Dusig 1999), below ``deviation_limit`` = A / 6 in a group that
    agrees (Burke and Dunlap 2002).

    Parameters
    ----------
    items
        One column per item (reversed items turned around), or one column of scores; a row per
        person. Rows with a missing answer, and people without a group, are left out.
    groups
        The group of each person, in the same order.
    n_options
        How many answers the scale has, such as 5.
    null
        "uniform"; for five answers also "slight skew", "moderate skew", "heavy skew" or
        "triangular"; or a variance of your own.
    minimum
        A group with fewer people gets a row without any number ("small_group").

    Returns
    -------
    DataFrame
        A row per group: ``group, n, n_items, rwg, ci_low, ci_high, average_deviation,
        deviation_limit, null, null_variance, reason, needed``. ``reason`` "full_agreement": no
        interval, since everybody gave the same answers.

    Raises
    ------
    QuickscanError
        For items that are not numbers, groups of another length, an unknown null, or fewer than 2
        answer options.

    Examples
    --------
    >>> five = pd.DataFrame({"a": [4, 4, 5, 4, 3], "b": [4, 5, 5, 4, 4]})
    >>> within_group_agreement(five, ["O1"] * 5, 5)[["group", "rwg", "average_deviation"]].round(3)
      group    rwg  average_deviation
    0    O1  0.889               0.44
    """
    variance = _null_variance(n_options, null)
    answers = item_answers(items.to_frame() if isinstance(items, pd.Series) else items)
    code, names = group_codes(groups, len(answers))
    kept = complete_rows(answers) & (code >= 0)
    code, answers = code[kept], answers[kept]
    sizes = np.bincount(code, minlength=len(names))
    shown = sizes >= minimum
    facts = {"n_items": answers.shape[1], "null": str(null), "null_variance": variance}
    if answers.shape[1] == 0:
        shown, facts = np.zeros(len(names), dtype=bool), {"reason": "too_few_items", "needed": 1}
    numbers = _numbers(answers, code, sizes, variance) if shown.any() else {}
    limit = {"deviation_limit": n_options / 6}
    rows: list[dict[str, Any]] = []
    for group, name in enumerate(names):
        row: dict[str, Any] = {"group": str(name)} | facts | limit
        if not shown[group]:
            rows.append({"reason": "small_group", "needed": minimum} | row)
            continue
        row |= {"n": sizes[group]} | {key: values[group] for key, values in numbers.items()}
        reason = {"reason": "full_agreement"} if np.isnan(row["ci_low"]) else {}
        rows.append(row | reason)
    return typed_rows(rows, COLUMNS)


def _null_variance(n_options: int, null: str | float) -> float:
    if n_options < 2:
        raise QuickscanError(
            "n_options is {value}; a scale has at least 2 answers to choose from.", value=n_options
        )
    if isinstance(null, (int, float)) and null > 0:
        return float(null)
    if null == "uniform":
        return float((n_options**2 - 1) / 12)
    if null not in SKEWED:
        raise QuickscanError(
            'null is "{value}"; choose one of {allowed}, or give a variance above 0.',
            value=null,
            allowed=", ".join(("uniform", *SKEWED)),
        )
    if n_options != 5:
        raise QuickscanError(
            'The null "{value}" is known for 5 answers; this scale has {n_options}. Choose '
            '"uniform", or give the variance itself.',
            value=null,
            n_options=n_options,
        )
    shares, answer = np.array(SKEWED[str(null)]), np.arange(1, 6)
    return float(shares @ answer**2 - (shares @ answer) ** 2)


def _numbers(
    answers: np.ndarray, code: np.ndarray, sizes: np.ndarray, null_variance: float
) -> dict[str, np.ndarray]:
    """Agreement of every group; a group of one person gives nonsense, and is never shown."""
    n_items = answers.shape[1]
    people = np.maximum(sizes, 1)[:, None]
    sums = np.stack([np.bincount(code, item, len(sizes)) for item in answers.T], axis=1)
    shift = answers - (sums / people)[code]
    # The mean of equal numbers may be a little off.
    shift[np.abs(shift) < 1e-12 * (1 + np.abs(answers))] = 0.0
    squares = (shift**2).sum(axis=1)
    total = np.bincount(code, squares, len(sizes))
    variance = total / np.maximum(sizes - 1, 1) / n_items
    deviation = np.bincount(code, np.abs(shift).sum(axis=1), len(sizes)) / people[:, 0] / n_items
    # Without a person, n / (n - 1) times the own squared distance goes off the total.
    n = sizes[code]
    left = total[code] - squares * n / np.maximum(n - 1, 1)
    without = left / np.maximum(n - 2, 1) / n_items
    low, high = _variance_interval(variance, without, code, sizes)
    return {
        "rwg": _rwg(variance / null_variance, n_items),
        "ci_low": _rwg(high / null_variance, n_items),
        "ci_high": _rwg(low / null_variance, n_items),
        "average_deviation": deviation,
    }


def _rwg(ratio: np.ndarray, n_items: int) -> np.ndarray:
    ratio = np.minimum(ratio, 1)
    agreement: np.ndarray = n_items * (1 - ratio) / (n_items * (1 - ratio) + ratio)
    return agreement


def _variance_interval(
    variance: np.ndarray, without: np.ndarray, code: np.ndarray, sizes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The mean variance of each group from below to above; NaN where nothing varies."""
    n = np.maximum(sizes, 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Rounding may leave a little below 0 where only one person differs.
        logs = np.log(np.where(without > 1e-12 * variance[code], without, 0.0))
        middle = np.bincount(code, logs, len(sizes)) / n
        squares = np.bincount(code, (logs - middle[code]) ** 2, len(sizes))
        each, size = np.unique(n, return_inverse=True)
        quantile = np.array([t_quantile(people - 1) for people in each])[size]
        half = quantile * np.sqrt((n - 1) / n * squares)
        low, high = variance * np.exp(-half), variance * np.exp(half)
    # Only one person differs from the others: from full agreement to none.
    one = np.isinf(middle) & (variance > 0)
    return np.where(one, 0.0, low), np.where(one, np.inf, high)
