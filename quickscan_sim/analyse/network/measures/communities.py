"""Modularity: how far ties stay within groups, and the groups in which they most do."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency, as_networkx, ends

SEED = 20_260_101
PASSES = 4
"""Rounds in which every organisation is tried in other communities."""
LEAST_GAIN = 1e-12
SEARCHED_UP_TO = 20_000
"""Organisations up to which communities are searched for."""


def modularity(linked: Adjacency, group: np.ndarray) -> float:
    """Newman and Girvan's (2004) Q of a division; NaN without ties.

    The share of ties within groups, minus what that share would be if every organisation kept its
    number of ties and these fell at random.
    """
    degree = linked.sum(axis=1)
    n_ends = float(degree.sum())
    if not n_ends:
        return np.nan
    one, other = ends(linked)
    of_group = np.bincount(group, weights=degree) / n_ends
    return float((group[one] == group[other]).sum() / n_ends - (of_group**2).sum())


def communities(linked: Adjacency) -> np.ndarray:
    """The number of the community of each organisation: 0, 1, 2, ...

    In a plain array: groups are joined two by two while Q grows (Clauset, Newman and Moore 2004),
    and then organisations are moved one by one, also through worse divisions (Newman 2006). In a
    sparse one: Louvain (Blondel and others 2008), with a fixed seed. It is the same on every run
    and the best that was found, not always the best there is; where divisions are about as good
    the order of the organisations can decide. Who has no ties is a community alone.

    >>> import numpy as np
    >>> pair = np.array([[0, 1], [1, 0]], dtype=float)
    >>> communities(np.kron(np.eye(2), pair)).tolist()
    [0, 0, 1, 1]
    """
    if isinstance(linked, np.ndarray):
        n_ends = linked.sum()
        degree = linked.sum(axis=1)
        beyond_chance = linked / n_ends - np.outer(degree, degree) / n_ends**2 if n_ends else linked
        group = _moved(beyond_chance, _joined(beyond_chance))
    else:
        group = _louvain(linked)
    return np.asarray(np.unique(group, return_inverse=True)[1])


def _joined(beyond_chance: np.ndarray) -> np.ndarray:
    """Join the two groups that most raise Q, until none does."""
    n = len(beyond_chance)
    gain, group = beyond_chance.copy(), np.arange(n)
    np.fill_diagonal(gain, -np.inf)
    while True:
        kept, gone = divmod(int(gain.argmax()), n)
        if not gain[kept, gone] > LEAST_GAIN:
            return group
        group[group == gone] = kept
        gain[kept] += gain[gone]
        gain[:, kept] = gain[kept]
        gain[gone] = gain[:, gone] = -np.inf


def _moved(beyond_chance: np.ndarray, group: np.ndarray) -> np.ndarray:
    """In each pass every organisation moves once, the best first; the best moment is kept."""
    for _ in range(PASSES):
        better = _one_pass(beyond_chance, group)
        if better is None:
            break
        group = better
    return group


def _one_pass(beyond_chance: np.ndarray, group: np.ndarray) -> np.ndarray | None:
    n = len(group)
    every = np.arange(n)
    to_group = beyond_chance @ np.eye(n)[group]
    own = beyond_chance.diagonal()
    moved_already = np.zeros((n, 1))
    current, total, best, best_group = group.copy(), 0.0, LEAST_GAIN, None
    for _ in every:
        gain = to_group - (to_group[every, current] - own)[:, None] + moved_already
        gain[every, current] = -np.inf
        one, new = divmod(int(gain.argmax()), n)
        total += gain[one, new]
        to_group[:, current[one]] -= beyond_chance[:, one]
        to_group[:, new] += beyond_chance[:, one]
        current[one] = new
        moved_already[one] = -np.inf
        if total > best:
            best, best_group = total, current.copy()
    return best_group


def _louvain(linked: Adjacency) -> np.ndarray:
    import networkx as nx

    group = np.zeros(linked.shape[0], dtype=np.int64)
    found = nx.community.louvain_communities(as_networkx(linked), seed=SEED)
    for number, members in enumerate(found):
        group[list(members)] = number
    return group
