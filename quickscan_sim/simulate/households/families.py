"""How many families have one, two ... five children, such that the children add up exactly."""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.simulate.households.calibrated import calibrated

MOST_CHILDREN = 5
"""Larger families count as five: a simplification that the codebook names."""


def count_families(n_families: np.ndarray, n_children: np.ndarray) -> np.ndarray:
    """Families by number of children, shape (..., 5): columns add up to both totals exactly.

    The distribution is the national one, tilted (``p_k * t**k``) to the asked mean. Children are
    families with at least one child, plus those with at least two, and so on; these numbers are
    rounded by largest remainder, which leaves them falling.

    Parameters
    ----------
    n_families, n_children
        Whole numbers with ``n_families <= n_children <= 5 * n_families``.

    Examples
    --------
    >>> count_families(np.array([10]), np.array([17])).tolist()
    [[4, 5, 1, 0, 0]]
    """
    at_least = _at_least(n_children / np.maximum(n_families, 1)) * n_families[..., None]
    beyond_first = n_children - n_families
    scale = np.divide(
        beyond_first,
        at_least.sum(axis=-1),
        out=np.zeros(beyond_first.shape),
        where=beyond_first > 0,
    )
    at_least = np.minimum(at_least * scale[..., None], n_families[..., None])
    whole = np.floor(at_least + 1e-9)
    short = (beyond_first - whole.sum(axis=-1))[..., None]
    rank = np.argsort(np.argsort(whole - at_least, axis=-1, kind="stable"), axis=-1)
    whole += rank < short
    steps = np.concatenate([n_families[..., None], whole, np.zeros_like(short)], axis=-1)
    return np.asarray((-np.diff(steps, axis=-1)).astype(np.int64))


def _at_least(mean: np.ndarray) -> np.ndarray:
    """Share of families with at least 2, 3, 4 and 5 children, for a mean number of children."""
    means, shares = _tilts()
    return np.stack([np.interp(mean, means, column) for column in shares.T], axis=-1)


@cache
def _tilts() -> tuple[np.ndarray, np.ndarray]:
    names = ["families_1_child", *(f"families_{n}_children" for n in range(2, MOST_CHILDREN + 1))]
    base = np.array([calibrated(name) for name in names])
    n = np.arange(1, MOST_CHILDREN + 1)
    log_weights = np.log(base) + np.linspace(-25, 25, 4001)[:, None] * n
    weights = np.exp(log_weights - log_weights.max(axis=1, keepdims=True))
    shares = weights / weights.sum(axis=1, keepdims=True)
    at_least = np.cumsum(shares[:, ::-1], axis=1)[:, ::-1][:, 1:]
    return shares @ n, at_least
