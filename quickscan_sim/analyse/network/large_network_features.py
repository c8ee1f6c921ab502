"""Features of pairs in a large network: activity and shared partners, from a sparse table."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.pair_features import Table

PRIOR_PARTNERS = 4.0
"""How many possible partners the rate of the network counts for, beside those of its own."""

ROWS_AT_ONCE = 20_000


def large_network_features(
    one: np.ndarray, other: np.ndarray, seen: np.ndarray, n: int
) -> Table:
    """Features of every pair; its own value counts for none of them.

    ``activity``: log odds of the share of possible partners with which each side has a tie, added;
    ``common``, ``common_adamic_adar`` and ``common_allocation`` as in :func:`network_features`.

    Parameters
    ----------
    one, other
        Row numbers of the organisations of each pair.
    seen
        How likely each pair has a tie; NaN: unknown. A pair that is not here counts for nothing.
    """
    from scipy.sparse import csr_array

    value, known = np.nan_to_num(seen), (~np.isnan(seen)).astype(float)
    sides = np.concatenate([one, other]), np.concatenate([other, one])
    degree, n_known = (
        np.bincount(sides[0], np.tile(values, 2), minlength=n) for values in (value, known)
    )
    rate = (value.sum() + 1.0) / (known.sum() + 3.0)
    activity = np.zeros(len(one))
    for side in (one, other):
        ties, possible = degree[side] - value, n_known[side] - known
        share = (ties + PRIOR_PARTNERS * rate) / (possible + PRIOR_PARTNERS)
        activity += np.log(share / (1 - share))
    ties = csr_array((np.tile(value, 2), sides), shape=(n, n))
    weights = {
        "common": np.ones(n),
        "common_adamic_adar": 1 / np.log(np.maximum(degree, 2.0)),
        "common_allocation": 1 / np.maximum(degree, 1.0),
    }
    counted = {name: np.zeros(len(one)) for name in weights}
    for start in range(0, len(one), ROWS_AT_ONCE):
        some = slice(start, start + ROWS_AT_ONCE)
        shared = ties[one[some]].multiply(ties[other[some]]).tocsr()
        for name, weight in weights.items():
            counted[name][some] = shared @ weight
    return {
        "activity": activity,
        "common": np.log1p(counted["common"]),
        "common_adamic_adar": np.log1p(counted["common_adamic_adar"]),
        "common_allocation": counted["common_allocation"],
    }
