"""The numbers about households, each with its source, from ``data/calibration/households.csv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited

FILE = Path(__file__).parents[2] / "data" / "calibration" / "households.csv"


@cache
def _values() -> dict[str, float]:
    rows = read_delimited(FILE)
    return dict(zip(rows["name"], rows["value"].astype(float), strict=True))


def calibrated(name: str) -> float:
    """The value of a row, by its name.

    >>> calibrated("problem_debt")
    0.076
    """
    return _values()[name]
