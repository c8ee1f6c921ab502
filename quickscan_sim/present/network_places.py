"""Where organisations stand in the network picture on a screen, for few and for many.

The same place on every subject. Up to 24 organisations stand on one ring, as in the report. More
stand in wedges, one a sector, row behind row, around an empty middle through which the ties run:
so 300 organisations can still be told apart, and nobody stands in the middle for any reason. A
free layout is there as a choice; it draws those with many ties to the middle, and readers take
that for power.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Place = tuple[float, float]

RING_UP_TO = 24
"""More organisations than this do not stand on one ring: their names would touch."""

INNER = 0.48
"""The rows of a wedge end at this share of the radius; the middle stays empty for the ties."""

FREE_SEED = 5
"""A free layout begins from these random places; it is the same every time."""

DECIMALS = 4
MOST_PUSHES = 80


@dataclass(frozen=True)
class Wedge:
    """Where the name of a sector stands outside its wedge."""

    sector: str
    place: Place


def on_ring(n: int) -> list[Place]:
    """Places clockwise on a circle, beginning just right of the top; y grows downwards.

    >>> on_ring(2)
    [(1.0, 0.0), (-1.0, 0.0)]
    """
    first = math.pi / 2 - math.pi / max(1, n)
    return [_at(1.0, first - 2 * math.pi * k / n) for k in range(n)]


def in_wedges(sectors: Sequence[str]) -> tuple[list[Place], list[Wedge]]:
    """Places for organisations that are sorted by sector, and where each sector's name stands.

    A wedge is as wide as its share of the organisations and its rows are filled from the outside
    in; inner rows are shorter and hold fewer.
    """
    rows = _n_rows(len(sectors))
    members = {sector: sectors.count(sector) for sector in dict.fromkeys(sectors)}
    apart = 2 * math.pi * 0.02
    free = 2 * math.pi - apart * len(members)
    places: list[Place] = []
    wedges = []
    start = math.pi / 2
    for sector, n in members.items():
        width = free * n / len(sectors)
        places += _in_wedge(n, start, width, rows)
        wedges.append(Wedge(sector, _at(1.0, start - width / 2)))
        start -= width + apart
    return places, wedges


def free_places(n: int, ties: Mapping[tuple[int, int], float]) -> list[Place]:
    """Places from a spring layout (Fruchterman and Reingold 1991) over the ties of all subjects.

    Seeded, scaled to fill the square from -1 to 1 both ways, and moved apart where marks would
    cover each other.
    """
    import networkx as nx

    if n == 0:
        return []
    graph = nx.empty_graph(n)
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in ties.items())
    found = nx.spring_layout(graph, seed=FREE_SEED, k=2.2 / math.sqrt(n), iterations=80)
    places = _moved_apart(_filling(np.array([found[k] for k in range(n)])), 1.5 / math.sqrt(n))
    return [(round(float(x), DECIMALS), round(float(y), DECIMALS)) for x, y in _filling(places)]


def _filling(places: np.ndarray) -> np.ndarray:
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    reach = np.abs(places - middle).max(axis=0)
    return np.asarray((places - middle) / np.maximum(reach, 1e-9))


def _moved_apart(places: np.ndarray, distance: float) -> np.ndarray:
    """Push organisations that are nearer than this away from each other, half each."""
    for _ in range(MOST_PUSHES):
        apart = places[:, None] - places[None]
        length = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(length, np.inf)
        near = length < distance
        if not near.any():
            break
        push = np.where(near, (distance - length) / 2, 0.0) / np.maximum(length, 1e-6)
        places = places + 0.5 * (apart * push[:, :, None]).sum(axis=1)
    return places


def _n_rows(n: int) -> int:
    """Rows so that organisations are about as far apart along a row as between rows."""
    depth = 1 - INNER
    return max(2, round(math.sqrt(n * depth / (math.pi * (1 + INNER)))))


def _in_wedge(n: int, start: float, width: float, rows: int) -> list[Place]:
    radii = [1 - (1 - INNER) * row / (rows - 1) for row in range(rows)]
    share = [radius / sum(radii) for radius in radii]
    places: list[Place] = []
    for row, radius in enumerate(radii):
        up_to = round(n * sum(share[: row + 1])) if row < rows - 1 else n
        here = up_to - len(places)
        places += [_at(radius, start - width * (k + 0.5) / here) for k in range(here)]
    return places


def _at(radius: float, angle: float) -> Place:
    x, y = radius * math.cos(angle), -radius * math.sin(angle)
    return round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0
