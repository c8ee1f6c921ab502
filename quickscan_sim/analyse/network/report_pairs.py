"""Every pair of organisations with what both sides report of it, as arrays for a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.tie_readings import PAIR, PLACE

MOST_ORGANISATIONS = 300
"""In a wijk with more organisations not every pair is a row here."""


@dataclass(frozen=True)
class ReportPairs:
    """A seat is an organisation in a wijk on a layer; a pair joins two seats of one place.

    Attributes
    ----------
    places
        Wijk and layer of each place.
    organisations, place, n_reporters, readable
        Of each seat (in the order of place and code): its code, the number of its place, how many
        people could tell, and whether its ties can be read.
    first, second
        Of each pair the two seats.
    n_naming, n_working
        2 x pairs: how many of the first side name the second ("knows", "works with"), and back.
    """

    places: list[tuple[str, str]]
    organisations: np.ndarray
    place: np.ndarray
    n_reporters: np.ndarray
    readable: np.ndarray
    first: np.ndarray
    second: np.ndarray
    n_naming: np.ndarray
    n_working: np.ndarray | None

    @property
    def sizes(self) -> np.ndarray:
        """How many organisations each place has."""
        return np.bincount(self.place, minlength=len(self.places))

    @property
    def n_asked(self) -> np.ndarray:
        """2 x pairs: how many people of the first side could tell, and of the second."""
        return np.stack([self.n_reporters[self.first], self.n_reporters[self.second]])

    def per_place(self, values: np.ndarray) -> np.ndarray:
        """The sum over the pairs of each place."""
        return np.bincount(self.place[self.first], weights=values, minlength=len(self.places))

    def per_seat(self, values: np.ndarray) -> np.ndarray:
        """The sum over the pairs in which each seat takes part."""
        n = len(self.place)
        sides = (np.bincount(side, weights=values, minlength=n) for side in self._sides)
        return np.asarray(sum(sides))

    @property
    def _sides(self) -> tuple[np.ndarray, np.ndarray]:
        return self.first, self.second


def pair_reports(tie_readings: pd.DataFrame) -> ReportPairs:
    """All pairs of each wijk and layer; a pair without a row is named by nobody.

    Wijken of more than :data:`MOST_ORGANISATIONS` organisations are left out.
    """
    rows = _small_places(tie_readings)
    place, places = _places(rows)
    one, other, organisations, seat_place = _seats(rows, place)
    n_seats = len(seat_place)
    n_reporters = np.zeros(n_seats)
    n_reporters[one] = rows["n_reporters"].to_numpy(float, na_value=0)
    readable = np.zeros(n_seats, dtype=bool)
    readable[one[rows["names"].notna().to_numpy(bool)]] = True
    first, second = _all_pairs(np.bincount(seat_place, minlength=len(places)))
    return ReportPairs(
        places=places,
        organisations=organisations,
        place=seat_place,
        n_reporters=n_reporters,
        readable=readable,
        first=first,
        second=second,
        n_naming=_looked_up(rows, "n_naming", one, other, first, second),
        n_working=_looked_up(rows, "n_working", one, other, first, second)
        if "n_working" in rows
        else None,
    )


def _small_places(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """The rows of wijken in which every pair can be a row."""
    each = tie_readings.groupby("neighbourhood_id", sort=False)["organisation_id"].transform(
        "nunique"
    )
    return tie_readings[each.to_numpy() <= MOST_ORGANISATIONS]


def _places(rows: pd.DataFrame) -> tuple[np.ndarray, list[tuple[str, str]]]:
    """The number of the place of each row, in the order in which places appear."""
    wijk, layer = (rows[name].to_numpy(object) for name in PLACE)
    n_layers = len(rows) + 1
    code = pd.factorize(wijk)[0] * n_layers + pd.factorize(layer)[0]
    place, known = pd.factorize(code)
    start = np.zeros(len(known), dtype=np.int64)
    start[place[::-1]] = np.arange(len(rows))[::-1]
    return place, [(str(wijk[row]), str(layer[row])) for row in start]


def _seats(
    rows: pd.DataFrame, place: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The two seats of each row, and code and place of each seat."""
    sides = np.concatenate([rows[name].to_numpy(object) for name in PAIR])
    codes, names = pd.factorize(sides, sort=True)
    key = np.tile(place, 2) * max(len(names), 1) + codes
    known, seat = np.unique(key, return_inverse=True)
    one, other = np.split(seat, 2)
    own_place, own_name = np.divmod(known, max(len(names), 1))
    return one, other, np.asarray(names, dtype=object)[own_name], own_place


def _all_pairs(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The two seats of every pair of every place."""
    starts = np.cumsum(sizes) - sizes
    pairs = [
        np.stack(np.triu_indices(size, 1)) + start
        for start, size in zip(starts, sizes, strict=True)
    ]
    none = np.zeros((2, 0), dtype=np.int64)
    first, second = np.concatenate([none, *pairs], axis=1)
    return first, second


def _looked_up(
    rows: pd.DataFrame,
    name: str,
    one: np.ndarray,
    other: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
) -> np.ndarray:
    """2 x pairs: the value of the row of each direction; 0 where there is none."""
    n = int(max(one.max(initial=0), other.max(initial=0))) + 1
    values = rows[name].to_numpy(float, na_value=0)
    key = one * n + other
    order = np.argsort(key, kind="stable")
    key, values = key[order], values[order]
    found = []
    for wanted in (first * n + second, second * n + first):
        row = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        found.append(np.where(key[row] == wanted, values[row], 0.0) if len(key) else wanted * 0.0)
    return np.stack(found)


def places_by_size(reports: ReportPairs) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Places of one size together: their numbers, their seats and their pairs (rows: places)."""
    sizes = reports.sizes
    n_pairs = sizes * (sizes - 1) // 2
    seat_start, pair_start = np.cumsum(sizes) - sizes, np.cumsum(n_pairs) - n_pairs
    for size in np.unique(sizes):
        alike = np.flatnonzero(sizes == size)
        seats = seat_start[alike][:, None] + np.arange(size)
        pairs = pair_start[alike][:, None] + np.arange(size * (size - 1) // 2)
        yield alike, seats, pairs
