"""Leaving out one organisation at a time, by sums of cross-products: no pass over the people."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.intervals import t_quantile


def covariances_without_each(
    complete: np.ndarray, group: np.ndarray, sizes: np.ndarray
) -> np.ndarray:
    """The covariance matrix of the columns without each group: groups x k x k."""
    n, k = complete.shape
    centred = complete - complete.mean(axis=0)
    n_groups = len(sizes)
    sums = np.empty((n_groups, k))
    products = np.empty((n_groups, k, k))
    for a in range(k):
        sums[:, a] = np.bincount(group, weights=centred[:, a], minlength=n_groups)
        for b in range(a + 1):
            own = np.bincount(group, weights=centred[:, a] * centred[:, b], minlength=n_groups)
            products[:, a, b] = products[:, b, a] = own
    left = (n - sizes)[:, None, None]
    # The columns are centred: without a group, the others add up to minus its sum.
    between = sums[:, :, None] * sums[:, None, :] / np.maximum(left, 1)
    found: np.ndarray = (products.sum(axis=0) - products - between) / np.maximum(left - 1, 1)
    return found


def jackknife_interval(
    estimate: float, without_each: np.ndarray, sizes: np.ndarray
) -> tuple[float, float]:
    """The 95 % interval of an estimate from what it is without each group, by Student's t.

    With h = n / size of the group: pseudo-values h * estimate - (h - 1) * without, their spread
    around the jackknife estimate divided by h - 1 and averaged (Busing, Meijer and Van der Leeden
    1999, Statistics and Computing 9).
    """
    n_groups = len(sizes)
    h = sizes.sum() / sizes
    middle = n_groups * estimate - float(((1 - 1 / h) * without_each).sum())
    pseudo = h * estimate - (h - 1) * without_each
    variance = float(((pseudo - middle) ** 2 / (h - 1)).mean())
    half = t_quantile(n_groups - 1) * np.sqrt(variance)
    return estimate - half, estimate + half
