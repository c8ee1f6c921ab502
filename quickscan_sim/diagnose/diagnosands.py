"""From the answers of many draws to bias, error, coverage and power, with Monte Carlo errors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.diagnose.inquiries import HERE, KINDS, LIKE_THESE, Inquiry
from quickscan_sim.diagnose.theory import why_biased
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire

COLUMNS = {
    "estimate": "str",
    "theme": "str",
    "sector": "str",
    "layer": "str",
    "gap_kind": "str",
    "target": "str",
    "population_value": "float64",
    "mean_estimate": "float64",
    "bias": "float64",
    "bias_mcse": "float64",
    "rmse": "float64",
    "rmse_mcse": "float64",
    "coverage": "float64",
    "coverage_mcse": "float64",
    "coverage_invited": "float64",
    "mean_width": "float64",
    "power": "float64",
    "power_mcse": "float64",
    "power_firm": "float64",
    "smallest_found": "float64",
    "p_shown": "float64",
    "p_interval": "float64",
    "n_draws_used": "Int64",
    "unbiased_in_theory": "boolean",
    "why": "str",
}
"""Columns of ``Diagnosis.table``."""

OVER_DRAWS = (LIKE_THESE, HERE)
"""Targets that are an average over draws; the others have a value in each draw."""

ROUNDING = 1e-9
"""An interval without width, of a group in which all answered, may be off by this much."""

FOUND_IN = 0.8
"""The customary power (Cohen 1988): a difference that is found in 80 % of draws."""


@dataclass(frozen=True)
class Draws:
    """Answers of many draws, a row each: number of the draw and of the inquiry, and the values.

    ``values``: estimate, low, high, adjusted p, truth; NaN where there is none. An inquiry has one
    row per draw, or one per wijk or weak spot.
    """

    draw: np.ndarray
    inquiry: np.ndarray
    values: np.ndarray
    n_invited: np.ndarray
    n_responded: np.ndarray
    cpu_seconds: float = 0.0

    @classmethod
    def together(cls, parts: list[Draws]) -> Draws:
        """The rows of several parts, in their order."""
        draw, inquiry, values, n_invited, n_responded = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("draw", "inquiry", "values", "n_invited", "n_responded")
        )
        cpu_seconds = sum(part.cpu_seconds for part in parts)
        return cls(draw, inquiry, values, n_invited, n_responded, cpu_seconds)


@dataclass(frozen=True)
class Diagnosis:
    """What many draws of one scenario show.

    ``table`` has a row per inquiry:

    - ``target``, ``population_value``: what the estimate speaks of, and its value over the draws
      in which the estimate exists; ``mean_estimate``, ``bias``: the difference of the two.
    - ``rmse``: root mean squared distance from the target.
    - ``coverage``: share of intervals that hold the target; ``coverage_invited``: the same for
      the true value among all who were invited in that draw; ``mean_width`` of the intervals.
    - ``power``: share of draws in which the interval of a difference leaves out 0 (of all draws:
      a withheld one shows nothing), or in which a planted weak spot is listed; ``power_firm``
      also holds after the number of looks. ``smallest_found``: the difference that would be
      seen, on its own side of 0, in 80 % of draws; infinite where that is never so.
    - ``p_shown``, ``p_interval``: how often there is an estimate, and an interval.
    - ``unbiased_in_theory`` and ``why``.
    - columns ``..._mcse``: Monte Carlo standard errors (Morris, White and Crowther 2019, table 6;
      with n - 1 for shares, and rows of one draw taken together).
    """

    parameters: Parameters
    n_draws: int
    table: pd.DataFrame
    inquiries: tuple[Inquiry, ...]
    draws: Draws
    seconds: float

    def rows(self, estimate: str) -> pd.DataFrame:
        """The rows of one kind of estimate."""
        return self.table[self.table["estimate"] == estimate]

    def answers(self, estimate: str) -> list[np.ndarray]:
        """For each inquiry of this kind its answers: estimate, low, high, adjusted p, truth."""
        numbers = [number for number, one in enumerate(self.inquiries) if one.estimate == estimate]
        every = [self.draws.values[self.draws.inquiry == number] for number in numbers]
        return [values for values in every if len(values)]

    def mean(self, estimate: str, column: str) -> float:
        """The mean of what was found ("estimate"), or of the "truth" where something was."""
        values = np.concatenate(self.answers(estimate))
        shown = values[~np.isnan(values[:, 0])]
        return float(shown[:, {"estimate": 0, "truth": 4}[column]].mean())

    def margin(self, estimate: str, share: float) -> float:
        """How far from the target this share of the estimates stays; inf when there are none."""
        off = [np.abs(found - truth.mean()) for found, truth in self._shown(estimate)]
        return float(np.quantile(np.concatenate(off), share)) if off else np.inf

    def quantiles(self, estimate: str, shares: tuple[float, ...]) -> list[float]:
        """Between which values the estimates of this kind lie."""
        found = np.concatenate([found for found, _ in self._shown(estimate)])
        return [float(value) for value in np.quantile(found, shares)]

    def _shown(self, estimate: str) -> list[tuple[np.ndarray, np.ndarray]]:
        """Estimates and truths of each inquiry, where there is an estimate."""
        shown = [values[~np.isnan(values[:, 0])] for values in self.answers(estimate)]
        return [(values[:, 0], values[:, 4]) for values in shown if len(values)]

    def p_found(self, estimate: str, difference: float) -> float:
        """How often a true difference of this size is seen, averaged over these inquiries."""
        needed = np.concatenate([needed_difference(one) for one in self.answers(estimate)])
        return float((needed < difference).mean())

    def smallest_found(self, estimate: str, share: float = FOUND_IN) -> float:
        """The smallest true difference that is seen this often, over these inquiries together."""
        return _smallest([needed_difference(one) for one in self.answers(estimate)], share)


def summarise_draws(
    draws: Draws,
    inquiries: tuple[Inquiry, ...],
    parameters: Parameters,
    questionnaire: Questionnaire,
) -> pd.DataFrame:
    """The table of a :class:`Diagnosis`; sectors that no draw had are left out."""
    order = np.argsort(draws.inquiry, kind="stable")
    edges = np.searchsorted(draws.inquiry[order], np.arange(len(inquiries) + 1))
    sectors = {
        inquiry.sector
        for number, inquiry in enumerate(inquiries)
        if inquiry.sector and edges[number + 1] > edges[number]
    }
    rows = []
    for inquiry, first, last in zip(inquiries, edges[:-1], edges[1:], strict=True):
        if first == last and inquiry.sector:
            continue
        own = order[first:last]
        kind = KINDS[inquiry.estimate]
        reason = why_biased(inquiry, parameters, questionnaire, sectors)
        rows.append(
            vars(inquiry)
            | {"target": kind.target}
            | diagnose_answers(draws.draw[own], draws.values[own], inquiry.estimate)
            | {"unbiased_in_theory": reason is None, "why": reason or kind.why}
        )
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS)).astype(COLUMNS)


def diagnose_answers(draw: np.ndarray, values: np.ndarray, estimate: str) -> dict[str, object]:
    """The numbers of one inquiry.

    Parameters
    ----------
    draw
        Number of the draw of each row.
    values
        Rows x (estimate, low, high, adjusted p, truth).
    estimate
        Kind of the inquiry.
    """
    kind = KINDS[estimate]
    found, truth = values[:, 0], values[:, 4]
    shown = ~np.isnan(found)
    result: dict[str, object] = {
        "p_shown": shown.mean() if len(shown) else np.nan,
        "n_draws_used": len(np.unique(draw[shown])),
    }
    if not shown.any():
        never = {"power": 0.0, "smallest_found": np.inf}
        return result | (never if kind.is_difference and len(shown) else {})
    result["mean_estimate"] = found[shown].mean()
    if estimate == "gap found":
        return result | {"power": found.mean(), "power_mcse": monte_carlo_error(found, draw)}
    population = float(truth[shown].mean())
    result |= {"population_value": population}
    result |= _errors(found[shown], truth[shown], draw[shown], kind.target in OVER_DRAWS)
    target = np.full(len(truth), population) if kind.target in OVER_DRAWS else truth
    result |= _intervals(values, target, draw)
    return result | (_differences(values, draw) if kind.is_difference else {})


def _errors(
    found: np.ndarray, truth: np.ndarray, draw: np.ndarray, is_like_these: bool
) -> dict[str, object]:
    """Bias against the truth of the own draw, which is more precise and the same on average."""
    error = found - truth
    squared = (found - truth.mean() if is_like_these else error) ** 2
    rmse = float(np.sqrt(squared.mean()))
    return {
        "bias": error.mean(),
        "bias_mcse": monte_carlo_error(error, draw),
        "rmse": rmse,
        "rmse_mcse": monte_carlo_error(squared, draw) / (2 * rmse) if rmse else 0.0,
    }


def _intervals(values: np.ndarray, target: np.ndarray, draw: np.ndarray) -> dict[str, object]:
    low, high, truth = values[:, 1], values[:, 2], values[:, 4]
    known = ~np.isnan(low)
    if not known.any():
        return {"p_interval": 0.0}
    holds = ((low - ROUNDING <= target) & (target <= high + ROUNDING))[known]
    return {
        "p_interval": known.mean(),
        "coverage": holds.mean(),
        "coverage_mcse": monte_carlo_error(holds.astype(float), draw[known]),
        "coverage_invited": ((low <= truth) & (truth <= high))[known].mean(),
        "mean_width": (high - low)[known].mean(),
    }


def _differences(values: np.ndarray, draw: np.ndarray) -> dict[str, object]:
    low, high, p_adjusted = values[:, 1], values[:, 2], values[:, 3]
    seen = ((low > 0) | (high < 0)).astype(float)
    return {
        "power": seen.mean(),
        "power_mcse": monte_carlo_error(seen, draw),
        "power_firm": (p_adjusted < FIRM).mean(),
        "smallest_found": _smallest([needed_difference(values)], FOUND_IN),
    }


def needed_difference(values: np.ndarray) -> np.ndarray:
    """How large a true difference must be for each draw to see it, up and down; inf: never.

    With deviation e = estimate - target and half width h of the interval, a difference d above 0
    is seen when d + e > h, and one below 0 when -d + e < -h. That e and h do not change with d is
    an approximation, good for differences that are small beside the scale.
    """
    found, low, high, _, truth = values.T
    known = ~np.isnan(low)
    half = np.where(known, (high - low) / 2, np.inf)
    deviation = np.where(known, found - np.mean(truth), 0.0)
    return np.concatenate([half - deviation, half + deviation])


def _smallest(needed: list[np.ndarray], share: float) -> float:
    """The difference that this share of the draws would see; inf: fewer see any."""
    every = np.sort(np.concatenate(needed)) if needed else np.zeros(0)
    return float(every[int(np.ceil(share * len(every))) - 1]) if len(every) else np.inf


def monte_carlo_error(values: np.ndarray, draw: np.ndarray) -> float:
    """The standard error of the mean of values over independent draws.

    With one value per draw this is s / sqrt(n) (Morris, White and Crowther 2019, Using simulation
    studies to evaluate statistical methods, table 6). Values of one draw are taken together:
    sqrt(G / (G - 1) * sum over draws of (sum of deviations)^2) / n, for G draws and n values.

    >>> round(monte_carlo_error(np.array([1.0, 2.0, 3.0, 4.0]), np.arange(4)), 4)
    0.6455
    """
    _, group = np.unique(draw, return_inverse=True)
    n_groups = int(group.max(initial=-1)) + 1
    if n_groups < 2:
        return np.nan
    sums = np.bincount(group, weights=values - values.mean())
    return float(np.sqrt(n_groups / (n_groups - 1) * (sums**2).sum()) / len(values))
