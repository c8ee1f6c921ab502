"""What each item adds to the score of its theme."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.item_answers import complete_rows, item_answers
from quickscan_sim.analyse.reliability.alpha import alpha_of
from quickscan_sim.analyse.reliability.covariances import covariances
from quickscan_sim.analyse.typed_rows import typed_rows

COLUMNS = {
    "item": "str",
    "n_answered": "Int64",
    "mean": "float64",
    "sd": "float64",
    "n": "Int64",
    "item_rest": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "standardised_r": "float64",
    "alpha_if_dropped": "float64",
    "reason": "str",
    "needed": "Int64",
}
MIN_PEOPLE = 4
"""Fisher's interval divides by n - 3."""


def item_statistics(items: pd.DataFrame) -> pd.DataFrame:
    """Mean, spread, item-rest correlation and alpha-if-dropped of every item.

    ``item_rest`` is the correlation of an item with the sum of the *other* items (psych's
    ``r.drop``), with Fisher's interval: tanh(arctanh(r) -/+ 1.96 / sqrt(n - 3)) (Fisher 1921).
    ``standardised_r`` is that with the sum of all items, each in units of its own spread (psych's
    ``std.r``). ``alpha_if_dropped`` is alpha of the others (Cronbach 1951). These rest on the
    ``n`` people who answered every item; ``mean`` and ``sd`` on the ``n_answered`` who answered
    this one. People are taken as independent.

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already.

    Returns
    -------
    DataFrame
        A row per item: ``item, n_answered, mean, sd, n, item_rest, ci_low, ci_high,
        standardised_r, alpha_if_dropped, reason, needed``. ``reason`` tells why a number is
        missing: "too_few_items" (one item has no rest; of two, none can be dropped),
        "too_few_people" (fewer than 4 who answered everything: no interval), "constant_item",
        "no_variation" (the others do not vary).

    Raises
    ------
    QuickscanError
        When ``items`` is not a table of numbers.

    Examples
    --------
    >>> three = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 2, 3, 5, 4], "c": [1, 3, 2, 4, 4]})
    >>> item_statistics(three)[["item", "item_rest", "alpha_if_dropped"]].round(3)
      item  item_rest  alpha_if_dropped
    0    a      0.904             0.867
    1    b      0.843             0.909
    2    c      0.843             0.909
    """
    answers = item_answers(items)
    complete = answers[complete_rows(answers)]
    n, k = complete.shape
    names = [str(name) for name in items.columns]
    rows: list[dict[str, Any]] = [
        {"item": name, "n": n} | _alone(answers[:, number]) for number, name in enumerate(names)
    ]
    if k < 2 or n < 2:
        needed = "too_few_items" if k < 2 else "too_few_people"
        rows = [row | {"reason": needed, "needed": 2} for row in rows]
        return typed_rows(rows, COLUMNS)
    covariance = covariances(complete)
    rest = item_rest(covariance)
    low, high = fisher_interval(rest, n)
    together = _standardised(covariance)
    for number, row in enumerate(rows):
        found = {
            "item_rest": rest[number],
            "ci_low": low[number],
            "ci_high": high[number],
            "standardised_r": together[number],
            "alpha_if_dropped": _without(covariance, number),
        }
        row.update(found | _reason(found, float(covariance[number, number]), k))
    return typed_rows(rows, COLUMNS)


def item_rest(covariance: np.ndarray) -> np.ndarray:
    """The correlation of each item with the sum of the others; NaN where one does not vary."""
    variance = np.diag(covariance)
    with_all = covariance.sum(axis=1)
    of_rest = covariance.sum() - 2 * with_all + variance
    # Rounding leaves about 1e-16 of the spread where the others always add up to the same.
    varies = (variance > 0) & (of_rest > 1e-12 * variance.sum())
    spread = np.sqrt(np.where(varies, variance * of_rest, np.nan))
    correlation: np.ndarray = np.clip((with_all - variance) / spread, -1, 1)
    return correlation


def fisher_interval(correlation: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % interval of correlations among n people (Fisher 1921); NaN for fewer than 4."""
    if n < MIN_PEOPLE:
        nothing = np.full(np.shape(correlation), np.nan)
        return nothing, nothing
    half = t_quantile(np.inf) / np.sqrt(n - 3)
    with np.errstate(divide="ignore"):  # a perfect correlation: infinite, and 1 again
        z = np.arctanh(correlation)
    return np.tanh(z - half), np.tanh(z + half)


def _alone(answers: np.ndarray) -> dict[str, Any]:
    given = answers[~np.isnan(answers)]
    n = len(given)
    return {
        "n_answered": n,
        "mean": given.mean() if n else np.nan,
        "sd": given.std(ddof=1) if n > 1 else np.nan,
    }


def _standardised(covariance: np.ndarray) -> np.ndarray:
    """Correlation with the sum of standardised items; those that do not vary stay out."""
    spread = np.sqrt(np.diag(covariance))
    varies = spread > 0
    correlation = covariance[np.ix_(varies, varies)] / np.outer(spread[varies], spread[varies])
    found = np.full(len(spread), np.nan)
    if correlation.sum() > 1e-12:
        found[varies] = correlation.sum(axis=0) / np.sqrt(correlation.sum())
    return found


def _without(covariance: np.ndarray, item: int) -> float:
    if len(covariance) < 3:
        return np.nan
    others = np.delete(np.delete(covariance, item, 0), item, 1)
    if others.sum() <= 1e-12 * np.trace(others):
        return np.nan
    return float(alpha_of(others))


def _reason(row: dict[str, Any], variance: float, n_items: int) -> dict[str, Any]:
    if variance == 0.0:
        return {"reason": "constant_item"}
    if np.isnan(row["item_rest"]):
        return {"reason": "no_variation"}
    if np.isnan(row["ci_low"]):
        return {"reason": "too_few_people", "needed": MIN_PEOPLE}
    if n_items < 3:
        return {"reason": "too_few_items", "needed": 3}
    missing = np.isnan([row["alpha_if_dropped"], row["standardised_r"]]).any()
    return {"reason": "constant_sum"} if missing else {}
