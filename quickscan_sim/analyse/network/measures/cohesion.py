"""How a network holds together: triangles, parts, cut points and cores."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency, as_networkx


def reciprocity(arcs: Adjacency) -> float:
    """Of the named ties, the share that the other side names too; NaN without ties.

    ``grecip`` of R's sna, measure "edgewise".
    """
    n_arcs = arcs.sum()
    return float((arcs * arcs.T).sum() / n_arcs) if n_arcs else np.nan


def transitivities(arcs: Adjacency, linked: Adjacency) -> dict[str, float]:
    """How often partners of partners are partners; NaN where nobody has two partners in a row.

    ``transitivity``: of the routes a names b names c, the share in which a names c: "weak" in
    ``gtrans`` of R's sna. ``transitivity_undirected``: of the pairs of ties that share a partner,
    the share that is closed: ``transitivity`` of igraph and networkx.
    """
    return {
        "transitivity": _closed_share(arcs),
        "transitivity_undirected": _closed_share(linked),
    }


def _closed_share(arcs: Adjacency) -> float:
    two_steps = float(arcs.sum(axis=0) @ arcs.sum(axis=1)) - float((arcs * arcs.T).sum())
    return float(((arcs @ arcs) * arcs).sum()) / two_steps if two_steps else np.nan


def parts(linked: Adjacency) -> dict[str, float]:
    """Components, isolates, cut points and the innermost k-core (Seidman 1983)."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    n_components, component = connected_components(csr_array(linked), directed=False)
    core, is_cut_point = cores_and_cut_points(linked)
    return {
        "n_components": float(n_components),
        "n_largest_component": float(np.bincount(component).max()),
        "n_isolates": float((linked.sum(axis=1) == 0).sum()),
        "n_cut_points": float(is_cut_point.sum()),
        "highest_k": float(core.max()),
        "n_highest_k": float((core == core.max()).sum()),
    }


def cores_and_cut_points(linked: Adjacency) -> tuple[np.ndarray, np.ndarray]:
    """The core number of each organisation, and whether the network falls apart without it."""
    import networkx as nx

    graph = as_networkx(linked)
    numbers = nx.core_number(graph)
    is_cut_point = np.zeros(len(numbers), dtype=bool)
    is_cut_point[list(nx.articulation_points(graph))] = True
    return np.array([numbers[node] for node in range(len(numbers))]), is_cut_point
