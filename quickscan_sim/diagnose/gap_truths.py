"""Which listed weak spots are truly there, and which planted ones are listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.falling_apart import APART_FROM, FEWEST_APART
from quickscan_sim.quickscan import Truth
from quickscan_sim.vocabulary import WEAK_QUALITY

Place = tuple[str, str]

CLAIMS_ABSENCE = ("no_tie", "not_found", "informal_apart")
"""Kinds whose sentence says that there is no tie, not that it is missed."""

ABOUT_MORE = ("not_found", "split_layer", "hangs_on_one", "informal_apart")
"""Kinds that are about an organisation or a layer and not about a pair."""

STEPS_APART = 2
"""Two sides of a tie truly differ from two steps on."""


class TrueNetwork:
    """The true ties of one draw, to look up.

    Parameters
    ----------
    true_ties
        Of one wave, from the truth.
    active_in, organisations
        Who is in which wijk, and which are informal groups; without them the truth of a weak spot
        that is about more than a pair is not known.
    """

    def __init__(
        self,
        true_ties: pd.DataFrame,
        active_in: pd.DataFrame | None = None,
        organisations: pd.DataFrame | None = None,
    ) -> None:
        columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id", "quality", "level"]
        true_ties = true_ties.reindex(columns=columns)
        self.ties: dict[Place, set[tuple[str, str]]] = {}
        self.quality: dict[tuple[str, str, str], float] = {}
        self.level: dict[tuple[str, str, str, str], float] = {}
        for wijk, layer, one, other, quality, level in zip(
            *(true_ties[name].to_numpy(object) for name in columns), strict=True
        ):
            self.ties.setdefault((wijk, layer), set()).add((one, other))
            self.quality[wijk, one, other] = float(quality)
            self.level[wijk, layer, one, other] = float(level)
        self.layers = sorted({layer for _, layer in self.ties})
        self.present = _present(active_in)
        self.informal = _informal(organisations)

    def knows(self, kind: str) -> bool:
        """Whether the truth of this kind can be looked up."""
        if kind in ABOUT_MORE:
            return bool(self.present) and (kind != "informal_apart" or self.informal is not None)
        return True

    def holds(self, kind: str, place: Place, one: str, other: str) -> bool:
        """Whether this weak spot is truly there, between ``one`` and ``other``."""
        ties = self.ties.get(place, set())
        there, back = (one, other) in ties, (other, one) in ties
        truths = {
            "no_tie": lambda: not there and not back,
            "one_way": lambda: there and not back,
            "differing_views": lambda: self._views_differ(place, one, other),
            "single_layer": lambda: self._on_one_layer(place, one, other),
            "weak_quality": lambda: self._is_weak(place[0], one, other),
            "single_broker": lambda: self._is_only_route(ties, one, other),
            "not_found": lambda: self._is_named_by_nobody(place[0], one),
            "split_layer": lambda: self._falls_apart_alone(place),
            "hangs_on_one": lambda: self._hangs_on(place, one),
            "informal_apart": lambda: self._is_apart(place, one),
        }
        return truths[kind]()

    def _views_differ(self, place: Place, one: str, other: str) -> bool:
        """Both have the tie, and see its level or its quality two steps apart."""
        levels = [self.level.get((*place, *pair), 0.0) for pair in ((one, other), (other, one))]
        qualities = [
            self.quality.get((place[0], *pair), 0.0) for pair in ((one, other), (other, one))
        ]
        return min(levels) > 0 and any(
            abs(first - second) >= STEPS_APART for first, second in (levels, qualities)
        )

    def _on_one_layer(self, place: Place, one: str, other: str) -> bool:
        """A tie on this layer, in either direction, and on no other."""
        pair = {(one, other), (other, one)}
        tied = [layer for layer in self.layers if pair & self.ties.get((place[0], layer), set())]
        return tied == [place[1]]

    def _is_named_by_nobody(self, wijk: str, organisation: str) -> bool:
        return not any(
            partner == organisation
            for layer in self.layers
            for _, partner in self.ties.get((wijk, layer), set())
        )

    def _graph(self, place: Place, without: str | None = None) -> nx.Graph[str]:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.present.get(place[0], set()) - {without})
        graph.add_edges_from(pair for pair in self.ties.get(place, set()) if without not in pair)
        return graph

    def _falls_apart(self, place: Place) -> bool:
        graph = self._graph(place)
        return _is_many(len(graph) - _largest(graph), len(graph))

    def _falls_apart_alone(self, place: Place) -> bool:
        return self._falls_apart(place) and not all(
            self._falls_apart((place[0], layer)) for layer in self.layers
        )

    def _hangs_on(self, place: Place, organisation: str) -> bool:
        """How many others are no longer in the largest part without this one."""
        whole, left = self._graph(place), self._graph(place, organisation)
        own = nx.node_connected_component(whole, organisation)
        largest = _largest(whole)
        others = largest - (len(own) == largest)
        return _is_many(others - _largest(left), len(left))

    def _is_apart(self, place: Place, organisation: str) -> bool:
        """No tie between this informal group (or, without one: any) and a formal organisation."""
        informal = self.informal or set()
        return not any(
            len(informal & set(pair)) == 1
            and (organisation in pair or organisation not in informal)
            for pair in self.ties.get(place, set())
        )

    def _is_weak(self, wijk: str, one: str, other: str) -> bool:
        sides = [self.quality.get((wijk, *pair)) for pair in ((one, other), (other, one))]
        known = [side for side in sides if side is not None]
        return bool(known) and float(np.mean(known)) < WEAK_QUALITY

    @staticmethod
    def _is_only_route(ties: set[tuple[str, str]], broker: str, cut_off: str) -> bool:
        """Without the broker, the other is not in the one part where most organisations are.

        Where two parts are equally large, there is no such part, and both have lost the other.
        """
        graph: nx.Graph[str] = nx.Graph()
        graph.add_node(cut_off)
        graph.add_edges_from(pair for pair in ties if broker not in pair)
        own = len(nx.node_connected_component(graph, cut_off))
        others = [len(part) for part in nx.connected_components(graph) if cut_off not in part]
        return own == 1 or own <= max(others, default=0)


def _present(active_in: pd.DataFrame | None) -> dict[str, set[str]]:
    if active_in is None:
        return {}
    groups = active_in.groupby("neighbourhood_id")["organisation_id"]
    return {str(wijk): set(names) for wijk, names in groups}


def _informal(organisations: pd.DataFrame | None) -> set[str] | None:
    if organisations is None:
        return None
    marked = organisations["is_informal"].to_numpy(bool)
    return set(organisations["organisation_id"].to_numpy(object)[marked])


def _largest(graph: nx.Graph[str]) -> int:
    return max(map(len, nx.connected_components(graph)), default=0)


def _is_many(lost: int, of: int) -> bool:
    return lost >= max(APART_FROM * of, FEWEST_APART)


def claimed_and_true(gaps: pd.DataFrame, network: TrueNetwork) -> Iterator[tuple[str, float, bool]]:
    """For every listed weak spot: its kind, the probability that is claimed, and the truth.

    The claim on a missing tie is that there is none (``p_absent``), which is what the report says;
    not that it is missed.
    """
    for row in gaps.to_dict("records"):
        kind = str(row["kind"])
        if not network.knows(kind):
            continue
        claim = row["p_absent"] if kind in CLAIMS_ABSENCE else row["certainty"]
        if kind == "single_layer":
            # Without how usual more layers are: what is left can be true or not.
            claim = min(1.0, row["certainty"] / row["expected"])
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
