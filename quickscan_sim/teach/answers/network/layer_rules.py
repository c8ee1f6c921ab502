"""Which layer is asked about, so that a question can be answered and a mistake shows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from quickscan_sim.teach.answers.network.brokers import pairs_lost, pick, tied
from quickscan_sim.teach.answers.network.first_link import choose_links
from quickscan_sim.teach.answers.network.organisations import tie_counts
from quickscan_sim.teach.answers.network.own_network import (
    LAYER_RULES,
    OwnNetwork,
    pair_counts,
)
from quickscan_sim.teach.answers.network.quality import n_weak_ties

Score = Callable[[OwnNetwork, str], tuple[int, ...]]


def how_mixed(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """How many pairs there are of the rarest kind: mutual, one way, none."""
    return (min(pair_counts(network.matrix(layer))),)


def how_mixed_working(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """The same of working together."""
    return (min(pair_counts(network.matrix(layer, "works_with"))),)


def how_clear_a_broker(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """One organisation connects most, and it is not the one that names, or is named, most.

    First of all the pairs that depend on it are not as many as its ties.
    """
    lost = pairs_lost(network, layer)
    number = int(lost.argmax())
    n_ties = int(tied(network, layer)[number].sum())
    only, *rest = _clear(network, layer, lost, "connecting", ("naming", "named"))
    return (int(only and n_ties != lost[number]), *rest)


def how_clear_a_most_named(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """One organisation is named most, and it is not the one that names most."""
    return _clear(network, layer, tie_counts(network, layer, "named"), "named", ("naming",))


def how_thin(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """Minus the number of ties."""
    return (-int(np.nansum(network.matrix(layer))),)


def how_many_links(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """Whether there is a choice of one link to build first; then minus the number of ties."""
    return (int(choose_links(network, layer) is not None), *how_thin(network, layer))


def how_informal(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """How many ties go to informal partners."""
    return (int(np.nansum(network.matrix(layer)[:, network.informal])),)


def how_weak(network: OwnNetwork, layer: str) -> tuple[int, ...]:
    """How many ties have a weak quality."""
    return (n_weak_ties(network, layer),)


def _clear(
    network: OwnNetwork, layer: str, counts: np.ndarray, by: str, mistaken: tuple[str, ...]
) -> tuple[int, ...]:
    highest = np.sort(counts)[::-1]
    right = pick(network, layer, by)
    differ = [int(counts[pick(network, layer, other)] != counts[right]) for other in mistaken]
    return (int(highest[0] > highest[1]), *differ, int(highest[0] - highest[1]))


def best(score: Score, place: int = 0) -> Callable[[OwnNetwork], int]:
    """The rule that takes the layer with the highest score (or the next); of equals the first."""

    def chosen(network: OwnNetwork) -> int:
        order = sorted(
            range(len(network.layers)),
            key=lambda number: score(network, network.layers[number]),
            reverse=True,
        )
        return order[max(min(place, len(order) - 1), -len(order))]

    return chosen


LAYER_RULES |= {
    "mixed": best(how_mixed),
    "mixed_2": best(how_mixed, 1),
    "broker": best(how_clear_a_broker),
    "broker_2": best(how_clear_a_broker, 1),
    "linked": best(how_many_links),
    "mixed_working": best(how_mixed_working),
    "most_named": best(how_clear_a_most_named),
    "most_named_2": best(how_clear_a_most_named, 1),
    "thinnest": best(how_thin),
    "densest": best(how_thin, -1),
    "informal": best(how_informal),
    "weakest": best(how_weak),
}
