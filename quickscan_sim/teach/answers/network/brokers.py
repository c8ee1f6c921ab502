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
PICKS = ("connecting", "naming", "named", "in_the_middle", "rated", "large", "first")
"""By what one may pick an organisation; the first is right for a broker, the rest fill options."""


@answers
def broker(data: OwnData, layer: str, by: str = "connecting") -> str | None:
    """The organisation whose leaving separates most pairs, or that is picked by something else.

    Two organisations reach each other when one names the other, or when a third has a tie with
    both. None when no single organisation separates most pairs.
    """
    network = network_of(data)
    lost = pairs_lost(network, layer)
    if lost.max() == 0 or (lost == lost.max()).sum() > 1:
        return None
    number = pick(network, layer, by)
    return network.codes[number]


@answers
def n_pairs_lost(data: OwnData, layer: str, by: str = "connecting") -> int | None:
    """How many pairs lose each other when the broker leaves (or who is taken for it)."""
    code = broker(data, layer, by)
    network = network_of(data)
    return None if code is None else int(pairs_lost(network, layer)[network.codes.index(code)])


@answers
def broker_options(data: OwnData, layer: str) -> dict[str, str]:
    """The broker and those that are taken for it, by code, with their labels."""
    return _options(network_of(data), layer, PICKS)


@answers
def most_named_one(data: OwnData, layer: str, by: str = "named") -> str | None:
    """The organisation that most others name; None when two are named as often."""
    network = network_of(data)
    n_named = tie_counts(network, layer, "named")
    if (n_named == n_named.max()).sum() > 1:
        return None
    return network.codes[pick(network, layer, by)]


@answers
def most_named_options(data: OwnData, layer: str) -> dict[str, str]:
    """Who is named most and those that are taken for it, by code, with their labels."""
    order = ("named", "naming", "in_the_middle", "rated", "connecting", "large", "first")
    return _options(network_of(data), layer, order)


def pick(network: OwnNetwork, layer: str, by: str) -> int:
    """One organisation, of equals the first code."""
    return int(_measure(network, layer, by).argmax())


def _options(network: OwnNetwork, layer: str, order: tuple[str, ...]) -> dict[str, str]:
    found: list[int] = []
    for by in order:
        number = pick(network, layer, by)
        if by == "first" or len(found) >= FEWEST_OPTIONS:
            break
        found += [number] if number not in found else []
    found += [number for number in range(len(network.codes)) if number not in found]
    return {
        network.codes[number]: network.label(number) for number in sorted(found[:FEWEST_OPTIONS])
    }


def _measure(network: OwnNetwork, layer: str, by: str) -> np.ndarray:
    if by == "connecting":
        return pairs_lost(network, layer)
    if by in ("naming", "named"):
        return tie_counts(network, layer, by)
    if by == "in_the_middle":
        return -distance_to_middle(network)
    if by == "rated":
        return mean_rating(network, layer)
    return network.n_invited


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
