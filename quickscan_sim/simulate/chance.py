"""Small pieces of probability that several stages use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from quickscan_sim.random_streams import stream


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


def solve_smooth(
    function: Callable[[float], float],
    target: float,
    low: float,
    high: float,
    tolerance: float = 1e-9,
) -> float:
    """Where a smooth increasing function reaches the target, by the Illinois method.

    Needs far fewer calls than halving (Dowell & Jarratt, 1971); the target lies between the
    values at both ends.

    >>> round(solve_smooth(lambda x: x**3, 8.0, 0.0, 5.0), 6)
    2.0
    """
    below, above = function(low) - target, function(high) - target
    side = 0
    for _ in range(100):
        middle = low - below * (high - low) / (above - below) if above > below else low
        value = function(middle) - target
        if abs(value) < tolerance or high - low < tolerance:
            return middle
        if value < 0:
            low, below = middle, value
            above *= 0.5 if side < 0 else 1.0
        else:
            high, above = middle, value
            below *= 0.5 if side > 0 else 1.0
        side = -1 if value < 0 else 1
    return (low + high) / 2


def correlated_normals(
    n: int, n_themes: int, correlation: float, rng: np.random.Generator
) -> np.ndarray:
    """Standard normals, n x n_themes, with one correlation between every two columns."""
    common = rng.standard_normal((n, 1))
    own = rng.standard_normal((n, n_themes))
    return np.asarray(np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own)


def normals_of_codes(codes: Iterable[str], seed: int, stage: str) -> np.ndarray:
    """A standard normal for each code that follows from the code alone, in any table or order.

    For what stays with a person or an item: whoever is added or leaves, the others keep theirs.

    >>> few = normals_of_codes(["p2"], 1, "styles")
    >>> bool(few[0] == normals_of_codes(["p1", "p2"], 1, "styles")[1])
    True
    """
    return normals_of_hashes(hashes_of_codes(codes), seed, stage)


def hashes_of_codes(codes: Iterable[str]) -> np.ndarray:
    """A 64-bit number for each code, the same in every process."""
    return pd.util.hash_array(np.asarray(codes, dtype=object), categorize=False)


def normals_of_hashes(hashes: np.ndarray, seed: int, stage: str) -> np.ndarray:
    """A standard normal for each number, by mixing it with a key (SplitMix64, Steele et al. 2014).

    Another seed or stage gives another key, and normals that have nothing to do with these.
    """
    from scipy.special import ndtri

    key = stream(seed, stage).integers(0, 2**64, dtype=np.uint64)
    mixed = hashes ^ key
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return np.asarray(ndtri(((mixed >> np.uint64(11)) + 0.5) * 2.0**-53))


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
