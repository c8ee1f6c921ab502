"""Shortest routes between organisations: who lies on them, and how near everybody is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency

EXACT_UP_TO = 2_000
"""Organisations up to which routes from every organisation are followed."""
N_PIVOTS = 1_000
"""Above that, routes are followed from this many organisations, drawn at random."""
SEED = 20_260_101
BATCH = 250
"""Organisations whose routes are followed at the same time: bounds the memory."""


@dataclass(frozen=True)
class Routes:
    """``betweenness``: for each organisation the sum, over ordered pairs of others, of the share
    of shortest routes through it (Freeman 1977). ``harmonic``: the mean of 1 / distance from the
    others, 0 for who cannot be reached (Marchiori and Latora 2000). ``sampled``: from pivots.
    """

    betweenness: np.ndarray
    harmonic: np.ndarray
    sampled: bool


def shortest_routes(arcs: Adjacency) -> Routes:
    """Betweenness and harmonic closeness, exact up to 2,000 organisations.

    Brandes' (2001) recursion, for many starting points at once: a step of all routes is one
    product of matrices. Above 2,000 organisations the routes start at 1,000 pivots drawn at random,
    with a fixed seed, and sums are scaled up (Brandes and Pich 2007).

    >>> import numpy as np
    >>> path = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], dtype=float)
    >>> routes = shortest_routes(path)
    >>> routes.betweenness.tolist(), routes.harmonic.tolist()
    ([0.0, 2.0, 0.0], [0.75, 1.0, 0.75])
    """
    n = arcs.shape[0]
    sampled = n > EXACT_UP_TO
    starts = np.arange(n)
    if sampled:
        starts = np.sort(np.random.default_rng(SEED).choice(n, N_PIVOTS, replace=False))
    onward, backward = _ready(arcs.T), _ready(arcs)
    between, nearness, n_met = np.zeros(n), np.zeros(n), np.full(n, float(len(starts)))
    n_met[starts] -= 1
    for first in range(0, len(starts), BATCH):
        some = starts[first : first + BATCH]
        routes, levels = _routes_from(some, onward)
        between += _shares(some, routes, levels, backward).sum(axis=1)
        for distance, here in enumerate(levels[1:], start=1):
            nearness += here.sum(axis=1) / distance
    return Routes(between * n / max(len(starts), 1), nearness / np.maximum(n_met, 1), sampled)


def _ready(matrix: Adjacency) -> Adjacency:
    return matrix if isinstance(matrix, np.ndarray) else matrix.tocsr()


def _routes_from(starts: np.ndarray, onward: Adjacency) -> tuple[np.ndarray, list[np.ndarray]]:
    """Organisation x start: how many shortest routes there are; and who is at each distance."""
    columns = np.arange(len(starts))
    routes = np.zeros((onward.shape[0], len(starts)))
    routes[starts, columns] = 1.0
    front, levels, seen = routes, [routes > 0], routes > 0
    while True:
        front = onward @ front
        front[seen] = 0.0
        here = front > 0
        if not here.any():
            return routes, levels
        levels.append(here)
        seen = seen | here
        routes = routes + front


def _shares(
    starts: np.ndarray, routes: np.ndarray, levels: list[np.ndarray], backward: Adjacency
) -> np.ndarray:
    """For each start the share of routes to all others that run through each organisation."""
    share = np.zeros_like(routes)
    for here, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        passed = np.zeros_like(routes)
        np.divide(1 + share, routes, out=passed, where=here)
        share += np.where(nearer, routes * (backward @ passed), 0.0)
    share[starts, np.arange(len(starts))] = 0.0
    return share
