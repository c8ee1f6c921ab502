"""Test-retest: how far two measurements of the same people give the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.intervals import CONFIDENCE, t_quantile
from quickscan_sim.analyse.item_answers import Values, numbers_of
from quickscan_sim.analyse.reliability.intraclass import Intraclass, intraclass_correlation
from quickscan_sim.analyse.reliability.item_statistics import MIN_PEOPLE, fisher_interval
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark

FISHER = mark("Fisher interval")
MEAN = mark("second minus first, paired t")
FROM_DIFFERENCES = mark("spread of the differences, chi-square interval")


@dataclass(frozen=True)
class Retest:
    """What two measurements of the same people show about the instrument.

    ``share_changed_less``: the share of the people whose scores differ less than
    ``smallest_change``; NaN where that has no number.
    """

    agreement: Intraclass
    consistency: Intraclass
    correlation: Estimate
    mean_change: Estimate
    standard_error: Estimate
    smallest_change: Estimate
    share_changed_less: float = np.nan


def retest_reliability(first: Values, second: Values) -> Retest:
    """Test-retest reliability and what one person's score must change to count as change.

    ``agreement`` is ICC(2,1) and ``consistency`` ICC(3,1) of the two columns (Shrout and Fleiss
    1979); ``correlation`` Pearson's r. ``standard_error`` is the standard error of measurement of
    one score: sd of the differences / sqrt(2). ``smallest_change``, the smallest detectable change
    of one person, is 1.96 * sqrt(2) * standard error (De Vet and others 2006, Health and Quality
    of Life Outcomes 4). People should not really have changed in between: real change counts as
    error here, except for a change that is equal for everybody.

    Parameters
    ----------
    first, second
        The scores of the same people, in the same order, on the same scale. Somebody with one
        score is left out. Two pandas Series must have the same index.

    Returns
    -------
    Retest
        Six estimates, each with its interval; those that cannot be computed hold a ``reason``:
        "too_few_people" (fewer than 2; 4 for the interval of r), "no_variation".

    Raises
    ------
    QuickscanError
        When the two differ in length or index, or hold something else than numbers.

    Examples
    --------
    >>> found = retest_reliability([3.0, 2.0, 4.0, 3.5, 2.5], [3.2, 2.4, 3.8, 3.9, 2.2])
    >>> print(found.smallest_change)
    smallest detectable change 0.65 [0.39; 1.87], n = 5 (spread ...)
    """
    table = _paired(first, second)
    both = table.dropna()
    x, y = both["first"].to_numpy(), both["second"].to_numpy()
    smallest = _smallest_change(_error(y - x))
    is_known = not np.isnan(smallest.estimate)
    return Retest(
        agreement=intraclass_correlation(both, "ICC(2,1)"),
        consistency=intraclass_correlation(both, "ICC(3,1)"),
        correlation=_pearson(x, y),
        mean_change=_mean_change(y - x),
        standard_error=_error(y - x),
        smallest_change=smallest,
        share_changed_less=float(np.mean(np.abs(y - x) < smallest.estimate))
        if is_known
        else np.nan,
    )


def _paired(first: Values, second: Values) -> pd.DataFrame:
    x, y = numbers_of(first, "first"), numbers_of(second, "second")
    if len(x) != len(y):
        raise QuickscanError(
            "first has {n_first} scores and second {n_second}. Give both scores of the same "
            "people, in the same order; leave empty what is missing.",
            n_first=len(x),
            n_second=len(y),
        )
    if (
        isinstance(first, pd.Series)
        and isinstance(second, pd.Series)
        and not first.index.equals(second.index)
    ):
        raise QuickscanError(
            "first and second do not have the same people in the same order: their indexes "
            "differ. Use second.reindex(first.index) when the index is the person."
        )
    return pd.DataFrame({"first": x, "second": y})


def _pearson(x: np.ndarray, y: np.ndarray) -> Estimate:
    n = len(x)
    facts: dict[str, Any] = {"n": n, "name": mark("correlation (Pearson)"), "method": FISHER}
    if n < 2:
        return Estimate(**facts, reason="too_few_people", needed=2)
    x, y = x - x[0], y - y[0]
    x, y = x - x.mean(), y - y.mean()
    spread = float(np.sqrt((x @ x) * (y @ y)))
    if spread == 0.0:
        return Estimate(**facts, reason="no_variation")
    r = float(np.clip((x @ y) / spread, -1, 1))
    if n < MIN_PEOPLE:
        return Estimate(estimate=r, **facts, reason="too_few_people", needed=MIN_PEOPLE)
    low, high = fisher_interval(np.array(r), n)
    return Estimate(estimate=r, ci_low=float(low), ci_high=float(high), **facts)


def _mean_change(change: np.ndarray) -> Estimate:
    n = len(change)
    facts: dict[str, Any] = {"n": n, "name": mark("mean change"), "method": MEAN}
    if n < 2:
        return Estimate(**facts, reason="too_few_people", needed=2)
    middle = float(change.mean())
    half = t_quantile(n - 1) * float(change.std(ddof=1)) / np.sqrt(n)
    return Estimate(estimate=middle, ci_low=middle - half, ci_high=middle + half, **facts)


def _error(change: np.ndarray) -> Estimate:
    from scipy.special import chdtri

    n = len(change)
    facts: dict[str, Any] = {
        "n": n,
        "name": mark("standard error of measurement"),
        "method": FROM_DIFFERENCES,
    }
    if n < 2:
        return Estimate(**facts, reason="too_few_people", needed=2)
    error = float(change.std(ddof=1)) / np.sqrt(2)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.sqrt((n - 1) / chdtri(n - 1, np.array([tail, 1 - tail])))
    return Estimate(estimate=error, ci_low=error * low, ci_high=error * high, **facts)


def _smallest_change(error: Estimate) -> Estimate:
    times = t_quantile(np.inf) * np.sqrt(2)
    return replace(
        error,
        name=mark("smallest detectable change"),
        estimate=times * error.estimate,
        ci_low=times * error.ci_low,
        ci_high=times * error.ci_high,
    )
