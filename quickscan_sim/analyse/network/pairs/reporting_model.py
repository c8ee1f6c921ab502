"""How reliably people report on ties, estimated from what both sides of every pair report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

PRIOR_NAMES_TIE = (8.0, 2.0)
PRIOR_NAMES_NO_TIE = (1.0, 19.0)
"""Beta priors of the two reporting rates. Two reports of one tie agree 60-90 % (domain of
inter-organisational surveys); the second is an assumption. Both weigh as 10 to 20 reports."""

PRIOR_ONE_SIDED = (2.0, 8.0)
"""Beta prior of the share of ties that exist for one side only: an assumption."""

Reports: TypeAlias = tuple[np.ndarray, np.ndarray]
BothReports: TypeAlias = tuple[Reports, Reports]
"""For each pair how many could name the other side and how many did; of the one and the other."""


@dataclass(frozen=True)
class ReportingModel:
    """How often people name a partner that is there, and one that is not; and how often a tie
    exists for one side only.
    """

    names_tie: float
    names_no_tie: float
    p_one_sided: float

    def probabilities(self, sides: BothReports, prior: np.ndarray | float) -> np.ndarray:
        """For each pair the probability of: no tie, both sides, only this side, only the other.

        ``prior`` is the probability of any tie before reading the reports (Bayes' rule).
        """
        tie, no_tie = (
            [k * np.log(rate) + (n - k) * np.log1p(-rate) for n, k in sides]
            for rate in (self.names_tie, self.names_no_tie)
        )
        prior = np.broadcast_to(prior, len(sides[0][0]))
        half = prior * self.p_one_sided / 2
        log_joint = np.column_stack(
            [
                np.log1p(-prior) + no_tie[0] + no_tie[1],
                np.log(prior * (1 - self.p_one_sided)) + tie[0] + tie[1],
                np.log(half) + tie[0] + no_tie[1],
                np.log(half) + no_tie[0] + tie[1],
            ]
        )
        joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
        return np.asarray(joint / joint.sum(axis=1, keepdims=True))


def fit_reporting(reports: BothReports, n_rounds: int = 50) -> ReportingModel:
    """The rates by EM, the ties unknown; the priors keep small data sets in place."""
    distinct, times = _distinct(reports)
    (n, k), (n_back, k_back) = distinct
    rate, model = 0.3, ReportingModel(0.8, 0.05, 0.2)
    for _ in range(n_rounds):
        none, both, one, other = model.probabilities(distinct, rate).T * times
        any_tie = both + one + other
        rate = float((any_tie.sum() + 0.5) / (times.sum() + 1))
        yes, no, sided = PRIOR_NAMES_TIE, PRIOR_NAMES_NO_TIE, PRIOR_ONE_SIDED
        tie, tie_back = both + one, both + other
        no_tie, no_tie_back = none + other, none + one
        model = ReportingModel(
            _rate(tie @ k + tie_back @ k_back, tie @ n + tie_back @ n_back, yes),
            _rate(no_tie @ k + no_tie_back @ k_back, no_tie @ n + no_tie_back @ n_back, no),
            _rate((one + other).sum(), any_tie.sum(), sided),
        )
    return model


def _distinct(reports: BothReports) -> tuple[BothReports, np.ndarray]:
    """Reports that differ, and how many pairs have each: a large network has few of them."""
    (n, k), (n_back, k_back) = reports
    four = np.column_stack([n, k, n_back, k_back]).astype(np.int64)
    room = four.max(axis=0, initial=0) + 1
    key = ((four[:, 0] * room[1] + four[:, 1]) * room[2] + four[:, 2]) * room[3] + four[:, 3]
    _, first, times = np.unique(key, return_index=True, return_counts=True)
    return ((n[first], k[first]), (n_back[first], k_back[first])), times.astype(float)


def _rate(count: float, total: float, prior: tuple[float, float]) -> float:
    return float((count + prior[0]) / (total + sum(prior)))
