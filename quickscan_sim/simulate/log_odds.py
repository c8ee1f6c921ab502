"""The base log odds at which chances reach an average that is asked for."""

from __future__ import annotations

import numpy as np

from quickscan_sim.simulate.chance import logistic

CLOSE_ENOUGH = 1e-10
MOST_ROUNDS = 60


def base_for_mean(offsets: np.ndarray, weight: np.ndarray, target: np.ndarray) -> np.ndarray:
    """For each column the base at which the weighted mean of logistic(base + offsets) is asked.

    Newton's method on the log odds of the mean, which is nearly a straight line in the base, kept
    inside a bracket that halves where a step would leave it.

    Parameters
    ----------
    offsets
        Rows x columns, in log odds; every column finite.
    weight
        Of each row; sums to 1.
    target
        Of each column, strictly between 0 and 1.

    Examples
    --------
    >>> base = base_for_mean(np.array([[-1.0], [1.0]]), np.array([0.5, 0.5]), np.array([0.5]))
    >>> abs(round(float(base[0]), 6))
    0.0
    """
    aim = np.log(target) - np.log1p(-target)
    base = np.asarray(aim - weight @ offsets)
    # One row alone reaches the target inside these bounds, so a mean of rows does too.
    low, high = aim - offsets.max(axis=0), aim - offsets.min(axis=0)
    for _ in range(MOST_ROUNDS):
        p = logistic(base + offsets)
        mean, slope = weight @ p, weight @ (p * (1 - p))
        if np.abs(mean - target).max(initial=0) < CLOSE_ENOUGH:
            break
        low, high = np.where(mean < target, base, low), np.where(mean > target, base, high)
        step = (np.log(mean) - np.log1p(-mean) - aim) * mean * (1 - mean) / slope
        inside = (base - step > low) & (base - step < high)
        base = np.where(inside, base - step, (low + high) / 2)
    return base
