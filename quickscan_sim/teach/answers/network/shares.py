"""Density and reciprocity, of the whole wijk or of five organisations by hand."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.own_network import (
    OwnNetwork,
    network_of,
    pair_counts,
)
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

FIVE = 5
FEWEST_OF_A_KIND = 1
"""Of the five organisations, at least so many pairs are mutual, one-way and without a tie."""
MOST_MUTUAL = 9


@answers
def n_readable(data: OwnData, minimum: int = 3) -> int:
    """How many organisations have enough answers to read whom they name."""
    return int(network_of(data).readable(minimum).sum())


@answers
def tie_density(
    data: OwnData,
    layer: str,
    tie: str = "knows",
    unread: str = "unknown",
    pairs: str = "ordered",
    five: bool = False,
) -> float | None:
    """Ties divided by the pairs that are known; None where nothing is known.

    ``pairs`` is what is divided by: "ordered" (from each to each other), "undirected" (each two
    once), "squared" (also an organisation with itself). ``five``: of the five chosen
    organisations only.
    """
    network = network_of(data)
    matrix = network.matrix(layer, tie, unread)
    if five:
        chosen = five_organisations(data, layer)
        if chosen is None:
            return None
        matrix = matrix[np.ix_(chosen, chosen)]
    known = ~np.isnan(matrix)
    n_pairs = float(known.sum())
    if pairs == "undirected":
        n_pairs /= 2
    if pairs == "squared":
        n_pairs += float(known.any(axis=1).sum())
    return float(np.nansum(matrix) / n_pairs) if n_pairs else None


@answers
def reciprocity(data: OwnData, layer: str, unit: str = "pair") -> float | None:
    """Of five organisations: of the pairs with a tie, the share that names each other.

    ``unit``: "pair"; "tie" (of all ties, the share that is returned); "every_pair" (divided by
    every pair, also those without a tie).
    """
    chosen = five_organisations(data, layer)
    if chosen is None:
        return None
    mutual, one_way, none = pair_counts(network_of(data).matrix(layer)[np.ix_(chosen, chosen)])
    if unit == "tie":
        return 2 * mutual / (2 * mutual + one_way)
    return mutual / (mutual + one_way + (none if unit == "every_pair" else 0))


def five_organisations(data: OwnData, layer: str) -> tuple[int, ...] | None:
    """Five organisations that can be read, whose pairs differ most in how they name each other.

    None when fewer than five can be read, or when one kind of pair is missing.
    """
    network = network_of(data)
    key = f"five {network.layer_number(layer)}"
    if key not in data.kept:
        data.kept[key] = _most_mixed(network, layer)
    chosen: tuple[int, ...] | None = data.kept[key]
    return chosen


def _most_mixed(network: OwnNetwork, layer: str) -> tuple[int, ...] | None:
    """The five with most of the rarest kind of pair; of equals the first codes."""
    here = np.flatnonzero(network.readable())
    groups = np.array(list(combinations(here.tolist(), FIVE)), dtype=np.int64)
    if not len(groups):
        return None
    one, other = np.triu_indices(FIVE, 1)
    matrix = np.nan_to_num(network.matrix(layer))
    sides = matrix[groups[:, one], groups[:, other]] + matrix[groups[:, other], groups[:, one]]
    kinds = np.stack([(sides == n).sum(axis=1) for n in (2, 1, 0)])
    rarest = kinds.min(axis=0)
    best = int(rarest.argmax())
    return tuple(groups[best].tolist()) if rarest[best] >= FEWEST_OF_A_KIND else None
