"""Pairs of organisations: mutual, one way, a tie without content, none, or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

LABELS = ("mutual", "one_way", "empty", "none", "unknown")
MOST_OF_A_LABEL = 3
Pair = tuple[int, int]


@answers
def pair_labels(
    data: OwnData,
    layer: str,
    n_pairs: int,
    keys: Mapping[str, str],
    unread: str = "unknown",
    contact: str = "counts",
    direction: str = "counts",
) -> dict[str, str] | None:
    """The label of every pair asked for, as the letter that ``keys`` gives it.

    - ``unknown``: at least one side cannot be read;
    - ``none``: neither names the other; ``one_way``: one does;
    - ``empty``: both name each other, and neither works with the other;
    - ``mutual``: both name each other, and at least one works with the other.

    Mistakes: ``unread`` "no_tie" (who cannot be read names nobody), ``contact`` "ignored" (knowing
    is enough for a tie with content), ``direction`` "ignored" (one side is enough for both).
    None when there are too few pairs to ask for.
    """
    network = network_of(data)
    asked = asked_pairs(network, layer, n_pairs)
    if asked is None:
        return None
    labels = label_table(network, layer, unread, contact, direction)
    return {pair_key(network, pair): keys[str(labels[pair])] for pair in asked}


@answers
def asked_pair_label(data: OwnData, layer: str, keys: Mapping[str, str]) -> str | None:
    """The label of one pair, as the option of ``keys``; None without pairs.

    Empty ties are not asked for.
    """
    network = network_of(data)
    pair = asked_pair(network, layer)
    return None if pair is None else keys[str(label_table(network, layer)[pair])]


def asked_pair(network: OwnNetwork, layer: str) -> Pair | None:
    """One pair; which label is looked for first turns with the network."""
    kinds = ("unknown", "one_way", "none", "mutual")
    start = int(network.n_reporters.sum()) % len(kinds)
    labels = label_table(network, layer)
    for kind in kinds[start:] + kinds[:start]:
        found = _pairs_with(labels, kind)
        if found:
            return found[int(network.n_reporters[0]) % len(found)]
    return None


def label_table(
    network: OwnNetwork,
    layer: str,
    unread: str = "unknown",
    contact: str = "counts",
    direction: str = "counts",
) -> np.ndarray:
    """Organisation x organisation: the label of the pair."""
    names = network.matrix(layer, "knows", unread)
    works = network.matrix(layer, "works_with", unread)
    n_sides, n_working = names + names.T, works + works.T
    has_content = (n_working > 0) | (contact == "ignored")
    mutual = (n_sides == 2) | ((n_sides == 1) & (direction == "ignored"))
    labels = np.select(
        [np.isnan(n_sides), mutual & has_content, mutual, n_sides == 1],
        ["unknown", "mutual", "empty", "one_way"],
        default="none",
    )
    return np.asarray(labels, dtype=object)


def asked_pairs(network: OwnNetwork, layer: str, n_pairs: int) -> tuple[Pair, ...] | None:
    """So many pairs, of all labels in turn, at most three of one label, in the order of codes."""
    labels = label_table(network, layer)
    groups = [_spread(_pairs_with(labels, label), network) for label in LABELS]
    chosen = [
        pairs[turn] for turn in range(MOST_OF_A_LABEL) for pairs in groups if turn < len(pairs)
    ][:n_pairs]
    return tuple(sorted(chosen)) if len(chosen) == n_pairs else None


def _spread(pairs: list[Pair], network: OwnNetwork) -> list[Pair]:
    """Pairs in which somebody is named first: in those a missed rule shows."""
    named = network.counts["knows"].sum(axis=0)
    return sorted(pairs, key=lambda pair: (-int(named[pair] + named[pair[::-1]]), pair))


def _pairs_with(labels: np.ndarray, label: str) -> list[Pair]:
    one, other = np.nonzero(np.triu(labels == label, 1))
    return list(zip(one.tolist(), other.tolist(), strict=True))


def pair_key(network: OwnNetwork, pair: Pair) -> str:
    """A pair as it is typed: "O03-O11"."""
    return f"{network.codes[pair[0]]}-{network.codes[pair[1]]}"
