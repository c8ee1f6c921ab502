"""Which weak spots of the first measurement are mended at the second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.comparison.wave_model import BOTH, FIRST, NONE, SECOND
from quickscan_sim.analyse.network.comparison.wave_pairs import WavePairs
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.ties.place_readings import PAIR
from quickscan_sim.analyse.typed_rows import typed_rows

JUDGED_KINDS = ("no_tie", "one_way", "single_layer", "not_found", "informal_apart")
"""Weak spots that say which ties are missing, so that the ties of both waves can be asked."""

LABELS = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")
FOUR = ("p_mended", "p_still", "p_otherwise", "p_never")
UNKNOWN = -2
"""The code of an organisation that is not there at both measurements."""
STATES = (NONE, BOTH, FIRST, SECOND)
MIN_JUDGED = 3
"""Of several missing ties at least this many can be judged, or all where there are fewer."""

COLUMNS = {
    "kind": "str",
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "partner_id": "str",
    "p_there_before": "float64",
    "p_there_later": "float64",
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

    Of the kinds in ``JUDGED_KINDS`` each row tells how likely it is that what was missing was
    there at the first measurement (``p_there_before``) and is there at the second
    (``p_there_later``): a tie (``no_tie``), a tie for both sides (``one_way``), a tie on another
    layer (``single_layer``), any tie of another organisation towards it (``not_found``), any tie
    between informal and formal (``informal_apart``). Four more probabilities sum to one: it was
    missing and has come (``p_mended``), it was missing and still is (``p_still``), something else
    came (a one-way tie that ended or turned; ``p_otherwise``), and the weak spot never was there
    (``p_never``: the list was wrong). That any of several ties is there is one minus the product
    of their absence, as if ties came apart; ties go together, so that is rather too high, and a
    weak spot of this sort is rather too seldom called still there.

    ``listed_later`` says whether the list of the second measurement has it too;
    that alone says little, for a gap near the limit of the list comes and goes. Gaps of other
    kinds have only that, with the reason "other_kind"; ties that cannot be judged have
    "silent_in_a_wave", those that are not there at both measurements "no_shared_organisations".
    """
    if gaps.empty:
        return typed_rows([], COLUMNS)
    later = {_mark(row) for row in find_gaps(readings_after, organisations).to_dict("records")}
    wijken = _Wijken.of(pairs, organisations)
    rows = []
    for gap in gaps.to_dict("records"):
        labels = {name: gap[name] for name in LABELS}
        found = {"listed_later": _mark(gap) in later}
        rows.append(labels | found | _judged(gap, pairs, joint, wijken))
    return typed_rows(rows, COLUMNS)


def _mark(gap: dict[Any, Any]) -> tuple[str, ...]:
    sides = (str(gap["organisation_id"]), str(gap["partner_id"]))
    if gap["kind"] in ("no_tie", "single_layer"):
        sides = (min(sides), max(sides))
    return (str(gap["kind"]), str(gap["neighbourhood_id"]), str(gap["layer"]), *sides)


@dataclass(frozen=True)
class _Wijken:
    """The rows of each wijk, and of each row the layer, both organisations and their sort."""

    rows: dict[str, np.ndarray]
    layer: np.ndarray
    sides: tuple[np.ndarray, np.ndarray]
    is_mixed: np.ndarray
    codes: dict[str, int]

    @classmethod
    def of(cls, pairs: WavePairs, organisations: pd.DataFrame) -> _Wijken:
        wijk, layer = (np.array(names, dtype=object) for names in zip(*pairs.places, strict=True))
        listed = np.flatnonzero(pairs.one >= 0)
        order = listed[np.argsort(wijk[pairs.place[listed]].astype(str), kind="stable")]
        names, first = np.unique(wijk[pairs.place[order]].astype(str), return_index=True)
        parts = np.split(order, first[1:])
        is_informal = np.zeros(len(pairs.names), dtype=bool)
        if "is_informal" in organisations:
            marked = organisations["is_informal"].to_numpy(bool, na_value=False)
            informal = organisations["organisation_id"].to_numpy(object)[marked]
            is_informal = np.isin(pairs.names.astype(str), informal.astype(str))
        return cls(
            dict(zip(names.tolist(), parts, strict=True)),
            layer[pairs.place],
            (pairs.one, pairs.other),
            is_informal[pairs.one] != is_informal[pairs.other],
            {str(name): code for code, name in enumerate(pairs.names)},
        )

    def of_gap(self, gap: dict[Any, Any]) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the ties that the gap says are missing; row by state: would that be one?"""
        here = self.rows.get(str(gap["neighbourhood_id"]), np.zeros(0, dtype=np.int64))
        own, partner = (self.codes.get(str(gap[name]), UNKNOWN) for name in PAIR)
        first, second = (side[here] for side in self.sides)
        kept = {
            "informal_apart": self.is_mixed[here],
            "not_found": np.ones(len(here), dtype=bool),
        }.get(gap["kind"], (first == min(own, partner)) & (second == max(own, partner)))
        if not pd.isna(gap["organisation_id"]):
            kept = kept & ((first == own) | (second == own))
        if not pd.isna(gap["layer"]):
            is_same = self.layer[here] == gap["layer"]
            kept = kept & (~is_same if gap["kind"] == "single_layer" else is_same)
        rows = here[kept]
        wanted = np.ones((len(rows), len(STATES)), dtype=bool)
        wanted[:, NONE] = False
        if gap["kind"] == "not_found":
            wanted[:, FIRST] = self.sides[1][rows] == own
            wanted[:, SECOND] = self.sides[0][rows] == own
        elif gap["kind"] == "one_way":
            wanted[:, [FIRST, SECOND]] = False
        return rows, wanted


def _judged(
    gap: dict[Any, Any], pairs: WavePairs, joint: np.ndarray, wijken: _Wijken
) -> dict[str, object]:
    if gap["kind"] not in JUDGED_KINDS:
        return {"reason": "other_kind"}
    rows, wanted = wijken.of_gap(gap)
    if len(rows) == 0:
        return {"reason": "no_shared_organisations"}
    needed = 1 if gap["kind"] in ("no_tie", "one_way") else MIN_JUDGED
    if pairs.judged[rows].sum() < min(needed, len(rows)):
        return {"reason": "silent_in_a_wave"}
    # Of each tie: not there before, not there later, and neither.
    missing = ~wanted
    absent = (
        (joint[rows].sum(axis=2) * missing).sum(axis=1),
        (joint[rows].sum(axis=1) * missing).sum(axis=1),
        (joint[rows] * missing[:, :, None] * missing[:, None, :]).sum(axis=(1, 2)),
    )
    before, later, never = (float(np.prod(chances)) for chances in absent)
    p = np.array([before - never, never, 0.0, 1 - before])
    if gap["kind"] == "one_way":
        p = _one_way(gap, joint[rows[0]])
    found = dict(zip(FOUR, np.maximum(p, 0.0).round(2).tolist(), strict=True))
    return found | {
        "p_there_before": round(1 - before, 2),
        "p_there_later": round(1 - later, 2),
    }


def _one_way(gap: dict[Any, Any], joint: np.ndarray) -> np.ndarray:
    """It was for this side only: now for both, still for this side only, otherwise; and never."""
    sides = [str(gap["organisation_id"]), str(gap["partner_id"])]
    state = FIRST if sides == sorted(sides) else SECOND
    was = joint[state]
    return np.array([was[BOTH], was[state], was.sum() - was[BOTH] - was[state], 1 - was.sum()])
