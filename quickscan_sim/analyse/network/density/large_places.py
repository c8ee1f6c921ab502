"""How likely ties are in a wijk with so many organisations that not every pair can be a row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.density.contact_classes import count_reports
from quickscan_sim.analyse.network.density.report_pairs import ReportPairs, pair_named
from quickscan_sim.analyse.network.density.sociality import logistic

MOST_ROUNDS = 60
SETTLED = 1e-4


@dataclass(frozen=True)
class LargePlace:
    """What the reports make of the pairs of one wijk and layer; alike pairs are one row.

    ``weight``: how many pairs a row stands for. ``n_silent_sides``: how many of its organisations
    nobody answered for. ``variance_unheard``: of the log odds of pairs that nobody can tell of.
    """

    reports: ReportPairs
    weight: np.ndarray
    any_tie: np.ndarray
    given_tie: np.ndarray
    n_silent_sides: np.ndarray
    variance_unheard: float

    @property
    def places(self) -> list[tuple[str, str]]:
        """Wijk and layer, as of a model of several places."""
        return self.reports.places

    def per_place(self, values: np.ndarray) -> np.ndarray:
        """The sum over all pairs."""
        return np.array([self.weight @ values])

    def spread(self, slope: np.ndarray) -> np.ndarray:
        """The variance of a sum over pairs, from the log odds of unheard pairs being unknown."""
        unheard = self.n_silent_sides == 2
        return np.array([(self.weight @ (slope * unheard)) ** 2 * self.variance_unheard])


def fit_large_place(rows: pd.DataFrame, tie: str) -> LargePlace:
    """As :func:`~quickscan_sim.analyse.network.density.tie_model.fit_ties`, with simpler log odds.

    Pairs of two organisations that answered, of one that did not, and of two that did not each
    have one log odds. The last cannot be seen: as far below (or above) the second as that is below
    the first. Pairs that nobody names differ only in how many people could have named them, so
    they are counted, not listed, and time grows with the number of ties.
    """
    reports, weight = pair_named(rows)
    counts, classes = count_reports(reports, tie)
    silent = reports.n_reporters == 0
    group = silent[reports.first].astype(int) + silent[reports.second]
    counts, alike = _alike(counts)
    listed_weight, listed_group = weight, group
    weight = np.bincount(alike, listed_weight)
    group = np.zeros(len(weight), dtype=int)
    group[alike] = listed_group
    odds, before = np.full(3, -4.0), np.zeros(3)
    for _ in range(MOST_ROUNDS):
        evidence, given = classes.evidence(counts)
        any_tie = logistic(odds[group] + evidence)
        classes = classes.updated(classes.posterior(given, any_tie) * weight, counts)
        odds, before = _log_odds(any_tie, weight, group), odds
        if np.abs(odds - before).max() < SETTLED:
            break
    evidence, given = classes.evidence(counts)
    any_tie = logistic(odds[group] + evidence)
    return LargePlace(
        reports,
        listed_weight,
        any_tie[alike],
        classes.sides_given_tie(given)[:, alike],
        listed_group,
        _variance(reports, any_tie[alike], silent),
    )


def _alike(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different rows of reports of a pair, and the number of the one of each pair."""
    flat = counts.reshape(-1, counts.shape[2]).astype(np.int64)
    key = np.zeros(flat.shape[1], dtype=np.int64)
    for row in flat:
        _, key = np.unique(key * (row.max(initial=0) + 1) + row, return_inverse=True)
    _, first, alike = np.unique(key, return_index=True, return_inverse=True)
    return counts[:, :, first], alike


def _log_odds(any_tie: np.ndarray, weight: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Of the three groups of pairs; half a tie more and half a tie less keeps them finite."""
    ties = np.bincount(group, weight * any_tie, 3) + 0.5
    none = np.bincount(group, weight * (1 - any_tie), 3) + 0.5
    heard, half_heard, _ = np.log(ties / none)
    if not (group == 1).any():
        half_heard = heard
    return np.array([heard, half_heard, 2 * half_heard - heard])


def _variance(reports: ReportPairs, ties: np.ndarray, silent: np.ndarray) -> float:
    """Of the log odds of unheard pairs, from how much organisations differ in ties.

    The relative variances of the mean number of ties of silent organisations (twice in it, so four
    times) and of the others.
    """
    total = 0.0
    listed = reports.n_naming.any(axis=0)
    n_ties = np.zeros(len(silent))
    for side in (reports.first, reports.second):
        n_ties += np.bincount(side[listed], ties[listed], len(silent))
    for group, factor in ((silent, 4.0), (~silent, 1.0)):
        own = n_ties[group]
        if len(own) > 1 and own.mean() > 0:
            total += factor * float(own.var(ddof=1)) / float(own.mean()) ** 2 / len(own)
    return total
