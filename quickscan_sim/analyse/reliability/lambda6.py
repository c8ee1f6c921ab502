"""Guttman's lambda 6: a reliability that knows items which belong closely together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.item_answers import complete_rows, item_answers
from quickscan_sim.analyse.reliability.covariances import covariances
from quickscan_sim.analyse.reliability.jackknife import covariances_without_each, jackknife_interval
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import mark

NAME = mark("lambda 6")
METHOD = mark("complete answers, interval by leaving out people in turn")
MOST_PARTS = 200
"""People are left out one at a time, and in a larger group in so many parts."""


def guttman_lambda6(items: pd.DataFrame) -> Reliability:
    """Guttman's lambda 6, with an interval.

    lambda 6 = 1 - sum of (1 - squared multiple correlation of an item with the others) / sum of
    the correlations (Guttman 1945; psych's ``G6(smc)``), over those who answered every item. The
    interval leaves out people in turn (by row number, in at most 200 parts) on the scale of
    log(1 - lambda), with Student's t.

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already.

    Returns
    -------
    Reliability
        Without a number, and with a ``reason``, for fewer than 2 items ("too_few_items"), not more
        people than items ("too_few_people"), or an item that does not vary or follows entirely
        from the others ("no_variation").

    Examples
    --------
    >>> three = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 2, 3, 5, 4], "c": [1, 3, 2, 4, 4]})
    >>> round(guttman_lambda6(three).estimate, 3)
    0.908
    """
    answers = item_answers(items)
    complete = answers[complete_rows(answers)]
    n, k = complete.shape
    facts: dict[str, Any] = {"n": n, "n_items": k, "name": NAME, "method": METHOD}
    if k < 2:
        return Reliability(**facts, reason="too_few_items", needed=2)
    if n < k + 2:
        return Reliability(**facts, reason="too_few_people", needed=k + 2)
    estimate = float(_lambda6(covariances(complete)))
    if np.isnan(estimate):
        return Reliability(**facts, reason="no_variation")
    part = np.arange(n) % MOST_PARTS
    sizes = np.bincount(part)
    others = np.log1p(-_lambda6(covariances_without_each(complete, part, sizes)))
    high, low = jackknife_interval(np.log1p(-estimate), others, sizes)
    if np.isnan(low):
        return Reliability(estimate=estimate, **facts, reason="too_few_people", needed=2 * k + 2)
    return Reliability(estimate=estimate, ci_low=-np.expm1(low), ci_high=-np.expm1(high), **facts)


def _lambda6(covariance: np.ndarray) -> np.ndarray:
    """Of one covariance matrix or a stack; NaN where an item follows from the others."""
    spread = np.sqrt(np.diagonal(covariance, axis1=-2, axis2=-1))
    scale = spread[..., :, None] * spread[..., None, :]
    known = scale.min(axis=(-2, -1)) > 0
    correlation = covariance / np.where(known[..., None, None], scale, 1.0)
    known &= np.linalg.cond(correlation) < 1e12
    safe = np.where(known[..., None, None], correlation, np.eye(covariance.shape[-1]))
    own = 1 / np.diagonal(np.linalg.inv(safe), axis1=-2, axis2=-1)
    found: np.ndarray = np.where(known, 1 - own.sum(axis=-1) / safe.sum(axis=(-2, -1)), np.nan)
    return found
