"""Whether ties stay within groups: E-I index, odds ratio, assortativity."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency, ends


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
