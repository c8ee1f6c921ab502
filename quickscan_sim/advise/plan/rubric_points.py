"""The points of a plan that can be counted: eight in all."""

from __future__ import annotations

import math
from collections.abc import Sized
from dataclasses import dataclass

from quickscan_sim.advise.plan.rubric_evidence import Evidence
from quickscan_sim.language import mark

NUMBER_CODES = {
    "no_finding",
    "unknown_finding",
    "finding_differs",
    "no_baseline",
    "baseline_differs",
    "baseline_n_differs",
    "target_differs",
}
FILLED_CODES = {
    "no_owner",
    "no_function",
    "no_term",
    "no_check_date",
    "no_indicator",
    "no_baseline",
    "no_target",
}
SMALL_CELL_CODES = {"small_cell", "withheld_number"}

TEXTS = {
    "numbers": mark("numbers quoted are those of the data"),
    "themes": mark("every scored theme has a row, or is said to have none"),
    "filled": mark("owner, dates and measure are filled in"),
    "small_cells": mark("no number of a small group is quoted"),
}


@dataclass(frozen=True)
class Point:
    """Something that can be counted: its text (to be translated), what it is worth and earned."""

    code: str
    text: str
    worth: int
    earned: float


def count_points(evidence: Evidence) -> tuple[Point, ...]:
    """The eight points; half points, rounded down."""
    rows = evidence.rows
    is_other = "other_data" in evidence.codes
    quoting = [number for number, row in rows.items() if evidence.quotes_numbers(row)]
    right = [number for number in quoting if not evidence.codes_of(number) & NUMBER_CODES]
    filled = [number for number in rows if not evidence.codes_of(number) & FILLED_CODES]
    clean = bool(rows) and not evidence.codes & SMALL_CELL_CODES
    shares = (
        ("numbers", 3, 0.0 if is_other else _share(right, rows)),
        ("themes", 2, evidence.themes_named),
        ("filled", 2, _share(filled, rows)),
        ("small_cells", 1, float(clean)),
    )
    return tuple(
        Point(code, TEXTS[code], worth, math.floor(2 * worth * share + 1e-9) / 2)
        for code, worth, share in shares
    )


def _share(some: Sized, of_all: Sized) -> float:
    return len(some) / len(of_all) if len(of_all) else 0.0
