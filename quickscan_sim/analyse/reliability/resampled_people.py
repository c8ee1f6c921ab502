"""Intervals by resampling people with replacement (Efron 1979)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.random_streams import stream

DEFAULT_SEED = 20261123
"""Any number would do; a fixed one makes the interval of the same answers the same each time."""
N_BOOTSTRAP = 500
_MOST_FAILURES = 0.20
_BLOCK = 4_000_000

Statistic = Callable[[np.ndarray], np.ndarray]
"""From how often each person counts (resamples, people) to a value per resample."""


def percentile_interval(
    statistic: Statistic, n: int, n_bootstrap: int, seed: int
) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile over resamples; NaN when over 20 % of them give no number."""
    if n_bootstrap == 0:
        return np.nan, np.nan
    values = np.concatenate([statistic(block) for block in _resamples(n, n_bootstrap, seed)])
    known = values[np.isfinite(values)]
    if len(known) < (1 - _MOST_FAILURES) * n_bootstrap:
        return np.nan, np.nan
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    return float(low), float(high)


def _resamples(n: int, n_bootstrap: int, seed: int) -> Iterator[np.ndarray]:
    rng = stream(seed, "resampled people")
    at_once = max(1, min(n_bootstrap, _BLOCK // max(n, 1)))
    for first in range(0, n_bootstrap, at_once):
        size = min(at_once, n_bootstrap - first)
        drawn = rng.integers(n, size=(size, n)) + n * np.arange(size)[:, None]
        yield np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n).astype(float)
