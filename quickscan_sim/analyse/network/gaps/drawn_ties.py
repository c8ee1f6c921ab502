"""Networks as they may truly be: ties drawn from what the reports leave possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs
from quickscan_sim.random_streams import stream

N_DRAWS = 200
"""Networks drawn for each wijk and layer: a probability of a half is off by .035 at most times."""

N_DRAWS_LARGE = 40
"""In a wijk with more than ``ALL_DRAWS_UP_TO`` organisations: off by .08."""

ALL_DRAWS_UP_TO = 100


@dataclass(frozen=True)
class DrawnTies:
    """Drawn networks of one wijk and layer, as one list of ties: ``draw`` numbers the network."""

    n: int
    n_draws: int
    draw: np.ndarray
    one: np.ndarray
    other: np.ndarray

    def largest_without(self, organisation: int | None = None) -> np.ndarray:
        """How many organisations the largest part of each network has, one of them removed."""
        sizes = self._part_sizes(organisation)
        if organisation is not None:
            sizes[:, organisation] = 0
        return np.asarray(sizes.max(axis=1, initial=0))

    def in_largest(self, organisation: int) -> np.ndarray:
        """Whether the organisation is in (one of) the largest parts of each network."""
        sizes = self._part_sizes(None)
        return np.asarray(sizes[:, organisation] == sizes.max(axis=1))

    def _part_sizes(self, removed: int | None) -> np.ndarray:
        """Of each draw and organisation: how many are in its part, itself included."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        kept = (
            slice(None)
            if removed is None
            else np.flatnonzero((self.one != removed) & (self.other != removed))
        )
        start = self.draw[kept] * self.n
        ends = (start + self.one[kept], start + self.other[kept])
        size = self.n * self.n_draws
        graph = coo_array((np.ones(len(start), dtype=np.int8), ends), shape=(size, size))
        labels = connected_components(graph, directed=False)[1]
        return np.asarray(np.bincount(labels)[labels].reshape(self.n_draws, self.n))


def draw_ties(here: PlacePairs) -> DrawnTies:
    """Networks in which every pair has its tie with its own probability, seeded by the place.

    The probability is that of Bayes' rule given the reports (``1 - p_absent``): near 1 where both
    sides name each other, near what is expected where nobody was heard; so a silent organisation
    is never without ties by force (Butts 2003 draws networks in this way). Pairs are drawn apart:
    what they share beyond the reports is left out.
    """
    n_draws = N_DRAWS if here.n <= ALL_DRAWS_UP_TO else N_DRAWS_LARGE
    rng = stream(1, "gaps " + " ".join(map(str, here.place)))
    p_tie = here.p_tie
    found = [
        np.flatnonzero(rng.random(len(p_tie), dtype=np.float32) < p_tie) for _ in range(n_draws)
    ]
    draw = np.repeat(np.arange(n_draws), [len(pairs) for pairs in found])
    pair = np.concatenate(found)
    return DrawnTies(here.n, n_draws, draw, here.one[pair], here.other[pair])
