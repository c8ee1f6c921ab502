"""Whether ties stay within groups: E-I index, odds ratio, assortativity, modularity."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.graphs import Adjacency, as_networkx, ends

SEED = 20_260_101
COMMUNITIES_UP_TO = 3_000
"""Organisations up to which communities are searched for."""


def external_internal(arcs: Adjacency, group: np.ndarray) -> float:
    """The E-I index of Krackhardt and Stern (1988): (external - internal) / all ties.

    -1 when all ties stay within the groups, 1 when all go between them, NaN without ties.

    >>> import numpy as np
    >>> ties = np.array([[0, 1, 1], [0, 0, 0], [0, 0, 0]], dtype=float)
    >>> external_internal(ties, np.array([0, 0, 1]))
    0.0
    """
    one, other = ends(arcs)
    return 1 - 2 * float((group[one] == group[other]).mean()) if len(one) else np.nan


def homophily(arcs: Adjacency, group: np.ndarray) -> dict[str, float]:
    """How much more often organisations of one group name each other.

    ``homophily_odds_ratio``: the odds of a tie within groups over the odds between groups; its
    logarithm is the coefficient of "nodematch" beside "edges" in a logit of all ordered pairs. NaN
    where one of the four cells is empty. ``assortativity``: Newman's (2003) r, over the ties.
    """
    one, other = ends(arcs)
    same = float((group[one] == group[other]).sum())
    sizes = np.bincount(group).astype(float)
    within = float((sizes * (sizes - 1)).sum())
    between = float(len(group) * (len(group) - 1)) - within
    cells = np.array([same, within - same, len(one) - same, between - len(one) + same])
    odds = cells[0] * cells[3] / (cells[1] * cells[2]) if (cells > 0).all() else np.nan
    return {
        "homophily_odds_ratio": float(odds),
        "assortativity": _assortativity(group[one], group[other]),
    }


def _assortativity(one: np.ndarray, other: np.ndarray) -> float:
    if not len(one):
        return np.nan
    n_groups = int(max(one.max(), other.max())) + 1
    from_share, to_share = (np.bincount(end, minlength=n_groups) / len(one) for end in (one, other))
    by_chance = float(from_share @ to_share)
    return (float((one == other).mean()) - by_chance) / (1 - by_chance) if by_chance < 1 else np.nan


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
    """The community of each organisation: Louvain (Blondel and others 2008), seed fixed.

    The best division that was found, not always the best there is; the order of the organisations
    can matter where divisions are about as good. An organisation without ties is one by itself.
    """
    import networkx as nx

    group = np.zeros(linked.shape[0], dtype=np.int64)
    for number, members in enumerate(
        nx.community.louvain_communities(as_networkx(linked), seed=SEED)
    ):
        group[list(members)] = number
    return group
