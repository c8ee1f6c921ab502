"""Features of pairs from their own network, in which the pair itself is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.pairs.large_network_features import large_network_features
from quickscan_sim.analyse.network.pairs.pair_features import Numbered, Table
from quickscan_sim.analyse.network.pairs.tie_features import network_features

N_HIDDEN = 5
"""A fifth of the pairs is hidden at a time, as in the test on networks with hidden ties."""

SYMMETRIC = (
    "activity",
    "common_adamic_adar",
    "those_alike_name",
    "rest_common",
    "rest_in_three_steps",
)
"""In a network without directions the other features hardly differ from one of these."""

RICH_UP_TO = 100
"""In a wijk with more organisations than this every feature takes long."""

SIMPLE = ("activity", "common_adamic_adar")
"""What a large network takes little time for."""


@dataclass(frozen=True)
class Place:
    """The rows of one wijk and layer; organisations are numbers from 0 here."""

    rows: np.ndarray
    one: np.ndarray
    other: np.ndarray
    n: int


def of_large_networks(rows: Numbered) -> bool:
    """Whether some wijk has so many organisations that only the simple features are made."""
    return any(place.n > RICH_UP_TO for place in places_in(rows))


def network_rows(rows: Numbered, large: bool, left_out: int | None = None) -> Table:
    """For every row the features of the network of its wijk and layer, in which it is hidden.

    Hidden are the pairs of its own part (a fifth), and of the part that is left out. In a large
    network a pair alone is hidden, and the part that is left out.
    """
    table = {name: np.zeros(len(rows.seen)) for name in (SIMPLE if large else SYMMETRIC)}
    make = _of_large if large else _of_ordinary
    for place in places_in(rows):
        for here, found in make(rows, place, left_out):
            for name, values in table.items():
                values[place.rows[here]] = found[name]
    return table


def _of_ordinary(
    rows: Numbered, place: Place, left_out: int | None
) -> Iterator[tuple[np.ndarray, Table]]:
    seen, group = rows.seen[place.rows], rows.group[place.rows]
    parts = (place.one + place.other) % N_HIDDEN if left_out is None else group
    gone = np.zeros(len(seen), dtype=bool) if left_out is None else group == left_out
    for part in np.unique(parts):
        here = np.flatnonzero(parts == part)
        shown = np.where(gone | (parts == part), np.nan, seen)
        network = np.full((place.n, place.n), np.nan)
        network[place.one, place.other] = network[place.other, place.one] = shown
        one, other = place.one[here], place.other[here]
        found = network_features(network)
        yield here, {name: (found[name][one, other] + found[name][other, one]) / 2
                     for name in SYMMETRIC}  # fmt: skip


def _of_large(
    rows: Numbered, place: Place, left_out: int | None
) -> Iterator[tuple[np.ndarray, Table]]:
    seen, group = rows.seen[place.rows], rows.group[place.rows]
    tells = np.zeros(place.n, dtype=bool)
    for side, told in zip((place.one, place.other), rows.tells, strict=True):
        tells[side] |= told[place.rows]
    possible = np.where(tells, place.n - 1.0, tells.sum())
    if left_out is not None:
        seen = np.where(group == left_out, np.nan, seen)
        possible *= (group != left_out).mean()
    everywhere = np.arange(len(seen))
    yield everywhere, large_network_features(place.one, place.other, seen, possible)


def places_in(rows: Numbered) -> Iterator[Place]:
    """Each wijk and layer in turn."""
    number = rows.wijk.astype(np.int64) * (rows.layer.max(initial=0) + 1) + rows.layer
    order = np.argsort(number, kind="stable")
    for here in np.split(order, np.flatnonzero(np.diff(number[order])) + 1):
        if len(here):
            sides = np.concatenate([rows.one[here], rows.other[here]])
            known, codes = np.unique(sides, return_inverse=True)
            one, other = np.split(codes.reshape(-1), 2)
            yield Place(here, one, other, len(known))
