"""Numbers about the world behind the defaults: value, year, yardstick, source and confidence."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "calibration"

EVERYWHERE = "*"
"""Stands for every sector that has no row of its own."""


@cache
def staff_number(sector: str, quantity: str) -> float:
    """A number of ``data/calibration/staff.csv``, of one sector or of all others ("*").

    >>> staff_number("youth_health", "per_10000")
    4.1
    """
    numbers = _staff_numbers()
    return numbers.get((sector, quantity), numbers.get((EVERYWHERE, quantity), float("nan")))


def staff_numbers(sector: str, *quantities: str) -> dict[str, float]:
    """The named numbers of a sector, those that the table holds.

    >>> staff_numbers("informal", "p_experienced", "caseload_low")
    {'p_experienced': 0.3}
    """
    own = _staff_numbers()
    return {name: own[sector, name] for name in quantities if (sector, name) in own}


@cache
def _staff_numbers() -> dict[tuple[str, str], float]:
    with (FOLDER / "staff.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["sector"], row["quantity"]): float(row["value"]) for row in csv.DictReader(file)
        }
