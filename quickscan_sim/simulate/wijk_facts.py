"""What follows from the variables of a wijk: low incomes, homes of a corporation, SES, counts.

Shares of low incomes follow the share of residents in the national lowest 40 % of income, in log
odds: as steep as from the Netherlands to Groningen under the line of 2024, and at a level that
each yardstick sets for itself. They are never zero: there is hidden poverty in richer wijken.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from quickscan_sim.simulate.calibration import calibrated, calibration_table
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.wijk_margins import VARIABLES

N_OWN_PARTS = 4
"""Standard normals per wijk for what its variables leave open."""

SCALE = {"income_low": (39.3, 5.3), "employment_rate": (65.9, 5.2), "edu_appl_sci": (30.1, 11.6)}
"""Mean and spread over wijken (CBS 2022, see ``wijken_2022``), to put the SES weights on."""

LEAST_SHARE = 0.001
"""Shares of low incomes are shown in thousandths, and no wijk has none."""


@dataclass(frozen=True)
class WijkFacts:
    """Columns that follow from the variables, an array each; shares in 0-1.

    ``many_low_incomes``: a larger share than in the country as a whole (under the rule of minima,
    9.8 % of households by our fit), whichever yardstick the shares follow.
    """

    n_residents: np.ndarray
    n_dwellings: np.ndarray
    n_households: np.ndarray
    n_children: np.ndarray
    p_low_income: np.ndarray
    p_children_low_income: np.ndarray
    p_social_rent: np.ndarray
    ses_score: np.ndarray
    many_low_incomes: np.ndarray


def derive_facts(values: np.ndarray, own: np.ndarray, yardstick: str) -> WijkFacts:
    """The facts of wijken.

    Parameters
    ----------
    values
        Wijken x ``VARIABLES``.
    own
        Wijken x ``N_OWN_PARTS`` standard normals.
    yardstick
        Name of the line that low incomes follow; nothing else depends on it.
    """
    residents = at_least_five(_of(values, "population"))
    dwellings = at_least_five(_of(values, "dwelling_total"))
    low_income = income_score(values, own[:, 0])
    children = low_income + _relation("children_low_income", "spread") * own[:, 1]
    return WijkFacts(
        n_residents=residents,
        n_dwellings=dwellings,
        n_households=_households(values, residents, dwellings),
        n_children=in_fives(_children(values, residents)),
        p_low_income=_share(low_income, "households", yardstick),
        p_children_low_income=_share(children, "children", yardstick),
        p_social_rent=_social_rent(values, own[:, 2]).round(3),
        ses_score=_ses_score(values, own[:, 3]).round(3),
        many_low_incomes=low_income > _level("national", "minima"),
    )


def income_score(values: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Log odds of a low income, up to the level that a yardstick sets."""
    slope = calibrated("fitted_facts", measure="low_income", statistic="slope")
    spread = _relation("low_income", "spread")
    return np.asarray(slope * (_of(values, "income_low") - 40) + spread * own)


def at_yardstick(score: np.ndarray, yardstick: str, measure: str = "households") -> np.ndarray:
    """Shares of households (or children) on a low income under a yardstick; nan: not known."""
    return logistic(score + _level(measure, yardstick))


def in_fives(counts: np.ndarray) -> np.ndarray:
    """Statistics Netherlands rounds counts of wijken to fives."""
    return np.asarray(5 * np.rint(counts / 5).astype(int))


def at_least_five(counts: np.ndarray) -> np.ndarray:
    """Counts in fives, where nobody at all does not occur."""
    return np.asarray(np.maximum(5, in_fives(counts)))


def _share(score: np.ndarray, measure: str, yardstick: str) -> np.ndarray:
    return np.asarray(np.maximum(at_yardstick(score, yardstick, measure).round(3), LEAST_SHARE))


def _households(values: np.ndarray, residents: np.ndarray, dwellings: np.ndarray) -> np.ndarray:
    """Students share homes; the bound keeps odd combinations possible."""
    students = np.maximum(0, _of(values, "pop_15_24") - 12)
    per_home = calibrated("fitted_facts", measure="households", statistic="per_home")
    count = dwellings * (per_home + _relation("households", "per_student_point") * students)
    most = residents / _relation("households", "least_residents")
    return at_least_five(np.minimum(count, most - 2.5))


def _children(values: np.ndarray, residents: np.ndarray) -> np.ndarray:
    return np.asarray(
        residents * _of(values, "pop_0_14") / 100 * _relation("children", "per_child_0_14")
    )


def _social_rent(values: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Homes of a corporation: a part of the rented ones."""
    rented = 1 - _of(values, "dwelling_ownership") / 100
    return np.asarray(
        rented * logistic(corporation_score(values, own) + _level("corporation", "homes"))
    )


def corporation_score(values: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Log odds that a rented home is a corporation's, up to the national level."""
    return np.asarray(
        _relation("corporation", "slope", "income_low") * (_of(values, "income_low") - 40)
        + _relation("corporation", "slope", "pop_15_24") * (_of(values, "pop_15_24") - 12)
        + _relation("corporation", "slope", "dwelling_value")
        * np.log(_of(values, "dwelling_value") / 315)
        + _relation("corporation", "spread") * own
    )


def _ses_score(values: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Scaled to the known spread between wijken, with 0 for the average household."""
    scale = calibrated("fitted_facts", measure="ses_score", statistic="scale")
    return scale * ses_sum(values, own) - _level("ses_score", "SES-WOA")


def ses_sum(values: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Weighted sum of what SES-WOA is made of, each in standard deviations between wijken."""
    total = _relation("ses_score", "weight", "own part") * own
    for name, (mean, sd) in SCALE.items():
        total = total + _relation("ses_score", "weight", name) * (_of(values, name) - mean) / sd
    return np.asarray(total)


def _of(values: np.ndarray, variable: str) -> np.ndarray:
    return np.asarray(values[:, VARIABLES.index(variable)])


def _relation(measure: str, statistic: str, group: str = "") -> float:
    return calibrated("wijk_relations", measure=measure, statistic=statistic, group=group)


@cache
def _level(measure: str, yardstick: str) -> float:
    """Nan where no source gives a share, such as children under the line of 2024."""
    wanted = (measure, "level", yardstick)
    found = [
        row["value"]
        for row in calibration_table("fitted_facts")
        if (row["measure"], row["statistic"], row["yardstick"]) == wanted
    ]
    return float(found[0]) if found else float("nan")
