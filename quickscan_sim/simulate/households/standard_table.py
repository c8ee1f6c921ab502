"""Who lives where in the Netherlands: the seed table that every neighbourhood is fitted from.

Only its associations reach a neighbourhood: one-parent families are more often on a low income,
households on a low income rent more often, and so on. All rows are in the calibration file.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.families import MOST_CHILDREN

TYPES = ("single", "couple", "couple_with_children", "one_parent", "other")
WITH_CHILDREN = np.array([False, False, True, True, False])
TENURES = ("owner", "housing_corporation", "other_rent")
SHAPE = (2, MOST_CHILDREN + 1, len(TYPES), len(TENURES))
"""Axes of a table: low income (no, yes), number of children (0-5), household type, tenure."""
LOW, CHILDREN, TYPE, TENURE = range(4)


@cache
def standard_table() -> np.ndarray:
    """Shares of households by low income, number of children, type and tenure; adds up to 1.

    A household type without children has zeros for one or more children, and the other way round.
    """
    table = np.zeros(SHAPE)
    for number, household_type in enumerate(TYPES):
        shares = _children(WITH_CHILDREN[number])[:, None] * _tenures(household_type)
        low = _p_low_income(household_type, shares)
        p_type = calibrated(f"household_type_{household_type}")
        table[1, :, number] = p_type * shares * low
        table[0, :, number] = p_type * shares * (1 - low)
    table.setflags(write=False)
    return table


def _children(has_children: bool) -> np.ndarray:
    if not has_children:
        return np.asarray(np.eye(MOST_CHILDREN + 1)[0])
    names = ["families_1_child", *(f"families_{n}_children" for n in range(2, MOST_CHILDREN + 1))]
    return np.array([0.0, *(calibrated(name) for name in names)])


def _tenures(household_type: str) -> np.ndarray:
    owner = calibrated(f"owner_{household_type}")
    corporation = calibrated(f"corporation_{household_type}")
    return np.array([owner, corporation, 1 - owner - corporation])


def _p_low_income(household_type: str, shares: np.ndarray) -> np.ndarray:
    """Chance of a low income by children and tenure, with the known share for the whole type."""
    odds_tenure = np.array(
        [1.0, *(calibrated(f"low_income_odds_{tenure}") for tenure in TENURES[1:])]
    )
    more = np.maximum(np.arange(MOST_CHILDREN + 1) - 2, 0)
    log_odds = more[:, None] * np.log(calibrated("low_income_odds_per_child_after_second"))
    log_odds = log_odds + np.log(odds_tenure)
    target = calibrated(f"low_income_{household_type}")
    shift = solve_increasing(lambda x: float((shares * logistic(log_odds + x)).sum()), target)
    return np.asarray(logistic(log_odds + shift))
