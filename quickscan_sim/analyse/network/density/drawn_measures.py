"""Measures of many networks of the same organisations at once; ties: draws x one x other."""

from __future__ import annotations

import numpy as np


def measures_of_draws(ties: np.ndarray) -> dict[str, np.ndarray]:
    """For each draw the measures that :func:`measures_of_graph` gives by the same names.

    Density, reciprocity, transitivity, degree centralisation and components, on stacked matrices.
    NaN where one does not exist: reciprocity without ties, transitivity without two steps.
    """
    arcs, n = ties.astype(float), ties.shape[1]
    linked = linked_of(ties)
    n_arcs = arcs.sum(axis=(1, 2))
    component = components_of(linked)
    return {
        "density": n_arcs / (n * (n - 1)),
        "reciprocity": _ratio((ties & ties.transpose(0, 2, 1)).sum(axis=(1, 2)), n_arcs),
        "transitivity": _closed_share(arcs),
        "transitivity_undirected": _closed_share(linked.astype(float)),
        "centralisation": _spread(linked.sum(axis=2)) / ((n - 1) * (n - 2)),
        "centralisation_in": _spread(ties.sum(axis=1)) / (n - 1) ** 2,
        "centralisation_out": _spread(ties.sum(axis=2)) / (n - 1) ** 2,
        "n_components": np.array([len(np.unique(one)) for one in component], dtype=float),
        "n_largest_component": np.array([np.bincount(one - one.min()).max() for one in component]),
        "n_cut_points": cut_points_of(linked).sum(axis=1).astype(float),
        "n_isolates": (~linked.any(axis=2)).sum(axis=1).astype(float),
    }


def linked_of(ties: np.ndarray) -> np.ndarray:
    """Whether at least one side has the tie."""
    return np.asarray(ties | ties.transpose(0, 2, 1))


def components_of(linked: np.ndarray) -> np.ndarray:
    """Draws x organisations: the number of the component, other ones for each draw."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n_draws, n, _ = linked.shape
    draw, one, other = np.nonzero(linked)
    apart = coo_array(
        (np.ones(len(draw)), (draw * n + one, draw * n + other)), shape=(n_draws * n, n_draws * n)
    )
    return np.asarray(connected_components(apart, directed=False)[1]).reshape(n_draws, n)


def cut_points_of(linked: np.ndarray) -> np.ndarray:
    """Draws x organisations: whether the network falls apart further without it.

    It does when one of its neighbours cannot be reached from another without it. For all
    organisations of all draws at once: who is reached from the first neighbour, step by step.
    """
    step = linked.astype(float)
    n = linked.shape[1]
    itself = np.arange(n)
    reached = np.zeros(linked.shape, dtype=bool)
    np.put_along_axis(reached, linked.argmax(axis=2)[:, :, None], values=True, axis=2)
    reached &= linked
    while True:
        further = reached | (reached.astype(float) @ step > 0)
        further[:, itself, itself] = False
        if np.array_equal(further, reached):
            break
        reached = further
    return np.asarray((linked & ~reached).any(axis=2))


def betweenness_of(linked: np.ndarray) -> np.ndarray:
    """Draws x organisations: the share of shortest routes between two others through it.

    Freeman (1977), by Brandes' (2001) recursion, from all organisations of all draws at once.
    """
    step = linked.astype(float)
    n = linked.shape[1]
    routes = np.broadcast_to(np.eye(n), step.shape).copy()
    levels, front = [routes > 0], routes
    seen = routes > 0
    while True:
        front = np.where(seen, 0.0, step @ front)
        here = front > 0
        if not here.any():
            break
        levels.append(here)
        seen |= here
        routes += front
    share = np.zeros_like(routes)
    for here, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        passed = np.zeros_like(routes)
        np.divide(1 + share, routes, out=passed, where=here)
        share += np.where(nearer, routes * (step @ passed), 0.0)
    share[:, np.arange(n), np.arange(n)] = 0.0
    return np.asarray(share.sum(axis=2) / max((n - 1) * (n - 2), 1))


def _closed_share(arcs: np.ndarray) -> np.ndarray:
    twice = arcs @ arcs
    returned = np.trace(twice, axis1=1, axis2=2)
    return _ratio((twice * arcs).sum(axis=(1, 2)), twice.sum(axis=(1, 2)) - returned)


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.asarray(np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan))


def _spread(values: np.ndarray) -> np.ndarray:
    return np.asarray((values.max(axis=1, keepdims=True) - values).sum(axis=1, dtype=float))
