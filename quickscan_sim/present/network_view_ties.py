"""The ties of one wijk as the picture on a screen gets them: both sides of a pair in one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.vocabulary import COLLABORATION_LEVELS, SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN, NOT, KNOWS, WORKS = -1, 0, 1, 2
"""What one side says of the other: too few answers; does not name it; knows it; works with it."""

WORKS_FROM = 2
"""From this level on organisations work together; at level 1 they know of each other."""

MOST_CLOSE = max(COLLABORATION_LEVELS)


@dataclass(frozen=True)
class ViewTie:
    """A pair of which at least one side names the other; sides are numbers of organisations.

    ``level`` is a whole step. ``quality`` is None where fewer than 5 people rated it.
    """

    one: int
    other: int
    says: int
    says_back: int
    level: int
    quality: float | None
    n_quality: int | None

    def row(self) -> list[int | float | None]:
        """The same as a row of numbers."""
        return [
            self.one,
            self.other,
            self.says,
            self.says_back,
            self.level,
            self.quality,
            self.n_quality,
        ]


def view_ties(
    tie_readings: pd.DataFrame, numbers: Mapping[str, int], readable: np.ndarray
) -> list[ViewTie]:
    """The ties on one layer of one wijk.

    What an organisation with too few answers says is left out. How close a tie is comes from both
    sides together; below 5 people it says no more than whether they know or work with each other.

    Parameters
    ----------
    tie_readings
        The rows of one wijk and layer.
    numbers
        The number of each organisation.
    readable
        Whether each organisation has enough answers.
    """
    told = tie_readings[tie_readings["names"].notna() & (tie_readings["n_naming"] > 0)]
    one, other = (
        told[side].map(numbers).to_numpy(np.int64) for side in ("organisation_id", "partner_id")
    )
    pair, row = np.unique(
        np.minimum(one, other) * len(numbers) + np.maximum(one, other), return_inverse=True
    )
    low, high = np.divmod(pair, max(1, len(numbers)))
    said = np.where(told["names"].to_numpy(bool), np.where(_works(told), WORKS, KNOWS), NOT)
    forth = one < other
    says, says_back = (np.where(readable[side], NOT, UNKNOWN) for side in (low, high))
    says[row[forth]] = said[forth]
    says_back[row[~forth]] = said[~forth]
    level, n_level = _pooled(told["level"], told["n_naming"], row, len(pair))
    quality, n_quality = _pooled(told["quality"], told["n_quality"], row, len(pair))
    least = np.maximum(says, says_back)
    steps = np.where(n_level >= SMALL_CELL, np.clip(np.rint(level), KNOWS, MOST_CLOSE), least)
    rated = n_quality >= SMALL_CELL
    return [
        ViewTie(
            int(low[k]),
            int(high[k]),
            int(says[k]),
            int(says_back[k]),
            int(steps[k]),
            round(float(quality[k]), 1) if rated[k] else None,
            int(n_quality[k]) if rated[k] else None,
        )
        for k in np.flatnonzero(least >= KNOWS).tolist()
    ]


def all_layers(layers: list[list[ViewTie]]) -> list[ViewTie]:
    """The ties of all layers on top of each other.

    Named on any layer is named; the closest layer gives the level, the layer that most people
    rated gives the quality: the same people rate several layers, so their ratings do not add up.
    """
    found: dict[tuple[int, int], ViewTie] = {}
    for tie in (tie for ties in layers for tie in ties):
        before = found.get((tie.one, tie.other), tie)
        rated = max(before, tie, key=lambda one: one.n_quality or 0)
        found[tie.one, tie.other] = ViewTie(
            tie.one,
            tie.other,
            max(before.says, tie.says),
            max(before.says_back, tie.says_back),
            max(before.level, tie.level),
            rated.quality,
            rated.n_quality,
        )
    return [found[pair] for pair in sorted(found)]


def _works(told: pd.DataFrame) -> np.ndarray:
    """Whether an organisation works with the partner, for the rows where it names it."""
    if "works" in told:
        return told["works"].to_numpy(bool, na_value=False)
    return np.asarray(told["level"].to_numpy(float, na_value=np.nan) >= WORKS_FROM)


def _pooled(
    values: pd.Series, counts: pd.Series, row: np.ndarray, n: int
) -> tuple[np.ndarray, np.ndarray]:
    """Means over both sides, weighted by people, and how many people."""
    value = values.to_numpy(float, na_value=np.nan)
    weight = np.where(np.isnan(value), 0.0, counts.to_numpy(float, na_value=0.0))
    people = np.bincount(row, weights=weight, minlength=n)
    total = np.bincount(row, weights=weight * np.nan_to_num(value), minlength=n)
    with np.errstate(invalid="ignore"):
        return total / people, people
