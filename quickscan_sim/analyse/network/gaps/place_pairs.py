"""The judged pairs of one wijk and layer, with organisations as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.pairs.pairs import Pairs
from quickscan_sim.analyse.network.ties.place_readings import PLACE, PlaceReading, places_of
from quickscan_sim.vocabulary import MIN_REPORTERS


@dataclass(frozen=True)
class PlacePairs:
    """A wijk and layer: its organisations, and a row per judged pair, sorted by the two.

    ``one`` and ``other`` are numbers of ``names``; ``n_reporters`` belongs to ``names``; ``rows``
    are the rows of ``Pairs``. In a large wijk a pair that nobody names may have no row: there is
    no tie to speak of.
    """

    place: tuple[str, str]
    names: np.ndarray
    n_reporters: np.ndarray
    rows: np.ndarray
    one: np.ndarray
    other: np.ndarray
    expected: np.ndarray
    p_absent: np.ndarray

    @property
    def n(self) -> int:
        """How many organisations there are."""
        return len(self.names)

    @property
    def p_tie(self) -> np.ndarray:
        """The probability that there is a tie, in either direction, for each pair."""
        return np.asarray(1 - self.p_absent)

    def heard_of(self) -> PlacePairs:
        """Without organisations of which nothing at all is known: not heard, and in no pair."""
        paired = np.zeros(self.n, dtype=bool)
        paired[self.one] = paired[self.other] = True
        known = paired | (self.n_reporters >= MIN_REPORTERS)
        number = np.cumsum(known) - 1
        return replace(
            self,
            names=self.names[known],
            n_reporters=self.n_reporters[known],
            one=number[self.one],
            other=number[self.other],
        )

    def incident(self, organisation: int) -> np.ndarray:
        """Whether each pair has this organisation in it."""
        return np.asarray((self.one == organisation) | (self.other == organisation))


def places_with_pairs(tie_readings: pd.DataFrame, pairs: Pairs) -> list[PlacePairs]:
    """Every wijk and layer that was read, sorted by wijk and layer."""
    rows_of = _rows_by_place(pairs)
    none = np.zeros(0, dtype=np.int64)
    places = [
        _place_pairs(reading, rows_of.get(reading.place, none), pairs)
        for reading in places_of(tie_readings)
    ]
    return sorted(places, key=lambda here: here.place)


def _rows_by_place(pairs: Pairs) -> dict[tuple[str, str], np.ndarray]:
    wijken, layers = (pairs.place[name] for name in PLACE)
    wijk, layer = pd.factorize(wijken)[0], pd.factorize(layers)[0]
    code = wijk * (layer.max(initial=0) + 1) + layer
    order = np.argsort(code, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(code[order])) + 1)
    return {(wijken[rows[0]], layers[rows[0]]): rows for rows in parts if len(rows)}


def _place_pairs(reading: PlaceReading, rows: np.ndarray, pairs: Pairs) -> PlacePairs:
    number = {name: code for code, name in enumerate(reading.names)}
    one, other = (
        np.array([number[name] for name in pairs.place[side][rows]], dtype=np.int64)
        for side in ("organisation_id", "partner_id")
    )
    order = np.lexsort([other, one])
    rows = rows[order]
    return PlacePairs(
        reading.place,
        reading.names,
        reading.reporters(),
        rows,
        one[order],
        other[order],
        pairs.expected[rows],
        pairs.p_absent[rows],
    )
