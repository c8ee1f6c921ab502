"""What the two sides of a pair of organisations tell about each other, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE
from quickscan_sim.vocabulary import MIN_REPORTERS

TOLD = (
    "n_reporters",
    "n_naming",
    "n_working",
    "level",
    "quality",
    "n_quality",
    "names",
    "works",
)
"""What one side tells about the other; ``names`` and ``works``: 1, 0, or NaN where unknown."""
NOBODY_NAMES = {"n_naming": 0.0, "n_working": 0.0, "n_quality": 0.0, "names": 0.0, "works": 0.0}

Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class PairSides:
    """A row per wijk, layer and unordered pair of organisations, the first code first.

    ``place``: the columns neighbourhood_id, layer, organisation_id and partner_id. ``told`` and
    ``told_back``: what the first side tells of the second, and back (the columns of ``TOLD``).
    """

    place: Columns
    told: Columns
    told_back: Columns


def pair_sides(tie_readings: pd.DataFrame) -> PairSides:
    """Every pair of which at least one side has a row in the readings.

    In a large wijk (see :func:`read_ties`) that is every pair that somebody names, and a few more;
    a side without a row names the other zero times. In any other wijk it is every pair.
    """
    place, (one, other), labels = _numbered(tie_readings)
    n = np.int64(len(labels))
    pair = (place * n + np.minimum(one, other)) * n + np.maximum(one, other)
    keys, which = np.unique(pair, return_inverse=True)
    sides = []
    for mine in (one < other, one > other):
        rows = np.full(len(keys), -1)
        rows[which[mine]] = np.flatnonzero(mine)
        sides.append(rows)
    some_row = np.maximum(*sides)
    codes = {PAIR[0]: keys // n % n, PAIR[1]: keys % n}
    columns = {name: tie_readings[name].to_numpy(object)[some_row] for name in PLACE} | {
        name: labels[code] for name, code in codes.items()
    }
    own = place * n + one
    could_tell = _could_tell(tie_readings, own, [place[some_row] * n + codes[it] for it in PAIR])
    told, back = (
        _told(tie_readings, rows, n_there) for rows, n_there in zip(sides, could_tell, strict=True)
    )
    return PairSides(columns, told, back)


def _numbered(
    tie_readings: pd.DataFrame,
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Numbers of the place and of both organisations of each row, and the organisations' codes."""
    wijk, layer = (pd.factorize(tie_readings[name].to_numpy(object))[0] for name in PLACE)
    place = wijk.astype(np.int64) * (layer.max(initial=0) + 1) + layer
    sides = np.concatenate([tie_readings[name].to_numpy(object) for name in PAIR])
    codes, labels = pd.factorize(sides, sort=True)
    one, other = np.split(codes.astype(np.int64), 2)
    return place, (one, other), labels


def _could_tell(
    tie_readings: pd.DataFrame, own: np.ndarray, asked: list[np.ndarray]
) -> list[np.ndarray]:
    """How many could tell of the organisations asked for; those without a row: nobody."""
    known, first = np.unique(own, return_index=True)
    count = tie_readings["n_reporters"].to_numpy(float)[first]
    found = []
    for keys in asked:
        at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
        found.append(np.where(known[at] == keys, count[at], 0.0) if len(known) else 0.0 * keys)
    return found


def _told(tie_readings: pd.DataFrame, rows: np.ndarray, n_reporters: np.ndarray) -> Columns:
    """The columns of one side; where it has no row, it names the other zero times."""
    there = rows >= 0
    told = {}
    for name in TOLD:
        values = tie_readings[name].to_numpy(float, na_value=np.nan)[rows]
        told[name] = np.where(there, values, NOBODY_NAMES.get(name, np.nan))
    few = ~there & (n_reporters < MIN_REPORTERS)
    unread = {name: np.where(few, np.nan, told[name]) for name in ("names", "works")}
    return told | unread | {"n_reporters": n_reporters}
