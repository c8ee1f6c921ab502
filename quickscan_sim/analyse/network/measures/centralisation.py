"""How far a network runs through one organisation (Freeman 1979): 0 not at all, 1 altogether."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency, symmetric
from quickscan_sim.analyse.network.measures.shortest_paths import shortest_routes


def centralisations(arcs: Adjacency) -> dict[str, float]:
    """Centralisation of who names whom.

    The sum of the differences with the highest value, over the largest that this sum can be.
    ``centralisation``: partners, named or naming. ``centralisation_in`` and ``_out``: being named
    and naming; 1 only where all name one, or one names all, and nobody anybody else.
    ``centralisation_betweenness``: routes along the direction of naming. Equal to
    ``centralization`` of R's sna with ``degree`` (gmode "graph"; cmode "indegree", "outdegree")
    and ``betweenness``. For networks of 3 organisations or more.

    >>> import numpy as np
    >>> star = np.zeros((4, 4))
    >>> star[0, 1:] = star[1:, 0] = 1
    >>> for name, value in centralisations(star).items():
    ...     print(name, round(value, 3))
    centralisation 1.0
    centralisation_in 0.667
    centralisation_out 0.667
    centralisation_betweenness 1.0
    """
    n = arcs.shape[0]
    return {
        "centralisation": _spread(symmetric(arcs).sum(axis=1)) / ((n - 1) * (n - 2)),
        "centralisation_in": _spread(arcs.sum(axis=0)) / (n - 1) ** 2,
        "centralisation_out": _spread(arcs.sum(axis=1)) / (n - 1) ** 2,
        "centralisation_betweenness": _spread(shortest_routes(arcs).betweenness)
        / ((n - 1) ** 2 * (n - 2)),
    }


def _spread(values: np.ndarray) -> float:
    return float((values.max() - values).sum())
