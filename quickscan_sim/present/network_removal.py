"""Remove and see: which organisation the others would miss most."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.present.tie_states import NetworkReading


@dataclass(frozen=True)
class Removal:
    """An organisation, and how many of the others no longer reach the rest without it."""

    organisation_id: str
    n_lost: int


def hardest_to_miss(reading: NetworkReading) -> Removal | None:
    """The organisation without which most others lose the largest part that is left.

    Only the ties that at least one side names count; of equals the first by code. None when
    nobody loses anybody.
    """
    import networkx as nx

    graph = nx.Graph((tie.from_id, tie.to_id) for tie in reading.ties)
    found = []
    for name in sorted(nx.articulation_points(graph)):
        others = nx.node_connected_component(graph, name) - {name}
        largest = max(len(part) for part in nx.connected_components(graph.subgraph(others)))
        found.append(Removal(str(name), len(others) - largest))
    return max(found, key=lambda removal: removal.n_lost, default=None)
