"""Households of one kind, by what decides their chances: children, tenure, minima, main income."""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.income import odds_between
from quickscan_sim.simulate.households.standard_table import (
    CHILDREN,
    LOW,
    TENURES,
    TYPE,
    standard_table,
)

N_PROFILES = 2 * len(TENURES) * 2
"""Children (no, yes) by tenure by minima (no, yes)."""


def profile(has_children: np.ndarray, tenure: np.ndarray, minima: np.ndarray) -> np.ndarray:
    """Number of the profile of each household, 0 to 11.

    >>> profile(np.array([True]), np.array([2]), np.array([False])).tolist()
    [10]
    """
    children = has_children.astype(np.uint8)
    return np.asarray((children * len(TENURES) + tenure.astype(np.uint8)) * np.uint8(2) + minima)


def profile_parts() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Children (0, 1), tenure and minima (0, 1) of the twelve profiles, in order."""
    parts = np.unravel_index(np.arange(N_PROFILES), (2, len(TENURES), 2))
    return parts[0], parts[1], parts[2]


@cache
def standard_profiles() -> np.ndarray:
    """Shares of the twelve profiles among Dutch households; adds up to 1.

    The standard table holds the low-income line of 2018; minima follow by the odds between them.
    """
    table = standard_table().sum(axis=TYPE)
    by_children = np.stack([table[:, 0], table[:, 1:].sum(axis=CHILDREN)], axis=0)
    # Now: children, low income, tenure.
    total = by_children.sum(axis=LOW + 1)
    p_low = by_children[:, 1] / total
    odds = p_low / (1 - p_low) * odds_between("low_income_2018", "minima")
    minima = odds / (1 + odds)
    shares = np.stack([total * (1 - minima), total * minima], axis=-1).ravel()
    shares.setflags(write=False)
    return shares


def odds_of_tenure(name: str) -> np.ndarray:
    """Log odds by tenure, relative to owners, from the calibration file."""
    return np.log([1.0, *(calibrated(f"{name}_{tenure}") for tenure in TENURES[1:])])
