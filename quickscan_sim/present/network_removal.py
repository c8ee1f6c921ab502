"""Remove and see: which organisation the others would miss most."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.present.tie_states import NetworkReading


@dataclass(frozen=True)
class Removal:
    """An organisation, and which others no longer reach the rest without it."""

    organisation_id: str
    lost: tuple[str, ...]


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
        parts = [sorted(part) for part in nx.connected_components(graph.subgraph(others))]
        largest = min(parts, key=lambda part: (-len(part), part))
        found.append(Removal(str(name), tuple(sorted(others - set(largest)))))
    return max(found, key=lambda removal: len(removal.lost), default=None)
