"""Whether a group falls apart into two camps: more people at both ends than in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.intervals import (
    CONFIDENCE,
    Column,
    VarianceComponents,
    mean_variance,
    t_quantile,
    variance_components,
)
from quickscan_sim.analyse.scores.score_items import checked_scale
from quickscan_sim.language import mark

Components: TypeAlias = tuple[VarianceComponents, VarianceComponents]

NAME = mark("smallest end minus middle")
METHOD = mark("thirds of the scale, adjusted Wald interval, colleagues taken into account")


def two_camps(
    scores: Column,
    scale: tuple[float, float],
    organisation: Column | None = None,
    sector: Column | None = None,
) -> Estimate:
    """How many more people stand at the emptier end of the scale than in its middle, as a share.

    camps = min(p_low, p_high) - p_middle, over the thirds of the scale. 0.5: half of the people
    at each end and nobody between; above 0: both ends hold more people than the middle; below 0:
    at least one end holds fewer.

    Interval: each difference has the adjusted Wald interval of Bonett and Price (2012), a person
    added to both sides, with n made smaller for colleagues who resemble each other. The smallest
    of two differences is below both upper bounds, so these are taken at 97.5 % each (Bonferroni),
    and above the smallest lower bound: together at least 95 %.

    Parameters
    ----------
    scores
        A score of each person that may lie anywhere on the scale, such as the mean of several
        items; missing ones are left out. Not for single answers: the thirds of five answers hold
        two, one and two of them.
    scale
        The lowest and the highest possible score.
    organisation, sector
        Where each person belongs; left out, people count as independent.

    Returns
    -------
    Estimate
        Without a number for nobody ("too_few_people"); without an interval where every sector has
        one organisation, so that it is not known how much organisations differ
        ("too_few_clusters").

    Examples
    --------
    >>> print(two_camps([1.0] * 20 + [5.0] * 20, (1, 5)))
    smallest end minus middle 0.50 [0.31; 0.66], n = 40 (thirds of the scale, ...)
    """
    y = np.asarray(scores, dtype=float)
    known = ~np.isnan(y)
    y = y[known]
    owner = np.arange(len(y)) if organisation is None else np.asarray(organisation)[known]
    of_sector = np.zeros(len(y)) if sector is None else np.asarray(sector)[known]
    ends = Ends.of(y, scale)
    return camps_of(ends, owner, ends.components(owner, of_sector))


@dataclass(frozen=True)
class Ends:
    """Who stands in the lower and who in the upper third of the scale."""

    low: np.ndarray
    high: np.ndarray

    @classmethod
    def of(cls, scores: np.ndarray, scale: tuple[float, float]) -> Ends:
        """The ends of scores without missing values."""
        lowest, highest = checked_scale(scale)
        third = (highest - lowest) / 3
        return cls(scores < lowest + third, scores > highest - third)

    @property
    def differences(self) -> tuple[np.ndarray, np.ndarray]:
        """For each end and person: 1 at this end, -1 in the middle, 0 at the other end."""
        middle = (~self.low & ~self.high).astype(float)
        return self.low - middle, self.high - middle

    def components(self, organisation: Column, sector: Column) -> Components:
        """How alike colleagues are, for the difference of each end."""
        low, high = self.differences
        return variance_components(low, organisation, sector), variance_components(
            high, organisation, sector
        )

    def among(self, members: np.ndarray) -> Ends:
        """The same for some of the people."""
        return Ends(self.low[members], self.high[members])


def camps_of(ends: Ends, organisation: np.ndarray, components: Components) -> Estimate:
    """The camps of one group, with components that may come from more people than these."""
    n = len(ends.low)
    facts: dict[str, Any] = {"n": n, "name": NAME, "method": METHOD}
    if n == 0:
        return Estimate(**facts, reason="too_few_people", needed=1)
    p_middle = float((~ends.low & ~ends.high).mean())
    found = []
    for end, of_end in zip((ends.low, ends.high), components, strict=True):
        variance, _ = mean_variance(organisation, of_end)
        total = of_end.between + of_end.within
        effective = min(float(n), total / variance) if variance > 0 else float(n)
        p_end = float(end.mean())
        found.append((p_end - p_middle, *_difference_interval(p_end, p_middle, effective)))
    difference, low, high = np.min(found, axis=0).tolist()
    if any(of_end.size == 0 for of_end in components):
        facts |= {"reason": "too_few_clusters", "needed": 2}
        return Estimate(estimate=difference, **facts)
    return Estimate(estimate=difference, ci_low=low, ci_high=high, **facts)


def _difference_interval(p_end: float, p_middle: float, n: float) -> tuple[float, float]:
    """Lower bound at 97.5 % and upper bound at 98.75 % of a difference between two shares."""
    end, middle = (p_end * n + 1) / (n + 2), (p_middle * n + 1) / (n + 2)
    error = np.sqrt((end + middle - (end - middle) ** 2) / (n + 2))
    low = end - middle - t_quantile(np.inf) * error
    high = end - middle + t_quantile(np.inf, (1 + CONFIDENCE) / 2) * error
    return max(-1.0, float(low)), min(1.0, float(high))
