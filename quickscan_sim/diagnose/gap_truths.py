"""Which listed weak spots are truly there, and which planted ones are listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.quickscan import Truth
from quickscan_sim.vocabulary import WEAK_QUALITY

Place = tuple[str, str]


class TrueNetwork:
    """The true ties of one draw, to look up."""

    def __init__(self, true_ties: pd.DataFrame) -> None:
        columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id", "quality"]
        self.ties: dict[Place, set[tuple[str, str]]] = {}
        self.quality: dict[tuple[str, str, str], float] = {}
        for wijk, layer, one, other, quality in zip(
            *(true_ties[name].to_numpy(object) for name in columns), strict=True
        ):
            self.ties.setdefault((wijk, layer), set()).add((one, other))
            self.quality[wijk, one, other] = float(quality)

    def holds(self, kind: str, place: Place, one: str, other: str) -> bool:
        """Whether this weak spot is truly there, between ``one`` and ``other``."""
        ties = self.ties.get(place, set())
        there, back = (one, other) in ties, (other, one) in ties
        if kind == "no_tie":
            return not there and not back
        if kind == "one_way":
            return there and not back
        if kind == "weak_quality":
            return self._is_weak(place[0], one, other)
        return self._is_only_route(ties, one, other)

    def _is_weak(self, wijk: str, one: str, other: str) -> bool:
        sides = [self.quality.get((wijk, *pair)) for pair in ((one, other), (other, one))]
        known = [side for side in sides if side is not None]
        return bool(known) and float(np.mean(known)) < WEAK_QUALITY

    @staticmethod
    def _is_only_route(ties: set[tuple[str, str]], broker: str, cut_off: str) -> bool:
        """Without the broker, the other is no longer in the part where most organisations are."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_node(cut_off)
        graph.add_edges_from(pair for pair in ties if broker not in pair)
        largest = max(nx.connected_components(graph), key=len)
        return cut_off not in largest or len(largest) == 1


def claimed_and_true(gaps: pd.DataFrame, network: TrueNetwork) -> Iterator[tuple[str, float, bool]]:
    """For every listed weak spot: its kind, the probability that is claimed, and the truth.

    The claim on a missing tie is that there is none (``p_absent``), which is what the report says;
    not that it is missed.
    """
    for row in gaps.to_dict("records"):
        kind = str(row["kind"])
        claim = row["p_absent"] if kind == "no_tie" else row["certainty"]
        place = (str(row["neighbourhood_id"]), str(row["layer"]))
        truly = network.holds(kind, place, str(row["organisation_id"]), str(row["partner_id"]))
        yield kind, float(claim), truly


def planted_and_found(gaps: pd.DataFrame, truth: Truth) -> Iterator[tuple[str, bool]]:
    """For every planted weak spot: its kind, and whether the list holds it."""
    listed = {_mark(row, "kind") for row in gaps.to_dict("records")}
    planted = truth.planted[truth.planted["kind"] == "gap"]
    for row in planted.to_dict("records"):
        yield str(row["gap_kind"]), _mark(row, "gap_kind") in listed


def _mark(row: dict[Any, Any], kind_column: str) -> tuple[object, ...]:
    """What makes a weak spot the same one; quality is rated per pair, on the closest layer."""
    kind = row[kind_column]
    layer = None if kind == "weak_quality" else row["layer"]
    pair = frozenset([row["organisation_id"], row["partner_id"]])
    return kind, row["neighbourhood_id"], layer, pair
