"""Which one link to build first: the one that brings most organisations within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.brokers import tied
from quickscan_sim.teach.answers.network.organisations import tie_counts
from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.network.pair_labels import Pair, label_table, pair_key
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData


@answers
def first_link(data: OwnData, layer: str, by: str = "reach") -> str | None:
    """The pair to bring together first; None where there is no such choice.

    "reach": both can be read, neither names the other, and a tie would bring the two together
    most organisations within two steps. Mistakes: "strongest" (the two with most ties, who find
    each other already: more is better), "unheard" (a missing answer taken for a gap), "active"
    (the gap of whoever names most).
    """
    pairs = link_pairs(data, layer)
    return None if pairs is None else pair_key(network_of(data), pairs[by])


@answers
def first_link_options(data: OwnData, layer: str) -> dict[str, str]:
    """The pairs to choose from, with their names."""
    network, pairs = network_of(data), link_pairs(data, layer)
    return {
        pair_key(network, pair): " – ".join(network.label(side) for side in pair)
        for pair in sorted((pairs or {}).values())
    }


def link_pairs(data: OwnData, layer: str) -> dict[str, Pair] | None:
    """The right pair and three that mistakes lead to, all different; None without them."""
    network = network_of(data)
    key = f"links {network.layer_number(layer)}"
    return data.keep(key, lambda: choose_links(network, layer))


def choose_links(network: OwnNetwork, layer: str) -> dict[str, Pair] | None:
    """The same, of a network."""
    labels = np.triu(label_table(network, layer).astype(str) == "none", 1)
    gain = np.where(labels, new_reach(network, layer), -1)
    if gain.max() <= 0:
        return None
    n_ties = tied(network, layer).sum(axis=1)
    both = np.triu(np.add.outer(n_ties, n_ties), 1)
    table = label_table(network, layer)
    active = np.where(labels, np.maximum.outer(*[tie_counts(network, layer, "naming")] * 2), -1)
    chosen = {"reach": _best(gain, ())}
    for kind, score in (
        ("strongest", np.where(np.triu(table == "mutual", 1), both, -1)),
        ("unheard", np.where(np.triu(table == "unknown", 1) & ~tied(network, layer), both, -1)),
        ("active", active - gain / (1 + gain.max())),
    ):
        best = _best(score, tuple(chosen.values()))
        if score[best] < -0.5:
            return None
        chosen[kind] = best
    return chosen if gain[chosen["active"]] < gain.max() else None


def _best(score: np.ndarray, taken: tuple[Pair, ...]) -> Pair:
    score = score.astype(float)
    for pair in taken:
        score[pair] = -2
    one, other = np.unravel_index(int(score.argmax()), score.shape)
    return int(one), int(other)


def newly_reached(network: OwnNetwork, layer: str) -> np.ndarray:
    """Organisation x organisation x third: with a tie to the second, the first reaches the third.

    Within two steps, which it does not now.
    """
    ties = tied(network, layer)
    steps = ties.astype(int)
    near = ties | (steps @ steps > 0) | np.eye(len(ties), dtype=bool)
    of_second = ties | np.eye(len(ties), dtype=bool)
    return np.asarray(~near[:, None, :] & of_second[None, :, :])


def new_reach(network: OwnNetwork, layer: str) -> np.ndarray:
    """Organisation x organisation: how many a tie would bring both of them within two steps."""
    n_new = newly_reached(network, layer).sum(axis=2)
    return np.asarray(n_new + n_new.T)
