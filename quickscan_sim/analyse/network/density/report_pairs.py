"""Every pair of organisations with what both sides report of it, as arrays for a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE

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

    @property
    def n_readable(self) -> np.ndarray:
        """Of each place how many organisations can be read."""
        return np.bincount(self.place[self.readable], minlength=len(self.places))

    @property
    def n_silent(self) -> np.ndarray:
        """Of each place how many organisations nobody answered for."""
        return np.bincount(self.place[self.n_reporters == 0], minlength=len(self.places))

    def n_telling(self, tie: str) -> np.ndarray:
        """2 x pairs: how many tell of a tie of this kind ("knows" or "works_with")."""
        is_closer = tie != "knows" and self.n_working is not None
        return np.asarray(self.n_working if is_closer else self.n_naming)

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


def pair_reports(rows: pd.DataFrame) -> ReportPairs:
    """All pairs of each wijk and layer; a pair without a row is named by nobody."""
    place, places = _places(rows)
    seated = _seats(rows, place)
    first, second = _all_pairs(np.bincount(seated.place, minlength=len(places)))
    return _reported(rows, places, seated, first, second)


def pair_named(rows: pd.DataFrame) -> tuple[ReportPairs, np.ndarray]:
    """The pairs of one wijk and layer that somebody names; and a row for all others in which as
    many people could tell on either side. With how many pairs each row stands for.

    The seats of a row for many pairs are examples.
    """
    place, places = _places(rows)
    seated = _seats(rows, place)
    n_naming = rows["n_naming"].to_numpy(float, na_value=0)
    sides = np.sort(np.stack([seated.one, seated.other])[:, n_naming > 0], axis=0)
    n_seats = len(seated.place)
    first, second = np.divmod(np.unique(sides[0] * n_seats + sides[1]), n_seats)
    _, example, kind = np.unique(seated.n_reporters, return_index=True, return_inverse=True)
    one, other = np.triu_indices(len(example))
    n_of_kind = np.bincount(kind)
    n_pairs = n_of_kind[one] * (n_of_kind[other] - (one == other)) // (1 + (one == other))
    listed = np.zeros((len(example), len(example)), dtype=np.int64)
    np.add.at(listed, tuple(np.sort(np.stack([kind[first], kind[second]]), axis=0)), 1)
    n_pairs = n_pairs - listed[one, other]
    low, high = (example[side][n_pairs > 0] for side in (one, other))
    reports = _reported(
        rows, places, seated, np.concatenate([first, low]), np.concatenate([second, high])
    )
    n_listed = len(first)
    # An example may itself be a pair that somebody names.
    named = [reports.n_naming, *([] if reports.n_working is None else [reports.n_working])]
    for values in named:
        values[:, n_listed:] = 0
    return reports, np.concatenate([np.ones(n_listed), n_pairs[n_pairs > 0]])


def is_large(tie_readings: pd.DataFrame) -> np.ndarray:
    """For each row whether its wijk has more organisations than :data:`MOST_ORGANISATIONS`."""
    each = tie_readings.groupby("neighbourhood_id", sort=False)["organisation_id"]
    return np.asarray(each.transform("nunique").to_numpy() > MOST_ORGANISATIONS)


class _Seats(NamedTuple):
    """The two seats of each row; and of each seat its code, place, people and readability."""

    one: np.ndarray
    other: np.ndarray
    organisations: np.ndarray
    place: np.ndarray
    n_reporters: np.ndarray
    readable: np.ndarray


def _reported(
    rows: pd.DataFrame,
    places: list[tuple[str, str]],
    seated: _Seats,
    first: np.ndarray,
    second: np.ndarray,
) -> ReportPairs:
    counts = {
        name: _looked_up(rows, name, seated, first, second) if name in rows else None
        for name in ("n_naming", "n_working")
    }
    return ReportPairs(
        places,
        seated.organisations,
        seated.place,
        seated.n_reporters,
        seated.readable,
        first,
        second,
        np.asarray(counts["n_naming"]),
        counts["n_working"],
    )


def _places(rows: pd.DataFrame) -> tuple[np.ndarray, list[tuple[str, str]]]:
    """The number of the place of each row, in the order in which places appear."""
    wijk, layer = (rows[name].to_numpy(object) for name in PLACE)
    n_layers = len(rows) + 1
    code = pd.factorize(wijk)[0] * n_layers + pd.factorize(layer)[0]
    place, known = pd.factorize(code)
    start = np.zeros(len(known), dtype=np.int64)
    start[place[::-1]] = np.arange(len(rows))[::-1]
    return place, [(str(wijk[row]), str(layer[row])) for row in start]


def _seats(rows: pd.DataFrame, place: np.ndarray) -> _Seats:
    sides = np.concatenate([rows[name].to_numpy(object) for name in PAIR])
    codes, names = pd.factorize(sides, sort=True)
    n_names = max(len(names), 1)
    known, seat = np.unique(np.tile(place, 2) * n_names + codes, return_inverse=True)
    one, other = np.split(seat, 2)
    n_reporters, readable = np.zeros(len(known)), np.zeros(len(known), dtype=bool)
    n_reporters[one] = rows["n_reporters"].to_numpy(float, na_value=0)
    readable[one[rows["names"].notna().to_numpy(bool)]] = True
    own_place, own_name = np.divmod(known, n_names)
    organisations = np.asarray(names, dtype=object)[own_name]
    return _Seats(one, other, organisations, own_place, n_reporters, readable)


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
    rows: pd.DataFrame, name: str, seated: _Seats, first: np.ndarray, second: np.ndarray
) -> np.ndarray:
    """2 x pairs: the value of the row of each direction; 0 where there is none."""
    n = len(seated.place)
    values = rows[name].to_numpy(float, na_value=0)
    key = seated.one * n + seated.other
    order = np.argsort(key, kind="stable")
    key, values = key[order], values[order]
    found = np.zeros((2, len(first)))
    for side, wanted in enumerate((first * n + second, second * n + first)):
        row = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        found[side] = np.where(key[row] == wanted, values[row], 0.0)
    return found


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
