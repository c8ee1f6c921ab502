"""Small pieces of probability that several stages use."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def logistic(log_odds: np.ndarray) -> np.ndarray:
    """The probability that belongs to log odds."""
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def solve_increasing(
    function: Callable[[float], float], target: float, low: float = -20.0, high: float = 20.0
) -> float:
    """Where an increasing function reaches the target, by halving the range 50 times.

    >>> round(solve_increasing(lambda x: x**3, 8.0), 6)
    2.0
    """
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < target else (low, middle)
    return (low + high) / 2


def correlated_normals(
    n: int, n_themes: int, correlation: float, rng: np.random.Generator
) -> np.ndarray:
    """Standard normals, n x n_themes, with one correlation between every two columns."""
    common = rng.standard_normal((n, 1))
    own = rng.standard_normal((n, n_themes))
    return np.asarray(np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own)


def from_shares(uniform: np.ndarray, shares: tuple[float, ...]) -> np.ndarray:
    """For uniform draws: 0 for the first share, 1 for the second, and so on."""
    return np.asarray(np.searchsorted(np.cumsum(shares)[:-1], uniform, side="right"))


def partly_shared(
    shared: np.ndarray, own: np.ndarray, mixing: np.ndarray, p_shared: float
) -> np.ndarray:
    """Uniform draws that are the shared one with a chance, and an own one otherwise.

    Each stays uniform, and two that share draw alike: a simple way to make them hang together.
    """
    return np.where(mixing < p_shared, shared, own)
