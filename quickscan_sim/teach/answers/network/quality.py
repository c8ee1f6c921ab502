"""Good cooperation or only a tie: what the mean quality adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.vocabulary import WEAK_QUALITY

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

KINDS = ("weak", "first_weak", "second_weak", "good")


@answers
def n_good_ties(data: OwnData, layer: str, counts: str = "good") -> int:
    """How many ties have a mean quality of 2.5 or more; ``counts`` "all": every tie."""
    network = network_of(data)
    named, good = _named(network, layer), _good(network, layer)
    return int((named if counts == "all" else named & good).sum())


@answers
def quality_reading(data: OwnData, layer: str, keys: Mapping[str, str]) -> str | None:
    """What both sides of one tie say: "good", "weak", "first_weak" or "second_weak", by ``keys``.

    The pair is the one of :func:`rated_pair`; a view is weak below 2.5. None without a pair.
    """
    network = network_of(data)
    pair = rated_pair(network, layer)
    return None if pair is None else keys[_reading(network, layer, *pair)]


def rated_pair(network: OwnNetwork, layer: str) -> tuple[int, int] | None:
    """A mutual tie that both sides rate; which kind of reading is asked for turns.

    The number of ties decides which kind is looked for first, so that over wijken all kinds are
    asked for. None without such a tie.
    """
    rated = ~np.isnan(network.quality[network.layer_number(layer)])
    named = _named(network, layer) & rated
    found: dict[str, tuple[int, int]] = {}
    one, other = np.nonzero(np.triu(named & named.T))
    for pair in zip(one.tolist(), other.tolist(), strict=True):
        found.setdefault(_reading(network, layer, *pair), pair)
    start = int(network.n_reporters.sum() + named.sum()) % len(KINDS)
    turned = KINDS[start:] + KINDS[:start]
    return next((found[kind] for kind in turned if kind in found), None)


def _reading(network: OwnNetwork, layer: str, one: int, other: int) -> str:
    quality = network.quality[network.layer_number(layer)]
    there, back = quality[one, other], quality[other, one]
    low = [bool(view < WEAK_QUALITY) for view in (there, back)]
    if all(low):
        return "weak"
    if not any(low):
        return "good"
    return "first_weak" if low[0] else "second_weak"


def _named(network: OwnNetwork, layer: str) -> np.ndarray:
    return np.asarray(network.matrix(layer) == 1)


def _good(network: OwnNetwork, layer: str) -> np.ndarray:
    return np.asarray(network.quality[network.layer_number(layer)] >= WEAK_QUALITY)
