"""Which weak spots of the first measurement are mended at the second."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.comparison.wave_model import BOTH, FIRST, NONE, SECOND
from quickscan_sim.analyse.network.comparison.wave_pairs import WavePairs
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.typed_rows import typed_rows

JUDGED_KINDS = ("no_tie", "one_way")
"""Weak spots that are about the ties of one pair on one layer."""

COLUMNS = {
    "kind": "str",
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "partner_id": "str",
    "p_mended": "float64",
    "p_still": "float64",
    "p_otherwise": "float64",
    "p_never": "float64",
    "listed_later": "boolean",
    "reason": "str",
}


def follow_gaps(
    readings_after: pd.DataFrame,
    organisations: pd.DataFrame,
    pairs: WavePairs,
    joint: np.ndarray,
    gaps: pd.DataFrame,
) -> pd.DataFrame:
    """What became of each weak spot that was listed at the first measurement.

    A row per gap of the kinds ``no_tie`` and ``one_way`` has four probabilities that sum to one:
    it was there and is mended (``p_mended``: now there is a tie; of a one-way tie, a tie for both
    sides), it was there and still is (``p_still``), it was there and something else came (a
    one-way tie that ended or turned; ``p_otherwise``), and it never was there (``p_never``: the
    list was wrong). ``listed_later`` says whether the list of the second measurement has it too;
    that alone says little, for a gap near the limit of the list comes and goes. Gaps of other
    kinds have only that, with the reason "other_kind"; pairs that cannot be judged have
    "silent_in_a_wave", those that are not there at both measurements "no_shared_organisations".
    """
    if gaps.empty:
        return typed_rows([], COLUMNS)
    later = {_mark(row) for row in find_gaps(readings_after, organisations).to_dict("records")}
    row_of = _rows(pairs)
    rows = []
    for gap in gaps.to_dict("records"):
        labels = {name: gap[name] for name in list(COLUMNS)[:5]}
        found = {"listed_later": _mark(gap) in later}
        rows.append(labels | found | _judged(gap, pairs, joint, row_of))
    return typed_rows(rows, COLUMNS)


def _mark(gap: dict[Any, Any]) -> tuple[str, ...]:
    sides = (str(gap["organisation_id"]), str(gap["partner_id"]))
    if gap["kind"] == "no_tie":
        sides = (min(sides), max(sides))
    return (str(gap["kind"]), str(gap["neighbourhood_id"]), str(gap["layer"]), *sides)


def _rows(pairs: WavePairs) -> dict[tuple[str, ...], int]:
    listed = np.flatnonzero(pairs.one >= 0)
    return {
        (*pairs.places[place], str(pairs.names[one]), str(pairs.names[other])): row
        for row, place, one, other in zip(
            listed.tolist(),
            pairs.place[listed].tolist(),
            pairs.one[listed].tolist(),
            pairs.other[listed].tolist(),
            strict=True,
        )
    }


def _judged(
    gap: dict[Any, Any],
    pairs: WavePairs,
    joint: np.ndarray,
    row_of: dict[tuple[str, ...], int],
) -> dict[str, object]:
    if gap["kind"] not in JUDGED_KINDS:
        return {"reason": "other_kind"}
    sides = [str(gap["organisation_id"]), str(gap["partner_id"])]
    row = row_of.get((str(gap["neighbourhood_id"]), str(gap["layer"]), *sorted(sides)))
    if row is None:
        return {"reason": "no_shared_organisations"}
    if not pairs.judged[row]:
        return {"reason": "silent_in_a_wave"}
    if gap["kind"] == "no_tie":
        state, mended = NONE, [BOTH, FIRST, SECOND]
    else:
        state, mended = FIRST if sides == sorted(sides) else SECOND, [BOTH]
    was = joint[row, state]
    p = np.array([was[mended].sum(), was[state], 0.0, 1 - was.sum()])
    p[2] = max(0.0, 1 - p.sum())
    names = ("p_mended", "p_still", "p_otherwise", "p_never")
    return dict(zip(names, p.round(2).tolist(), strict=True))
