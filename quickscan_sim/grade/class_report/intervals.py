"""Shares of students with their 95 % interval, and the difference of two."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    mean_interval,
    share_interval,
    t_quantile,
    variance_components,
)

SMALLEST = 5
"""Fewer students than this give no number about their answers."""


@dataclass(frozen=True)
class Estimate:
    """A share from 0 to 1 of ``n`` students, or of their answers, with its interval."""

    value: float
    low: float
    high: float
    n: int

    def __post_init__(self) -> None:
        # Rounding may leave 1e-17 beyond the share itself.
        object.__setattr__(self, "low", min(max(0.0, float(self.low)), self.value))
        object.__setattr__(self, "high", max(min(1.0, float(self.high)), self.value))


def share_of(is_so: Sequence[bool]) -> Estimate | None:
    """The share of students of whom something holds, with Wilson's interval (1927).

    None for fewer than :data:`SMALLEST` students.

    >>> found = share_of([True] * 6 + [False] * 4)
    >>> found.n, found.value, round(found.low, 4), round(found.high, 4)
    (10, 0.6, 0.3127, 0.8318)
    """
    n = len(is_so)
    if n < SMALLEST:
        return None
    return _wilson(np.asarray(is_so, dtype=float), np.arange(n), n)


def share_of_answers(is_so: Sequence[bool], students: Sequence[str]) -> Estimate | None:
    """The share of answers of which something holds, where students gave several.

    Answers of one student resemble each other: Wilson's interval, with n made smaller by the
    design effect (:func:`~quickscan_sim.analyse.intervals.share_interval`). Where all answers are
    alike nothing is known of that, and every student counts once. None for fewer than
    :data:`SMALLEST` students.
    """
    codes = pd.factorize(np.asarray(students, dtype=object))[0]
    n = int(codes.max(initial=-1)) + 1
    if n < SMALLEST:
        return None
    values = np.asarray(is_so, dtype=float)
    if len(set(values.tolist())) == 1:
        return _wilson(values[:1].repeat(n), np.arange(n), n)
    return _wilson(values, codes, n)


def _wilson(values: np.ndarray, students: np.ndarray, n: int) -> Estimate:
    components = variance_components(values, students, np.zeros(len(values)))
    low, high = share_interval(values, students, components)
    return Estimate(float(values.mean()), low, high, n)


def mean_of(shares: Sequence[float]) -> Estimate | None:
    """The mean of shares, one for each student, with a t-interval kept within 0 and 1.

    Where everybody has the same nothing is known of the spread: then Wilson's interval of that
    share stands in. None for fewer than :data:`SMALLEST` students.
    """
    n = len(shares)
    if n < SMALLEST:
        return None
    values = np.asarray(shares, dtype=float)
    mean = float(values.mean())
    if float(values.max() - values.min()) < 1e-9:
        low, high = _wilson_ends(mean, n)
    else:
        components = variance_components(values, np.arange(n), np.zeros(n))
        low, high = mean_interval(values, np.arange(n), components)
    return Estimate(mean, low, high, n)


def _wilson_ends(share: float, n: int) -> tuple[float, float]:
    z2 = t_quantile(np.inf) ** 2
    middle = share + z2 / (2 * n)
    half = math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n**2)))
    return (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)


@dataclass(frozen=True)
class Difference:
    """One share minus another, with its interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def difference_of(here: Estimate, there: Estimate) -> Difference:
    """The difference of two independent shares, with Newcombe's interval (1998, method 10).

    It is made of the two intervals: low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), and so on.

    >>> def wilson(n_so, n):
    ...     return share_of([True] * n_so + [False] * (n - n_so))
    >>> found = difference_of(wilson(56, 70), wilson(48, 80))
    >>> [round(number, 4) for number in (found.value, found.low, found.high)]
    [0.2, 0.0524, 0.3339]
    """
    value = here.value - there.value
    down = math.hypot(here.value - here.low, there.high - there.value)
    up = math.hypot(here.high - here.value, there.value - there.low)
    return Difference(value, value - down, value + up)
