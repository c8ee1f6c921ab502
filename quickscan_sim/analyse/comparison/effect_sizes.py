"""How large a difference is beside the spread of people: Hedges' g, overlap, superiority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.intervals import (
    Column,
    check_in_one_group,
    organisation_codes,
    t_quantile,
)
from quickscan_sim.analyse.item_answers import numbers_of
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark

NAME = mark("Hedges' g")
INDEPENDENT = mark("people taken as independent, interval of Hedges and Olkin")
CLUSTERED = mark("colleagues resemble each other, interval of Hedges")


@dataclass(frozen=True, kw_only=True)
class EffectSize(Estimate):
    """Hedges' g, and what it means where both groups are normal and equally spread.

    ``superiority`` is the probability that somebody of the first group scores higher than somebody
    of the second, ``overlap`` the share that the two distributions have in common; both with the
    interval that belongs to that of g.
    """

    n_first: int
    n_second: int

    @property
    def superiority(self) -> tuple[float, float, float]:
        """Phi(g / sqrt 2), low and high (McGraw and Wong 1992)."""
        from scipy.special import ndtr

        low, middle, high = ndtr(np.array([self.ci_low, self.estimate, self.ci_high]) / np.sqrt(2))
        return float(middle), float(low), float(high)

    @property
    def overlap(self) -> tuple[float, float, float]:
        """2 Phi(-|g| / 2), low and high (Inman and Bradley 1989)."""
        from scipy.special import ndtr

        ends = np.abs([self.ci_low, self.ci_high])
        nearest = 0.0 if self.ci_low < 0 < self.ci_high else float(ends.min())
        middle, low, high = 2 * ndtr(-np.array([abs(self.estimate), ends.max(), nearest]) / 2)
        return float(middle), float(low), float(high)


def hedges_g(
    first: Column, second: Column, organisation: tuple[Column, Column] | None = None
) -> EffectSize:
    """The difference between two groups in standard deviations of people.

    g = J (mean 1 - mean 2) / pooled sd, with J = 1 - 3 / (4 df - 1) against the bias of few people
    (Hedges 1981). Variance: (n1 + n2) / (n1 n2) + g^2 / (2 (n1 + n2)) (Hedges and Olkin 1985,
    chapter 5), with normal quantiles. With ``organisation`` whole organisations are the unit:
    g and its bias follow Hedges (2007, Journal of Educational and Behavioral Statistics 32, the
    effect size on the total variance) with the intraclass correlation of this sample; the variance
    by the delta method over the two means, with the true sizes of organisations, and over the
    spread, with the average size; t on (organisations - 2) degrees of freedom. An organisation
    belongs to one of both groups.

    Parameters
    ----------
    first, second
        Scores; missing ones are left out.
    organisation
        The organisation of each score of the first and of the second group; who has none counts
        as alone in one.

    Returns
    -------
    EffectSize
        Without a number for fewer than 2 people in a group ("too_few_people") or no spread within
        groups ("no_variation"). With ``organisation``, without an interval for fewer than 2
        organisations in a group ("too_few_clusters").

    Raises
    ------
    QuickscanError
        For scores that are no numbers, an organisation for fewer or more people than scores, or
        an organisation in both groups.

    Examples
    --------
    Means 4 and 2, pooled sd 1, J = 1 - 3 / 15 = 0.8.

    >>> found = hedges_g(np.array([3.0, 4, 5]), np.array([1.0, 2, 3]))
    >>> round(found.estimate, 2), round(found.ci_low, 2), round(found.ci_high, 2)
    (1.6, -0.24, 3.44)
    >>> [round(value, 2) for value in found.superiority]
    [0.87, 0.43, 0.99]
    """
    y = [numbers_of(group, name) for group, name in ((first, "first"), (second, "second"))]
    if organisation is not None and [len(own) for own in organisation] != [len(one) for one in y]:
        raise QuickscanError(
            "`organisation` of hedges_g holds the organisation of each score of both groups; "
            "their numbers differ."
        )
    if organisation is not None:
        check_in_one_group(
            np.repeat([0, 1], [len(one) for one in y]),
            np.concatenate([np.asarray(own, dtype=object) for own in organisation]),
        )
    known = [~np.isnan(group) for group in y]
    y = [group[kept] for group, kept in zip(y, known, strict=True)]
    sizes = [len(group) for group in y]
    facts: dict[str, Any] = {
        "n": sum(sizes),
        "n_first": sizes[0],
        "n_second": sizes[1],
        "name": NAME,
        "method": INDEPENDENT if organisation is None else CLUSTERED,
    }
    if min(sizes) < 2:
        return EffectSize(**facts, reason="too_few_people", needed=2)
    df = sum(sizes) - 2
    pooled = sum(float(((group - group.mean()) ** 2).sum()) for group in y) / df
    scale = max(float(np.abs(group).max()) for group in y)
    if pooled <= (1e-12 * scale) ** 2:
        return EffectSize(**facts, reason="no_variation")
    d = float(y[0].mean() - y[1].mean()) / np.sqrt(pooled)
    if organisation is None:
        return _independent(d, sizes, facts)
    clusters = [
        organisation_codes(np.asarray(own)[kept])
        for own, kept in zip(organisation, known, strict=True)
    ]
    return _clustered(d, y, clusters, facts)


def _independent(d: float, sizes: list[int], facts: dict[str, Any]) -> EffectSize:
    g = _unbiased(sum(sizes) - 2) * d
    variance = sum(1 / n for n in sizes) + g**2 / (2 * sum(sizes))
    return _with_interval(g, np.sqrt(variance) * t_quantile(np.inf), facts)


def _clustered(
    d: float, y: list[np.ndarray], clusters: list[np.ndarray], facts: dict[str, Any]
) -> EffectSize:
    """Hedges (2007), on the total variance, with the average size of organisations."""
    n_clusters = [int(own.max()) + 1 for own in clusters]
    n = sum(len(own) for own in clusters)
    sizes = [np.bincount(own).astype(float) for own in clusters]
    if min(n_clusters) < 2:
        g = _unbiased(n - 2) * d
        return _with_interval(g, np.nan, facts | {"reason": "too_few_clusters", "needed": 2})
    rho = _intraclass(y, clusters, sizes)
    average = n / sum(n_clusters)
    # What clusters leave out of the pooled variance within groups.
    shrunk = 1 - 2 * (average - 1) * rho / (n - 2)
    delta = d * np.sqrt(shrunk)
    df = (((n - 2) - 2 * (average - 1) * rho) ** 2) / (
        (n - 2) * (1 - rho) ** 2
        + average * (n - 2 * average) * rho**2
        + 2 * (n - 2 * average) * rho * (1 - rho)
    )
    g = _unbiased(df) * delta
    of_means = sum(
        float(rho * (own**2).sum() / own.sum() ** 2 + (1 - rho) / own.sum()) for own in sizes
    )
    variance = of_means + g**2 / (2 * df)
    half = t_quantile(float(sum(n_clusters) - 2)) * np.sqrt(variance)
    return _with_interval(g, half, facts)


def _intraclass(y: list[np.ndarray], clusters: list[np.ndarray], sizes: list[np.ndarray]) -> float:
    """ICC(1) within the two groups together, by ANOVA; at least 0."""
    within = between = 0.0
    size_between = 0.0
    for scores, own, counts in zip(y, clusters, sizes, strict=True):
        means = np.bincount(own, weights=scores) / counts
        within += float(((scores - means[own]) ** 2).sum())
        between += float((counts * (means - scores.mean()) ** 2).sum())
        size_between += float(counts.sum() - (counts**2).sum() / counts.sum())
    n, m = sum(map(len, y)), sum(map(len, sizes))
    if n == m:
        return 0.0
    ms_within, ms_between = within / (n - m), between / (m - 2)
    n0 = size_between / (m - 2)
    of_clusters = max(0.0, (ms_between - ms_within) / n0)
    total = of_clusters + ms_within
    return of_clusters / total if total > 0 else 0.0


def _unbiased(df: float) -> float:
    return float(1 - 3 / (4 * df - 1))


def _with_interval(g: float, half: float, facts: dict[str, Any]) -> EffectSize:
    return EffectSize(estimate=float(g), ci_low=float(g - half), ci_high=float(g + half), **facts)
