"""Whether partners know each other: constraint, effective size, clustering."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency


def constraint(ties: Adjacency) -> np.ndarray:
    """Burt's (1992) constraint of each organisation; NaN for who has no ties.

    With p the share of i's ties (both directions together) that j has: the sum over partners j of
    (p_ij + sum over q of p_iq p_qj) squared. Low where partners do not know each other. Equal to
    ``constraint`` of networkx and igraph; for linked organisations ("symmetric") and for who names
    whom ("directed") alike.

    >>> import numpy as np
    >>> path = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], dtype=float)
    >>> constraint(path).tolist()
    [1.0, 0.5, 1.0]
    """
    weights = ties + ties.T
    total = np.asarray(weights.sum(axis=1), dtype=float)
    share = weights * (1 / np.where(total > 0, total, 1.0))[:, None]
    invested = (share + share @ share) * (weights > 0)
    return np.where(total > 0, np.asarray((invested * invested).sum(axis=1)), np.nan)


def effective_size(linked: Adjacency) -> np.ndarray:
    """Burt's (1992) effective size: partners less their mean number of ties among themselves.

    In the form of Borgatti (1997) for undirected ties; equal to ``effective_size`` of networkx. NaN
    for who has no ties.
    """
    degree = linked.sum(axis=1)
    return np.where(degree > 0, degree - 2 * _triangles(linked) / np.maximum(degree, 1), np.nan)


def clustering(linked: Adjacency) -> np.ndarray:
    """The share of pairs of partners that are tied (Watts and Strogatz 1998); NaN below two."""
    degree = linked.sum(axis=1)
    pairs = degree * (degree - 1) / 2
    return np.where(pairs > 0, _triangles(linked) / np.maximum(pairs, 1), np.nan)


def _triangles(linked: Adjacency) -> np.ndarray:
    return np.asarray(((linked @ linked) * linked).sum(axis=1)) / 2
