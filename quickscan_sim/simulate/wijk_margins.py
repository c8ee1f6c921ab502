"""The wijken of the Netherlands as one distribution: margins, correlations, urbanity, municipality.

Every variable of a wijk has a normal score. A wijk of an urbanity group has the scores

    z = mean of its group + part of its municipality + own part

which together have variance 1. The *margin* of a variable then turns its score into a value: the
quantile function through the known quantiles of Statistics Netherlands, straight between them in
normal scores (of the logarithm, for sizes and home values). Beyond the 5 % and 95 % quantiles
nothing is known; the line goes on to a tail chosen so that mean and standard deviation hold.

The normal-score correlations, group means and municipality parts are fitted such that what comes
out after the margins has the Pearson correlations, group means and ICC of the source
(``studies/fit_wijk_margins.py`` writes ``data/calibration/fitted_wijken.csv``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from quickscan_sim.simulate.calibration import calibrated, calibration_table
from quickscan_sim.vocabulary import URBANITY

VARIABLES = (
    "population",
    "dwelling_total",
    "pop_0_14",
    "pop_15_24",
    "pop_25_44",
    "pop_45_64",
    "pop_65plus",
    "dwelling_value",
    "dwelling_ownership",
    "employment_rate",
    "income_low",
    "income_high",
    "edu_appl_sci",
)
AGES = slice(2, 7)
"""The five age groups among the variables; their shares of a wijk add up to 100 %."""

IN_LOGARITHMS = frozenset({"population", "dwelling_total", "dwelling_value"})
GROUPS = tuple(URBANITY)
SCORES = np.linspace(-6.0, 6.0, 601)
"""Normal scores at which the margins are tabulated."""


@dataclass(frozen=True)
class Margin:
    """A quantile function: values at normal scores, straight in between and beyond."""

    scores: np.ndarray
    values: np.ndarray
    in_logarithms: bool

    def __call__(self, scores: np.ndarray) -> np.ndarray:
        """The values at normal scores."""
        values = np.log(self.values) if self.in_logarithms else self.values
        found = np.interp(scores, self.scores, values)
        return np.asarray(np.exp(found) if self.in_logarithms else found)


@dataclass(frozen=True)
class WijkModel:
    """Group means (5 x variables), two covariances of normal scores, and the margins' table.

    ``p_group``: shares of the urbanity groups among wijken of 500 or more residents.
    ``between`` and ``within`` are factors: standard normals times them have the covariance of
    the municipality part and of the own part.
    ``cumulative`` (variables x scores) is the share of wijken below a score, ``values`` (same
    shape) the margin there.
    """

    p_group: np.ndarray
    group_mean: np.ndarray
    between: np.ndarray
    within: np.ndarray
    cumulative: np.ndarray
    values: np.ndarray

    @property
    def together(self) -> np.ndarray:
        """Factor of both parts together: for a wijk whose municipality is left open."""
        return np.hstack([self.between, self.within])

    def from_scores(self, scores: np.ndarray) -> np.ndarray:
        """The values of wijken (wijken x variables) from their scores, one wijk at a time."""
        values = [
            np.interp(scores[:, column], SCORES, self.values[column])
            for column in range(len(VARIABLES))
        ]
        return with_ages_of_100(np.column_stack(values))

    def from_ranks(self, scores: np.ndarray) -> np.ndarray:
        """The values of wijken that together are a country: the margins hold in every draw."""
        n = len(scores)
        values = np.empty_like(scores)
        for column in range(len(VARIABLES)):
            position = np.empty(n)
            position[np.argsort(scores[:, column])] = (np.arange(n) + 0.5) / n
            values[:, column] = np.interp(position, self.cumulative[column], self.values[column])
        return with_ages_of_100(values)


def with_ages_of_100(values: np.ndarray) -> np.ndarray:
    """The same wijken with age shares that add up to 100 %; the fit keeps the change small."""
    ages = values[:, AGES]
    values[:, AGES] = 100 * ages / ages.sum(axis=1, keepdims=True)
    return values


@cache
def wijk_model() -> WijkModel:
    """The fitted distribution, read once."""
    group_mean = np.array([[_fitted("group_score", v, g) for v in VARIABLES] for g in GROUPS])
    size = len(VARIABLES)
    return build_model(
        group_mean,
        _matrix("between", size),
        _matrix("within", size),
    )


def build_model(group_mean: np.ndarray, between: np.ndarray, within: np.ndarray) -> WijkModel:
    """A distribution from group means and factors of normal scores, on the known margins."""
    counts = np.array(
        [calibrated("wijken_2022", measure="urbanity", statistic="count", group=g) for g in GROUPS]
    )
    p_group = counts / counts.sum()
    spread = np.sqrt((between**2).sum(axis=1) + (within**2).sum(axis=1))
    cumulative = np.array(
        [
            p_group @ normal_share((SCORES - group_mean[:, [column]]) / spread[column])
            for column in range(len(VARIABLES))
        ]
    )
    values = np.array(
        [margin_of(name)(_score_of(cumulative[c])) for c, name in enumerate(VARIABLES)]
    )
    return WijkModel(p_group, group_mean, between, within, cumulative, values)


@cache
def margin_of(variable: str) -> Margin:
    """The quantile function of a variable over wijken of 500 or more residents."""
    rows = [
        row
        for row in calibration_table("fitted_wijken")
        if row["statistic"].startswith("margin") and row["measure"] == variable
    ]
    shares = np.array([float(row["group"]) for row in rows])
    values = np.array([row["value"] for row in rows])
    return Margin(_score_of(shares), values, variable in IN_LOGARITHMS)


_FINE = np.linspace(-8.0, 8.0, 3201)


def normal_share(scores: np.ndarray) -> np.ndarray:
    """The share of a standard normal below each score."""
    return np.asarray(np.interp(scores, _FINE, _fine_shares()))


@cache
def _fine_shares() -> np.ndarray:
    return np.array([0.5 * math.erfc(-score / math.sqrt(2)) for score in _FINE])


def _score_of(shares: np.ndarray) -> np.ndarray:
    """The standard normal score below which a share lies."""
    return np.asarray(np.interp(shares, _fine_shares(), _FINE))


@cache
def _fitted_values() -> dict[tuple[str, str, str], float]:
    return {
        (row["statistic"], row["measure"], row["group"]): row["value"]
        for row in calibration_table("fitted_wijken")
    }


def _fitted(statistic: str, variable: str, group: str) -> float:
    return float(_fitted_values()[statistic, variable, group])


def _matrix(statistic: str, size: int) -> np.ndarray:
    """A lower triangular factor, stored by variable and number of its column."""
    known = _fitted_values()
    return np.array(
        [
            [known.get((statistic, variable, str(column)), 0.0) for column in range(size)]
            for variable in VARIABLES
        ]
    )
