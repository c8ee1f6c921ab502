"""Who holds the network together: which pairs reach each other only through one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.organisations import tie_counts
from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

FEWEST_OPTIONS = 4
PICKS = ("connecting", "naming", "named", "in_the_middle", "rated")
"""By what one may pick an organisation; the first is right for a broker."""
NAMED_PICKS = ("named", "naming", "with_most_ties", "in_the_middle", "rated")
"""The same where the first is right for who is named most."""


@answers
def broker(data: OwnData, layer: str, by: str = "connecting") -> str | None:
    """The organisation whose leaving separates most pairs, or that is picked by something else.

    Two organisations reach each other when one names the other, or when a third has a tie with
    both. Of equals the first code. None when nobody separates a pair, and for a mistake that leads
    to the broker after all.
    """
    network = network_of(data)
    return _only(network, layer, pairs_lost(network, layer), PICKS[0], by)


@answers
def n_pairs_lost(data: OwnData, layer: str, counts: str = "pairs_lost") -> int | None:
    """How many pairs lose each other when the broker leaves.

    ``counts`` "ties": how many ties the broker has, as if being active were connecting.
    """
    code = broker(data, layer)
    if code is None:
        return None
    network = network_of(data)
    counted = tied(network, layer).sum(axis=1) if counts == "ties" else pairs_lost(network, layer)
    return int(counted[network.codes.index(code)])


@answers
def broker_options(data: OwnData, layer: str) -> dict[str, str]:
    """The broker and those that are taken for it, by code, with their labels."""
    return _options(network_of(data), layer, PICKS)


@answers
def most_named_one(data: OwnData, layer: str, by: str = "named") -> str | None:
    """The organisation that most others name; of equals the first code.

    None for a mistake that leads to it after all.
    """
    network = network_of(data)
    return _only(network, layer, tie_counts(network, layer, "named"), "named", by)


@answers
def most_named_options(data: OwnData, layer: str) -> dict[str, str]:
    """Who is named most and those that are taken for it, by code, with their labels."""
    return _options(network_of(data), layer, NAMED_PICKS)


def _only(
    network: OwnNetwork, layer: str, counts: np.ndarray, right_by: str, by: str
) -> str | None:
    if counts.max() == 0:
        return None
    right, number = pick(network, layer, right_by), pick(network, layer, by)
    return None if by != right_by and number == right else network.codes[number]


def pick(network: OwnNetwork, layer: str, by: str) -> int:
    """One organisation; of equals the first code.

    Of equally active namers the one that connects least: the mistake would not show otherwise.
    """
    measure = _measure(network, layer, by)
    if by == "naming":
        lost = pairs_lost(network, layer)
        measure = measure - lost / (1.0 + lost.max())
    return int(measure.argmax())


def _options(network: OwnNetwork, layer: str, order: tuple[str, ...]) -> dict[str, str]:
    """Everyone that is picked by something, and if those are few the first codes."""
    found = list(dict.fromkeys(pick(network, layer, by) for by in order))
    rest = [number for number in range(len(network.codes)) if number not in found]
    found += rest[: max(FEWEST_OPTIONS - len(found), 0)]
    return {network.codes[number]: network.label(number) for number in sorted(found)}


def _measure(network: OwnNetwork, layer: str, by: str) -> np.ndarray:
    if by == "connecting":
        return pairs_lost(network, layer)
    if by in ("naming", "named"):
        return tie_counts(network, layer, by)
    if by == "with_most_ties":
        return np.asarray(tied(network, layer).sum(axis=1))
    if by == "in_the_middle":
        return -distance_to_middle(network)
    return mean_rating(network, layer)


def distance_to_middle(network: OwnNetwork) -> np.ndarray:
    """Place in a picture with large organisations in the middle: 0, and then a step further."""
    order = np.argsort(-network.n_invited, kind="stable")
    distance = np.empty(len(order), dtype=int)
    distance[order] = np.arange(len(order))
    return distance


def mean_rating(network: OwnNetwork, layer: str) -> np.ndarray:
    """The mean quality that readable organisations give each organisation; -1 without one."""
    quality = network.quality[network.layer_number(layer)]
    told = (network.matrix(layer) == 1) & ~np.isnan(quality)
    total = np.where(told, quality, 0).sum(axis=0)
    return np.where(told.any(axis=0), total / np.maximum(told.sum(axis=0), 1), -1.0)


def tied(network: OwnNetwork, layer: str) -> np.ndarray:
    """Organisation x organisation: at least one readable side names the other."""
    named = network.matrix(layer) == 1
    return np.asarray(named | named.T)


def between(network: OwnNetwork, layer: str) -> np.ndarray:
    """Organisation x organisation x third: the third has a tie with both, who have none."""
    ties = tied(network, layer)
    apart = ~ties & ~np.eye(len(ties), dtype=bool)
    return np.asarray(apart[:, :, None] & ties[:, None, :] & ties[None, :, :])


def pairs_lost(network: OwnNetwork, layer: str) -> np.ndarray:
    """For every organisation, how many pairs reach each other through it alone."""
    through = between(network, layer)
    only = through & (through.sum(axis=2) == 1)[:, :, None]
    return np.asarray(only.sum(axis=(0, 1)) // 2)
