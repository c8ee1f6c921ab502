"""An organisation that reaches the others through one only."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import gap_rows
from quickscan_sim.analyse.network.gaps.not_found import MIN_OTHERS
from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.vocabulary import MIN_REPORTERS

Row = dict[str, object]


def single_brokers(places: list[PlacePairs], pairs: Pairs) -> Columns:
    """Gaps of kind ``single_broker``: the partner reaches the others only through the first.

    In the network of ties that at least one side names, the first is a cut point (Harary 1969)
    that leaves the part of the partner apart from a part of three organisations or more. The
    certainty is the probability that truly nobody in that part has a tie with any other: the
    product of ``p_absent`` over those pairs. The partner was heard; ``n_affected`` counts its
    part.
    """
    rows = [row for here in places for row in _of_place(here, _named(here, pairs))]
    return gap_rows(
        "single_broker",
        len(rows),
        **{name: [row[name] for row in rows] for name in (rows or [{}])[0]},
    )


def _named(here: PlacePairs, pairs: Pairs) -> np.ndarray:
    """Whether at least one side names the other, for each pair of the place."""
    names, names_back = (side[here.rows] for side in pairs.names)
    return np.asarray(np.fmax(names, names_back) == 1)


def _of_place(here: PlacePairs, named: np.ndarray) -> Iterator[Row]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(here.n))
    graph.add_edges_from(zip(here.one[named].tolist(), here.other[named].tolist(), strict=True))
    for broker in sorted(nx.articulation_points(graph)):
        whole = nx.node_connected_component(graph, broker)
        parts = list(nx.connected_components(graph.subgraph(whole - {broker})))
        main = max(parts, key=lambda part: (len(part), sorted(part)))
        if len(main) < MIN_OTHERS:
            continue
        for part in (part for part in parts if part is not main):
            yield from _cut_off(here, broker, part, whole - part - {broker})


def _cut_off(here: PlacePairs, broker: int, part: set[int], others: set[int]) -> Iterator[Row]:
    """A row for everybody in a part that only the broker connects."""
    certainty = _p_no_other_route(here, part, others)
    for cut_off in sorted(part):
        if here.n_reporters[cut_off] >= MIN_REPORTERS:
            yield {
                "neighbourhood_id": here.place[0],
                "layer": here.place[1],
                "organisation_id": here.names[broker],
                "partner_id": here.names[cut_off],
                "p_absent": certainty,
                "certainty": certainty,
                "n_reporters_back": float(here.n_reporters[cut_off]),
                "n_affected": float(len(part)),
            }


def _p_no_other_route(here: PlacePairs, part: set[int], others: set[int]) -> float:
    """The probability that nobody in the part has a tie with any of the others."""
    inside, outside = (np.isin(np.arange(here.n), list(group)) for group in (part, others))
    across = (inside[here.one] & outside[here.other]) | (outside[here.one] & inside[here.other])
    return float(np.prod(here.p_absent[across]))
