"""Two groups left and right, the broker in the middle: at the same place in every picture."""

from __future__ import annotations

import math

from quickscan_sim.present.tie_states import NetworkReading
from quickscan_sim.workshop.picture import WIDTH
from quickscan_sim.workshop.views.routes_steps import named_ties

MIDDLE = (WIDTH / 2, 235.0)
TOP, LOW = 30.0, 440.0
INWARD, BEND = 425.0, 40.0
"""The first and last of a group stand so far from the side, the middle one a bit nearer to it."""
LARGEST_SIDE = 7
"""More names than this do not fit below each other."""

Sides = tuple[tuple[str, ...], tuple[str, ...]]
Place = tuple[float, float]


def sides_of(network: NetworkReading, broker: str) -> Sides:
    """The two groups that are left without the broker; the larger one stands left.

    Parts that hang loose join the smaller group. Where no two parts are left, the network is
    halved where fewest ties cross.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(name for name in network.organisations if name != broker)
    graph.add_edges_from(pair for pair in named_ties(network) if broker not in pair)
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part))
    if len(parts) < 2 or len(parts[1]) < 2 or len(parts[0]) > LARGEST_SIDE:
        first, second = sorted(map(sorted, nx.community.kernighan_lin_bisection(graph, seed=0)))
        return tuple(first), tuple(second)
    return tuple(parts[0]), tuple(name for part in parts[1:] for name in part)


def places_of(sides: Sides, broker: str) -> dict[str, Place]:
    """Where everybody stands: each group on a bow, the broker in between.

    >>> places = places_of((("a",), ("b",)), "c")
    >>> places["a"], places["c"]
    ((385.0, 235.0), (600.0, 235.0))
    """
    places = {broker: MIDDLE}
    for side, names in enumerate(sides):
        for number, name in enumerate(names):
            along = (number + 0.5) / len(names)
            inward = INWARD - BEND * math.sin(math.pi * along)
            places[name] = (WIDTH - inward if side else inward, TOP + (LOW - TOP) * along)
    return places
