"""How far colleagues of one organisation resemble each other: ICC(1) and ICC(2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.item_answers import Values, group_codes, numbers_of
from quickscan_sim.analyse.reliability.intraclass import one_way_interval, spearman_brown
from quickscan_sim.analyse.reliability.reml import Groups, best_ratio, ratio_interval
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark

ESTIMATORS = {
    "anova": mark("analysis of variance, F interval"),
    "reml": mark("restricted maximum likelihood, profile interval"),
}


@dataclass(frozen=True, kw_only=True)
class BetweenGroups:
    """ICC(1) and ICC(2) of one score, and what they rest on.

    ``icc1``: the share of all spread that lies between groups; how far two colleagues resemble
    each other. ``icc2``: how reliable the mean of a group of average size is.
    """

    icc1: Estimate
    icc2: Estimate
    estimator: str
    n_groups: int
    mean_size: float
    variance_between: float = np.nan
    variance_within: float = np.nan


def between_group_correlation(
    scores: Values, groups: Values, estimator: str = "anova"
) -> BetweenGroups:
    """ICC(1) and ICC(2) of a score over organisations, wijken or other groups.

    "anova": ICC(1) = (MSB - MSW) / (MSB + (n - 1) MSW) and ICC(2) = (MSB - MSW) / MSB, with n the
    mean size of a group (Bliese 2000; R's ``multilevel``); intervals based on F, exact for groups
    of one size and normal scores. They may be negative.

    "reml": ICC(1) = variance between / (variance between + within) by restricted maximum
    likelihood (as ``lme4``), never below 0; interval by profile likelihood. ICC(2) follows from it
    by Spearman-Brown for the mean size. The two estimators differ where sizes differ: name the one
    you used.

    Parameters
    ----------
    scores
        One score per person. Who has no score or no group is left out.
    groups
        The group of each person, in the same order.
    estimator
        "anova" or "reml".

    Returns
    -------
    BetweenGroups
        Estimates without a number hold a ``reason``: "too_few_groups" (fewer than 2),
        "groups_of_one" (every group has one person), "no_variation" (all scores the same),
        "equal_means" (all groups have the same mean, so ICC(2) divides by 0). Where colleagues
        agree fully the interval is missing ("full_agreement").

    Raises
    ------
    QuickscanError
        For an unknown estimator, scores that are not numbers, or groups of another length.

    Examples
    --------
    >>> found = between_group_correlation([1, 2, 3, 4, 5, 6], ["a", "a", "b", "b", "c", "c"])
    >>> round(found.icc1.estimate, 3), round(found.icc2.estimate, 3)
    (0.882, 0.938)
    """
    if estimator not in ESTIMATORS:
        raise QuickscanError(
            'estimator is "{value}"; choose one of {allowed}.',
            value=estimator,
            allowed=", ".join(ESTIMATORS),
        )
    y = numbers_of(scores, "scores")
    code, _ = group_codes(groups, len(y))
    known = ~np.isnan(y) & (code >= 0)
    found = _Sums.of(y[known], code[known])
    n, n_groups = int(known.sum()), len(found.groups.sizes)
    size = n / n_groups if n_groups else np.nan
    facts: dict[str, Any] = {"estimator": estimator, "n_groups": n_groups, "mean_size": size}
    missing = _missing(found, n)
    compute = _anova if estimator == "anova" else _reml
    numbers = {} if missing else compute(found, size)
    named: dict[str, Any] = {"n": n, "method": ESTIMATORS[estimator]} | missing
    return BetweenGroups(
        icc1=Estimate(**named, name=mark("ICC(1)"), **numbers.pop("icc1", {})),
        icc2=Estimate(**named, name=mark("ICC(2)"), **numbers.pop("icc2", {})),
        **facts,
        **numbers,
    )


@dataclass(frozen=True)
class _Sums:
    """The groups, and the sum of squares between them."""

    groups: Groups
    between: float

    @classmethod
    def of(cls, y: np.ndarray, code: np.ndarray) -> _Sums:
        numbered, sizes = np.unique(code, return_inverse=True, return_counts=True)[1:]
        if not len(y):
            return cls(Groups(sizes, np.empty(0), 0.0), 0.0)
        # The first score is taken off: a mean of equal numbers may be a little off.
        shifted = y - y[0]
        means = np.bincount(numbered, weights=shifted) / sizes
        within = float(((shifted - means[numbered]) ** 2).sum())
        between = float((sizes * (means - shifted.mean()) ** 2).sum())
        # Rounding leaves about 1e-16 of the spread where colleagues agree fully.
        within = within if within > 1e-13 * between else 0.0
        between = between if between > 1e-13 * within else 0.0
        return cls(Groups(sizes, means, within), between)


def _missing(found: _Sums, n: int) -> dict[str, Any]:
    n_groups = len(found.groups.sizes)
    if n_groups < 2:
        return {"reason": "too_few_groups", "needed": 2}
    if n == n_groups:
        return {"reason": "groups_of_one"}
    if found.between == 0.0 and found.groups.within == 0.0:
        return {"reason": "no_variation"}
    return {}


def _anova(found: _Sums, size: float) -> dict[str, Any]:
    sizes = found.groups.sizes
    df = len(sizes) - 1, int(sizes.sum()) - len(sizes)
    between, within = found.between / df[0], found.groups.within / df[1]
    numbers: dict[str, Any] = {
        "variance_between": (between - within) / size,
        "variance_within": within,
    }
    if within == 0.0:
        return numbers | _full_agreement()
    first = (between - within) / (between + (size - 1) * within)
    low, high = one_way_interval(between, within, df, size)
    return numbers | {
        "icc1": {"estimate": first, "ci_low": low, "ci_high": high},
        "icc2": _of_means(first, low, high, size),
    }


def _reml(found: _Sums, size: float) -> dict[str, Any]:
    if found.groups.within == 0.0:
        spread = float(found.groups.means.var(ddof=1))
        return {"variance_between": spread, "variance_within": 0.0} | _full_agreement()
    best = best_ratio(found.groups)
    ratios = (best, *ratio_interval(found.groups, best))
    first, low, high = (1.0 if np.isinf(ratio) else ratio / (1 + ratio) for ratio in ratios)
    within = found.groups.variance_within(best)
    return {
        "variance_between": best * within,
        "variance_within": within,
        "icc1": {"estimate": first, "ci_low": low, "ci_high": high},
        "icc2": _of_means(first, low, high, size),
    }


def _of_means(first: float, low: float, high: float, size: float) -> dict[str, Any]:
    names = ("estimate", "ci_low", "ci_high")
    values = [spearman_brown(value, size) for value in (first, low, high)]
    # Minus infinity where the means of all groups are equal.
    return (
        dict(zip(names, values, strict=True)) if values[0] > -np.inf else {"reason": "equal_means"}
    )


def _full_agreement() -> dict[str, Any]:
    return {name: {"estimate": 1.0, "reason": "full_agreement"} for name in ("icc1", "icc2")}
