"""Features of pairs from their own network, in which the pair itself is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.large_network_features import large_network_features
from quickscan_sim.analyse.network.pair_features import Numbered, Table
from quickscan_sim.analyse.network.tie_features import network_features
from quickscan_sim.analyse.network.tie_readings import DENSE_UP_TO

N_HIDDEN = 5
"""A fifth of the pairs is hidden at a time, as in the test on networks with hidden ties."""

SYMMETRIC = (
    "activity",
    "common",
    "common_adamic_adar",
    "common_allocation",
    "names_like",
    "those_alike_name",
    "those_alike_name_more",
    "rest_common",
    "rest_in_three_steps",
    "pattern_1",
    "pattern_2",
)
"""What differs in a network without directions; the other features double these."""


@dataclass(frozen=True)
class _Place:
    """The rows of one wijk and layer; organisations are numbers from 0 here."""

    rows: np.ndarray
    one: np.ndarray
    other: np.ndarray
    n: int


def of_large_networks(rows: Numbered) -> bool:
    """Whether some wijk has so many organisations that only the simple features are made."""
    return any(place.n > DENSE_UP_TO for place in _places(rows))


def network_rows(rows: Numbered, large: bool, left_out: int | None = None) -> Table:
    """For every row the features of the network of its wijk and layer, in which it is hidden.

    Hidden are the pairs of its own part (a fifth), and of the part that is left out.
    """
    names = ("activity", "common", "common_adamic_adar", "common_allocation")
    table = {name: np.zeros(len(rows.seen)) for name in (names if large else SYMMETRIC)}
    for place in _places(rows):
        seen = rows.seen[place.rows]
        parts = (place.one + place.other) % N_HIDDEN if left_out is None else rows.group[place.rows]
        gone = np.zeros(len(seen), dtype=bool) if left_out is None else parts == left_out
        if large:
            found = large_network_features(
                place.one, place.other, np.where(gone, np.nan, seen), place.n
            )
            for name, values in table.items():
                values[place.rows] = found[name]
            continue
        for part in np.unique(parts):
            here = parts == part
            matrix = np.full((place.n, place.n), np.nan)
            shown = np.where(gone | here, np.nan, seen)
            matrix[place.one, place.other] = matrix[place.other, place.one] = shown
            found = network_features(matrix)
            for name in SYMMETRIC:
                values = found[name][place.one[here], place.other[here]]
                back = found[name][place.other[here], place.one[here]]
                table[name][place.rows[here]] = (values + back) / 2
    return table


def _places(rows: Numbered) -> Iterator[_Place]:
    number = rows.wijk.astype(np.int64) * (rows.layer.max(initial=0) + 1) + rows.layer
    order = np.argsort(number, kind="stable")
    for here in np.split(order, np.flatnonzero(np.diff(number[order])) + 1):
        if len(here):
            sides = np.concatenate([rows.one[here], rows.other[here]])
            known, codes = np.unique(sides, return_inverse=True)
            one, other = np.split(codes.reshape(-1), 2)
            yield _Place(here, one, other, len(known))
