"""Features of pairs in a large network: activity and shared partners, from a sparse table."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.pairs.pair_features import Table
from quickscan_sim.analyse.network.ties.place_readings import MATRIX_UP_TO

PRIOR_PARTNERS = 4.0
"""How many possible partners the rate of the network counts for, beside those of its own."""

ROWS_AT_ONCE = 20_000

NO_TIE = 0.05
"""A pair less likely to have a tie than this makes nobody a shared partner."""


def large_network_features(
    one: np.ndarray, other: np.ndarray, seen: np.ndarray, possible: np.ndarray
) -> Table:
    """Features of every pair; its own value counts for none of them.

    ``activity``: log odds of the share of possible partners with which each side has a tie, added;
    ``common_adamic_adar`` as in :func:`network_features`.

    Parameters
    ----------
    one, other
        Row numbers of the organisations of each pair.
    seen
        How likely each pair has a tie; NaN: unknown. A pair that is not here has none.
    possible
        For each organisation with how many others a tie could be known.
    """
    n = len(possible)
    value, known = np.nan_to_num(seen), (~np.isnan(seen)).astype(float)
    both = np.concatenate([one, other])
    degree = np.bincount(both, np.tile(value, 2), minlength=n)
    rate = (degree.sum() + 1.0) / (possible.sum() + 3.0)
    activity = np.zeros(len(one))
    for side in (one, other):
        room = np.maximum(possible[side] - known, 0.0)
        share = np.minimum(degree[side] - value, room) + PRIOR_PARTNERS * rate
        share /= room + PRIOR_PARTNERS
        activity += np.log(share / (1 - share))
    rarer = 1 / np.log(np.maximum(degree, 2.0))
    shared = _by_table if len(one) * 8 > n * n and n <= MATRIX_UP_TO else _by_pair
    counted = shared(one, other, value, rarer)
    return {"activity": activity, "common_adamic_adar": np.log1p(counted)}


def _by_table(
    one: np.ndarray, other: np.ndarray, value: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Weighted shared partners of all pairs at once, where most pairs are asked for."""
    ties = np.zeros((len(weight), len(weight)))
    ties[one, other] = ties[other, one] = value
    return np.asarray(((ties * weight) @ ties)[one, other])


def _by_pair(
    one: np.ndarray, other: np.ndarray, value: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """The same for a few of very many pairs."""
    from scipy.sparse import csr_array

    kept = np.flatnonzero(value > NO_TIE)
    sides = np.concatenate([one[kept], other[kept]]), np.concatenate([other[kept], one[kept]])
    ties = csr_array((np.tile(value[kept], 2), sides), shape=(len(weight), len(weight)))
    counted = np.zeros(len(one))
    for start in range(0, len(one), ROWS_AT_ONCE):
        some = slice(start, start + ROWS_AT_ONCE)
        counted[some] = ties[one[some]].multiply(ties[other[some]]).tocsr() @ weight
    return counted
