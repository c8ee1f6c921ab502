"""Items that look as if nobody turned them around. Finds them; turns nothing itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.item_answers import complete_rows, item_answers
from quickscan_sim.analyse.reliability.alpha import alpha_of, without_alpha
from quickscan_sim.analyse.reliability.covariances import covariances
from quickscan_sim.analyse.reliability.item_statistics import (
    MIN_PEOPLE,
    fisher_interval,
    item_rest,
)
from quickscan_sim.analyse.typed_rows import typed_rows

COLUMNS = {
    "item": "str",
    "n": "Int64",
    "direction": "str",
    "certainty": "str",
    "item_rest": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "alpha": "float64",
    "alpha_turned": "float64",
    "reason": "str",
    "needed": "Int64",
}


def find_unreversed(items: pd.DataFrame) -> pd.DataFrame:
    """Which items run against the others, as if their answers were not turned around.

    Items are first sorted into two camps: the signs s that make s' C s large (C the covariance
    matrix; the signs of its first eigenvector, then each sign changed as long as the sum rises).
    The smaller camp runs against the others. Where both are equally large, with two items for
    instance, the answers cannot tell which camp to turn, and both are named. Only items that
    clearly belong to a camp count for its size.

    An item is "clear" when the interval of its item-rest correlation, with the suspected others
    turned, lies on one side of 0, and for one against the others when alpha also rises once it is
    turned. Turning all items at once changes nothing in the answers: that cannot be seen here.

    Parameters
    ----------
    items
        One column per item, one row per respondent, as you would use them for a score. Rows with
        a missing answer are left out.

    Returns
    -------
    DataFrame
        A row per item: ``item, n``; ``direction`` ("with_the_others", "against_the_others", or
        "camp_1" and "camp_2" where the camps are equally large); ``certainty`` ("clear" or
        "unclear"); ``item_rest, ci_low, ci_high``; ``alpha`` of the items as they are, and
        ``alpha_turned`` with this item alone turned. ``reason`` says why a number is missing:
        "too_few_items", "too_few_people" (fewer than 4 complete rows), "constant_item",
        "no_variation", or "constant_sum" (no alpha as they are).

    Raises
    ------
    QuickscanError
        When ``items`` is not a table of numbers.

    Examples
    --------
    >>> forgotten = pd.DataFrame({"a": [1, 2, 3, 4, 5, 5], "b": [1, 3, 2, 4, 4, 5],
    ...     "c": [2, 2, 3, 5, 4, 5], "d": [5, 4, 4, 2, 1, 1]})
    >>> find_unreversed(forgotten)[["item", "direction", "certainty", "item_rest"]].round(2)
      item           direction certainty  item_rest
    0    a     with_the_others     clear       0.96
    1    b     with_the_others     clear       0.91
    2    c     with_the_others     clear       0.89
    3    d  against_the_others     clear      -0.97
    """
    answers = item_answers(items)
    complete = answers[complete_rows(answers)]
    n, k = complete.shape
    rows: list[dict[str, Any]] = [{"item": str(name), "n": n} for name in items.columns]
    if k < 2 or n < MIN_PEOPLE:
        missing = ("too_few_items", 2) if k < 2 else ("too_few_people", MIN_PEOPLE)
        rows = [row | dict(zip(("reason", "needed"), missing, strict=True)) for row in rows]
        return typed_rows(rows, COLUMNS)
    covariance = covariances(complete)
    return typed_rows(
        [row | own for row, own in zip(rows, _judge(covariance, n), strict=True)], COLUMNS
    )


def _judge(covariance: np.ndarray, n: int) -> list[dict[str, Any]]:
    sign = _camps(covariance)
    # With the signs, every item goes along with the rest; its own sign then gives the direction.
    with_rest = item_rest(covariance * np.outer(sign, sign))
    low, high = fisher_interval(with_rest, n)
    is_clear = low > 0
    n_plus, n_minus = ((is_clear & (sign == side)).sum() for side in (1, -1))
    no_camps = n_plus == n_minus and n_plus > 0
    if n_minus > n_plus or (n_plus == n_minus and sign.sum() < 0):
        sign = -sign
    alpha, turned = _alpha(covariance), _alpha_turned(covariance)
    rises = ~(turned <= (-np.inf if np.isnan(alpha) else alpha))
    rows = []
    for item, side in enumerate(sign):
        interval = sorted((side * low[item], side * high[item]))
        name = _direction(bool(side > 0), bool(no_camps))
        certain = is_clear[item] and (name != "against_the_others" or rises[item])
        rows.append(
            {
                "direction": name,
                "certainty": "clear" if certain else "unclear",
                "item_rest": side * with_rest[item],
                "ci_low": interval[0],
                "ci_high": interval[1],
                "alpha": alpha,
                "alpha_turned": turned[item],
            }
            | _reason(covariance, item, with_rest[item])
        )
    return rows


def _camps(covariance: np.ndarray) -> np.ndarray:
    """A sign for each item: those with the same sign go along."""
    first = np.linalg.eigh(covariance)[1][:, -1]
    sign = np.where(first < 0, -1.0, 1.0)
    if sign[0] < 0:
        sign = -sign
    without_own = covariance - np.diag(np.diag(covariance))
    for _ in range(len(sign)):
        gain = sign * (without_own @ sign)
        if gain.min() >= -1e-12 * np.trace(covariance):
            break
        sign[gain.argmin()] *= -1
    return sign


def _direction(is_plus: bool, no_camps: bool) -> str:
    if no_camps:
        return "camp_1" if is_plus else "camp_2"
    return "with_the_others" if is_plus else "against_the_others"


def _alpha(covariance: np.ndarray) -> float:
    missing = without_alpha(len(covariance), covariance)
    return np.nan if missing else float(alpha_of(covariance))


def _alpha_turned(covariance: np.ndarray) -> np.ndarray:
    """Alpha with each item turned around alone."""
    turn = 1 - 2 * np.eye(len(covariance))
    return np.array([_alpha(covariance * np.outer(signs, signs)) for signs in turn])


def _reason(covariance: np.ndarray, item: int, with_rest: float) -> dict[str, Any]:
    if covariance[item, item] == 0.0:
        return {"reason": "constant_item", "direction": None, "certainty": None}
    if np.isnan(with_rest):
        return {"reason": "no_variation", "direction": None, "certainty": None}
    return without_alpha(len(covariance), covariance)
