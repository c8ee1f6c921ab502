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
FEWEST_TIED = 4
"""Of the ten pairs of five organisations, so many have a tie, where there are such five."""
STEP = 31


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
        chosen = five_organisations(data, layer, tie)
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
def reciprocity(data: OwnData, layer: str, unit: str = "pair", tie: str = "knows") -> float | None:
    """Of five organisations: of the pairs with a tie, the share that names each other.

    ``unit``: "pair"; "tie" (of all ties, the share that is returned); "every_pair" (divided by
    every pair, also those without a tie).
    """
    chosen = five_organisations(data, layer, tie)
    if chosen is None:
        return None
    matrix = network_of(data).matrix(layer, tie)
    mutual, one_way, none = pair_counts(matrix[np.ix_(chosen, chosen)])
    if unit == "tie":
        return 2 * mutual / (2 * mutual + one_way)
    return mutual / (mutual + one_way + (none if unit == "every_pair" else 0))


def five_organisations(data: OwnData, layer: str, tie: str = "knows") -> tuple[int, ...] | None:
    """Five organisations that can be read, with every kind of pair: mutual, one way, no tie.

    None when fewer than five can be read, or when one kind of pair is missing.
    """
    network = network_of(data)
    key = f"five {network.layer_number(layer)} {tie}"
    return data.keep(key, lambda: _varied(network, layer, tie))


def _varied(network: OwnNetwork, layer: str, tie: str) -> tuple[int, ...] | None:
    """One of the groups with every kind of pair; which one turns with the number of ties.

    Groups in which four pairs or more have a tie go first. Of these every reciprocity has its
    turn, also a rare one, so that an answer from another wijk is seldom right.
    """
    here = np.flatnonzero(network.readable())
    groups = np.array(list(combinations(here.tolist(), FIVE)), dtype=np.int64)
    if not len(groups):
        return None
    one, other = np.triu_indices(FIVE, 1)
    matrix = np.nan_to_num(network.matrix(layer, tie))
    sides = matrix[groups[:, one], groups[:, other]] + matrix[groups[:, other], groups[:, one]]
    mutual, one_way, none = ((sides == n).sum(axis=1) for n in (2, 1, 0))
    mixed = np.minimum(np.minimum(mutual, one_way), none) > 0
    rich = mixed & (mutual + one_way >= FEWEST_TIED)
    kept = rich if rich.any() else mixed
    if not kept.any():
        return None
    turn = int(network.n_reporters.sum()) * STEP + int(matrix.sum())
    shares, which = np.unique(mutual[kept] / (mutual + one_way)[kept], return_inverse=True)
    alike = groups[kept][which == turn % len(shares)]
    return tuple(alike[turn // len(shares) % len(alike)].tolist())
