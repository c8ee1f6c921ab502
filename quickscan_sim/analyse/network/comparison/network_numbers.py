"""The numbers by which networks are compared, and what each organisation adds to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.ties.place_readings import (
    FEWEST_READABLE,
    PLACE,
    PlaceReading,
    places_of,
)
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

MEASURES = ("density", "reciprocity", "level", "quality", "gaps")
"""Density: the share of possible partners that an organisation names. Reciprocity: the share of
named ties that the other side names too. Level and quality: means over named ties. Gaps: listed
weak spots for every ten organisations."""

PER = 10
"""Weak spots are told for so many organisations."""


@dataclass(frozen=True)
class Part:
    """A number that is a ratio of two sums, with what leaving out each organisation takes away.

    ``n``: how many it rests on, as told to the reader. ``partner_top`` and ``partner_bottom``: what
    is told about each organisation, where that is counted apart from what it tells itself;
    ``within_pairs``: the sum over pairs of the squares of what both sides of a pair add.
    """

    top: float
    bottom: float
    own_top: np.ndarray
    own_bottom: np.ndarray
    n: int
    partner_top: np.ndarray | None = None
    partner_bottom: np.ndarray | None = None
    within_pairs: float = 0.0

    @property
    def value(self) -> float:
        """The number; NaN where there is nothing to divide by."""
        return self.top / self.bottom if self.bottom > 0 else np.nan

    def influences(self) -> np.ndarray:
        """What each organisation does to the number: the squares sum to its variance (jackknife).

        0 for who can be left out without a trace, as one that told nothing.
        """
        left = self.bottom - self.own_bottom
        known = (self.own_bottom > 0) & (left > 0)
        n = int(known.sum())
        if n < 2:
            return np.zeros(len(known))
        left_out = (self.top - self.own_top)[known] / left[known]
        found = np.zeros(len(known))
        found[known] = (left_out - left_out.mean()) * np.sqrt((n - 1) / n)
        return found

    def influences_of_both(self) -> np.ndarray:
        """What each organisation does to the number as teller and as partner (linearised).

        NaN where both sides of a pair are in :meth:`influences` already.
        """
        if self.partner_top is None or self.partner_bottom is None:
            return np.full(len(self.own_top), np.nan)
        top, bottom = self.own_top + self.partner_top, self.own_bottom + self.partner_bottom
        return np.asarray((top - self.value * bottom) / self.bottom)


@dataclass(frozen=True)
class NetworkNumbers:
    """The numbers of the network of one wijk and layer."""

    place: tuple[str, str]
    names: np.ndarray
    n_readable: int
    parts: dict[str, Part]

    def reason(self, measure: str) -> str | None:
        """Why the measure has no number, or None."""
        if self.n_readable < FEWEST_READABLE:
            return "too_few_clusters"
        part = self.parts[measure]
        if not part.bottom > 0:
            return "no_ties"
        return "too_few" if measure == "quality" and part.n < SMALL_CELL else None


def numbers_of(tie_readings: pd.DataFrame, gaps: pd.DataFrame) -> Iterator[NetworkNumbers]:
    """The networks of all wijken and layers, in the order in which they appear."""
    of_place = tie_readings.groupby(PLACE, sort=False).indices
    listed = gaps.groupby(PLACE, sort=False).indices
    told = {
        name: tie_readings[name].to_numpy(float, na_value=np.nan)
        for name in ("level", "quality", "n_quality")
    }
    for reading in places_of(tie_readings):
        rows = of_place[reading.place]
        own = gaps.iloc[listed.get(reading.place, [])]
        readable = reading.reporters() >= MIN_REPORTERS
        named = reading.named == 1
        level, quality, n_quality = (values[rows] for values in told.values())
        parts = {
            "density": _density(reading, readable, named),
            "reciprocity": _reciprocity(reading, readable, named),
            "level": _mean(reading, level, named & np.isfinite(level)),
            "quality": _mean(reading, quality, named & np.isfinite(quality), n_quality),
            "gaps": _gaps(own, reading.names),
        }
        yield NetworkNumbers(reading.place, reading.names, int(readable.sum()), parts)


def _density(reading: PlaceReading, readable: np.ndarray, named: np.ndarray) -> Part:
    one, other = reading.organisation[named], reading.partner[named]
    out, named_by = (np.bincount(side, minlength=reading.n).astype(float) for side in (one, other))
    n_readable = int(readable.sum())
    possible, asked_of = readable * float(reading.n - 1), n_readable - readable.astype(float)
    share = out.sum() / max(possible.sum(), 1.0)
    first, second, told = _by_pair(reading, named, np.ones(len(named)))
    sides = readable[first].astype(float) + readable[second]
    # Every pair adds what it would without a tie, and those with a tie what differs from that.
    squares = 2.0 * n_readable * (n_readable - 1) + n_readable * (reading.n - n_readable)
    within = share**2 * squares + float(((told - share * sides) ** 2 - (share * sides) ** 2).sum())
    within /= max(possible.sum(), 1.0) ** 2
    return Part(
        float(out.sum()), float(possible.sum()), out, possible, n_readable, named_by, asked_of,
        within,
    )  # fmt: skip


def _by_pair(
    reading: PlaceReading, kept: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The two organisations of each pair that is named, and the sum of what both sides tell."""
    one, other = reading.organisation[kept].astype(np.int64), reading.partner[kept]
    key = np.minimum(one, other) * reading.n + np.maximum(one, other)
    pairs, pair = np.unique(key, return_inverse=True)
    first, second = np.divmod(pairs, max(reading.n, 1))
    return first, second, np.bincount(pair, weights=values[kept], minlength=len(pairs))


def _reciprocity(reading: PlaceReading, readable: np.ndarray, named: np.ndarray) -> Part:
    """Among organisations that can be read; a pair goes with either of its sides."""
    inside = named & readable[reading.partner]
    one, other = reading.organisation[inside], reading.partner[inside]
    returned = np.isin(other * reading.n + one, one * reading.n + other)
    top, bottom = (
        np.bincount(one[kept], minlength=reading.n) + np.bincount(other[kept], minlength=reading.n)
        for kept in (returned, np.ones(len(one), dtype=bool))
    )
    return Part(float(returned.sum()), float(len(one)), top, bottom, len(one))


def _mean(
    reading: PlaceReading,
    values: np.ndarray,
    kept: np.ndarray,
    n_told: np.ndarray | None = None,
) -> Part:
    sums = [
        (
            np.bincount(side[kept], weights=values[kept], minlength=reading.n),
            np.bincount(side[kept], minlength=reading.n).astype(float),
        )
        for side in (reading.organisation, reading.partner)
    ]
    (totals, counts), of_partners = sums
    n = int(kept.sum() if n_told is None else n_told[kept].sum())
    mean = totals.sum() / max(counts.sum(), 1.0)
    told = _by_pair(reading, kept, values - mean)[2]
    within = float((told**2).sum()) / max(counts.sum(), 1.0) ** 2
    return Part(float(totals.sum()), float(counts.sum()), totals, counts, n, *of_partners, within)


def _gaps(gaps: pd.DataFrame, names: np.ndarray) -> Part:
    """For every ten organisations; a weak spot goes with either of its sides."""
    index = pd.Index(names)
    own = np.zeros(len(names))
    for side in ("organisation_id", "partner_id"):
        found = index.get_indexer(pd.Index(gaps[side].to_numpy(object)))
        own += np.bincount(found[found >= 0], minlength=len(names))
    return Part(PER * len(gaps), float(len(names)), PER * own, np.ones(len(names)), len(gaps))
