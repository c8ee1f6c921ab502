"""How people report contacts of different closeness: latent classes, the rates unknown.

Dawid and Skene (1979, Applied Statistics 28) for several observers of one state; Butts (2003,
Social Networks 25) for networks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.density.report_pairs import ReportPairs

NEVER = 1e-9
"""The rate of mistakes where nobody contradicts a colleague: reports are taken as they are."""

TWO_CLASSES = np.array([[19.0, 1.0], [2.0, 8.0]])
"""Weights (as if so many reports were seen) of not naming and naming, without and with a tie."""

FOUR_CLASSES = np.array(
    [[19.0, 0.7, 0.3], [2.0, 6.5, 1.5], [2.0, 1.6, 6.4], [1.5, 0.15, 8.35]],
)
"""The same of not naming, naming as somebody one knows, and naming as somebody one works with; for
no contact, knowing each other, only just working together, working together closely."""

PAIR_WEIGHT = 10.0
"""Weight, in pairs, of what is assumed of how closely both sides see a contact."""


@dataclass(frozen=True)
class Classes:
    """Classes of contact and how they are reported.

    ``rates``: classes x kinds of report. ``shares``: classes of the one side x classes of the
    other; they add to 1 over pairs with a tie and over pairs without one. ``lowest``: from this
    class on there is a tie.
    """

    rates: np.ndarray
    shares: np.ndarray
    lowest: int
    is_exact: bool

    @property
    def n_sides(self) -> np.ndarray:
        """Classes x classes: on how many sides there is a tie."""
        has = (np.arange(len(self.rates)) >= self.lowest).astype(int)
        return np.asarray(has[:, None] + has[None, :])

    def evidence(self, reports: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The log of how much likelier these reports are with a tie than without; and, classes x
        classes x pairs, the chance of the classes of both sides given a tie, and given none.
        """
        one, other = (np.log(self.rates) @ side for side in reports)
        log_joint = np.log(self.shares)[:, :, None] + one[:, None, :] + other[None, :, :]
        has_tie = self.n_sides > 0
        given, totals = np.empty_like(log_joint), []
        for group in (has_tie, ~has_tie):
            highest = log_joint[group].max(axis=0)
            weight = np.exp(log_joint[group] - highest)
            total = weight.sum(axis=0)
            given[group] = weight / total
            totals.append(highest + np.log(total))
        return np.asarray(totals[0] - totals[1]), given

    def posterior(self, given: np.ndarray, tie: np.ndarray) -> np.ndarray:
        """Classes x classes x pairs: the chance of the classes, with this chance of a tie."""
        has_tie = (self.n_sides > 0)[:, :, None]
        return np.asarray(given * np.where(has_tie, tie, 1 - tie))

    def sides_given_tie(self, given: np.ndarray) -> np.ndarray:
        """3 x pairs: given a tie, the chance that both sides have it, the first, the second."""
        low = self.lowest
        parts = (given[low:, low:], given[low:, :low], given[:low, low:])
        return np.stack([part.sum(axis=(0, 1)) for part in parts])

    def updated(self, posterior: np.ndarray, reports: np.ndarray) -> Classes:
        """The M-step: rates and shares from the probabilities of the classes."""
        shares = posterior.sum(axis=2)
        shares = _normalised((shares + shares.T) / 2 + PAIR_WEIGHT * start_shares(self), self)
        if self.is_exact:
            return Classes(self.rates, shares, self.lowest, True)
        of_one, of_other = posterior.sum(axis=1), posterior.sum(axis=0)
        counts = of_one @ reports[0].T + of_other @ reports[1].T
        return Classes(_rates(counts), shares, self.lowest, False)


def count_reports(reports: ReportPairs, tie: str) -> tuple[np.ndarray, Classes]:
    """2 sides x kinds of report x pairs, and the classes to begin with.

    Where no colleagues contradict each other there is nothing to learn mistakes from, and the
    reports are taken as they are.
    """
    named, asked = reports.n_telling(tie), reports.n_asked
    is_exact = bool(np.all((named == 0) | (named == asked)))
    if is_exact or reports.n_working is None:
        counts = np.stack([asked - named, named], axis=1)
        rates = np.array([[1 - NEVER, NEVER], [NEVER, 1 - NEVER]]) if is_exact else _rates(
            np.zeros((2, 2))
        )  # fmt: skip
        return counts, _started(rates, 1, is_exact)
    known, worked = reports.n_naming, reports.n_working
    counts = np.stack([asked - known, known - worked, worked], axis=1)
    return counts, _started(_rates(np.zeros((4, 3))), 1 if tie == "knows" else 2, False)


def _started(rates: np.ndarray, lowest: int, is_exact: bool) -> Classes:
    n = len(rates)
    empty = Classes(rates, np.ones((n, n)), lowest, is_exact)
    return Classes(rates, start_shares(empty), lowest, is_exact)


def start_shares(classes: Classes) -> np.ndarray:
    """Both sides mostly see one contact alike, and else a step apart; an assumption."""
    n = len(classes.rates)
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    return _normalised(np.where(apart == 0, 0.4, 0.1 / np.maximum(apart, 1)), classes)


def _normalised(shares: np.ndarray, classes: Classes) -> np.ndarray:
    has_tie = classes.n_sides > 0
    totals = np.where(has_tie, shares[has_tie].sum(), shares[~has_tie].sum())
    return np.asarray(shares / totals)


def _rates(counts: np.ndarray) -> np.ndarray:
    """Rates of each kind of report.

    The border between knowing and working together is crossed as often one way as the other: who
    errs, errs one step up or down.
    """
    counts = counts + (TWO_CLASSES if len(counts) == 2 else FOUR_CLASSES)
    if len(counts) == 4:
        named = counts[:, 1:].sum(axis=1)
        crossed = (counts[1, 2] + counts[2, 1]) / (named[1] + named[2])
        counts[1, 1:] = named[1] * np.array([1 - crossed, crossed])
        counts[2, 1:] = named[2] * np.array([crossed, 1 - crossed])
    return np.asarray(counts / counts.sum(axis=1, keepdims=True))
