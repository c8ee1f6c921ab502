"""The numbers by which networks are compared, and what they are without each organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.tie_readings import PLACE, PlaceReading, places_of
from quickscan_sim.vocabulary import SMALL_CELL

MEASURES = ("density", "reciprocity", "level", "quality", "gaps")
"""Density: the share of possible partners that an organisation names. Reciprocity: the share of
named ties that the other side names too. Level and quality: means over named ties. Gaps: listed
weak spots for every ten organisations."""

NEEDED = 3
"""Organisations that can be read from which a wijk has a number."""

PER = 10
"""Weak spots are told for so many organisations."""


@dataclass(frozen=True)
class NetworkNumbers:
    """The network of one wijk and layer, ready to be counted with and without organisations.

    ``named``, ``level`` and ``quality``: organisation x partner, NaN where unknown; ``ratings``:
    how many quality ratings; ``gap_sides``: a row of two numbers of organisations per weak spot,
    -1 where there is no second; None where nobody listed weak spots.
    """

    place: tuple[str, str]
    names: np.ndarray
    named: np.ndarray
    level: np.ndarray
    quality: np.ndarray
    ratings: np.ndarray
    gap_sides: np.ndarray

    @property
    def readable(self) -> np.ndarray:
        """Which organisations told enough."""
        return np.asarray(~np.isnan(self.named).all(axis=1))

    def value(self, measure: str, kept: np.ndarray) -> float:
        """The measure over the organisations that are kept as tellers; NaN where there is none."""
        rows = kept & self.readable
        if measure == "gaps":
            inside = np.append(kept, True)[self.gap_sides].all(axis=1)
            return PER * float(inside.sum()) / max(int(kept.sum()), 1)
        named = self.named[rows]
        if measure == "density":
            return float(np.nanmean(named)) if np.isfinite(named).any() else np.nan
        if measure == "reciprocity":
            both = self.named[np.ix_(rows, rows)]
            known = np.isfinite(both) & np.isfinite(both.T)
            n_named = float(both[known].sum())
            return float((both * both.T)[known].sum()) / n_named if n_named else np.nan
        told = (self.level if measure == "level" else self.quality)[rows][named == 1]
        return float(np.nanmean(told)) if np.isfinite(told).any() else np.nan

    def count(self, measure: str) -> int:
        """On how many the measure rests: tellers, named ties, quality ratings or weak spots."""
        named = self.named == 1
        if measure == "gaps":
            return len(self.gap_sides)
        if measure == "density":
            return int(self.readable.sum())
        if measure == "reciprocity":
            return int(named[:, self.readable].sum())
        if measure == "level":
            return int((named & np.isfinite(self.level)).sum())
        return int(self.ratings[named].sum())

    def reason(self, measure: str) -> str | None:
        """Why the measure has no number, or None."""
        if self.readable.sum() < NEEDED:
            return "too_few_clusters"
        if measure == "quality" and self.count(measure) < SMALL_CELL:
            return "too_few"
        everybody = np.ones(len(self.names), dtype=bool)
        return "no_ties" if np.isnan(self.value(measure, everybody)) else None


def numbers_of(tie_readings: pd.DataFrame, gaps: pd.DataFrame) -> Iterator[NetworkNumbers]:
    """The networks of all wijken and layers, in the order in which they appear."""
    of_place = tie_readings.groupby(PLACE, sort=False).indices
    listed = gaps.groupby(PLACE, sort=False).indices
    columns = {
        name: tie_readings[name].to_numpy(float, na_value=np.nan)
        for name in ("level", "quality", "n_quality")
    }
    for reading in places_of(tie_readings):
        rows = of_place[reading.place]
        own = gaps.iloc[listed.get(reading.place, [])]
        yield NetworkNumbers(
            place=reading.place,
            names=reading.names,
            named=reading.matrix(),
            level=_matrix(reading, columns["level"][rows]),
            quality=_matrix(reading, columns["quality"][rows]),
            ratings=np.nan_to_num(_matrix(reading, columns["n_quality"][rows])),
            gap_sides=_sides(own, reading.names),
        )


def _matrix(reading: PlaceReading, values: np.ndarray) -> np.ndarray:
    table = np.full((reading.n, reading.n), np.nan)
    table[reading.organisation, reading.partner] = values
    return table


def _sides(gaps: pd.DataFrame, names: np.ndarray) -> np.ndarray:
    index: Any = pd.Index(names)
    return np.column_stack(
        [
            index.get_indexer(pd.Index(gaps[name].to_numpy(object)))
            for name in ("organisation_id", "partner_id")
        ]
    )
