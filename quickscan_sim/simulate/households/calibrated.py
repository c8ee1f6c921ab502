"""The numbers about households, each with its source: ``data/calibration/households.csv``."""

from __future__ import annotations

from quickscan_sim.simulate import calibration


def calibrated(measure: str) -> float:
    """The value of a row, by its measure.

    >>> calibrated("problem_debt")
    0.076
    """
    return calibration.calibrated("households", measure=measure)
