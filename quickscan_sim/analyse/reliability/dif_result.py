"""What DIF gives: a table of items, a table of groups, and a verdict on each item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.analyse.typed_rows import typed_rows

IMPORTANT = 0.02
"""A change in McFadden's R2 below this is no important DIF (COSMIN, Prinsen 2018)."""

SIGNIFICANT = 0.05

ITEM_COLUMNS = {
    "theme": "str",
    "item": "str",
    "n": "Int64",
    "n_groups": "Int64",
    "chi2_uniform": "float64",
    "df": "Int64",
    "p_uniform": "float64",
    "p_uniform_holm": "float64",
    "mcfadden_uniform": "float64",
    "ci_low_uniform": "float64",
    "ci_high_uniform": "float64",
    "nagelkerke_uniform": "float64",
    "chi2_nonuniform": "float64",
    "p_nonuniform": "float64",
    "p_nonuniform_holm": "float64",
    "mcfadden_nonuniform": "float64",
    "ci_low_nonuniform": "float64",
    "ci_high_nonuniform": "float64",
    "nagelkerke_nonuniform": "float64",
    "verdict": "str",
    "reason": "str",
    "needed": "Int64",
}

SHIFT_COLUMNS = {
    "theme": "str",
    "item": "str",
    "group": "str",
    "n": "Int64",
    "shift": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "p": "float64",
    "p_holm": "float64",
    "reason": "str",
    "needed": "Int64",
}


ItemRows = tuple[dict[str, Any], list[dict[str, Any]]]
"""The row of an item, and the rows of its groups."""


@dataclass(frozen=True, kw_only=True)
class Dif:
    """Which items groups answer differently (``items``), and which group does so (``shifts``).

    ``items`` has a row per item. ``uniform`` is a shift that is the same at every score,
    ``nonuniform`` one that grows or shrinks with the score. For each: the likelihood-ratio
    ``chi2`` on ``df`` degrees of freedom, ``p`` and Holm's p over the items, the change in
    McFadden's R2 with a 95 % interval, and the change in Nagelkerke's R2. ``verdict`` is one of

    - "uniform", "nonuniform", "both": Holm's p below .05, and a change of at least .02;
    - "small": Holm's p below .05, but the change is below .02;
    - "unclear": not significant, but a change of .02 or more fits the answers too;
    - "none": not significant, and the whole interval lies below .02.

    ``shifts`` has a row per item and group: how much more favourably (above 0) the group answers
    the item than the average group with the same score, in log odds, with Holm's p over all rows.
    """

    items: pd.DataFrame
    shifts: pd.DataFrame


def dif_of_rows(rows: list[ItemRows]) -> Dif:
    """Both tables, with Holm's p over all rows, and the verdicts."""
    items = typed_rows([item for item, _ in rows], ITEM_COLUMNS)
    shifts = typed_rows([shift for _, group in rows for shift in group], SHIFT_COLUMNS)
    for kind in ("uniform", "nonuniform"):
        items[f"p_{kind}_holm"] = adjust_p(items[f"p_{kind}"].to_numpy())
    shifts["p_holm"] = adjust_p(shifts["p"].to_numpy())
    verdicts = [
        None if np.isnan(row["chi2_uniform"]) else _verdict(row) for row in items.to_dict("records")
    ]
    items["verdict"] = pd.array(verdicts, dtype="str")
    return Dif(items=items, shifts=shifts)


def _verdict(row: Mapping[Any, Any]) -> str:
    kinds = ("uniform", "nonuniform")
    significant = [kind for kind in kinds if row[f"p_{kind}_holm"] < SIGNIFICANT]
    important = [kind for kind in significant if row[f"mcfadden_{kind}"] >= IMPORTANT]
    if important:
        return "both" if len(important) == len(kinds) else important[0]
    if any(row[f"ci_high_{kind}"] >= IMPORTANT for kind in kinds if kind not in significant):
        return "unclear"
    return "small" if significant else "none"
