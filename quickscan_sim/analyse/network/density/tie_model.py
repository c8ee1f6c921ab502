"""How likely every tie is, given all reports: of organisations that answered and that did not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.density.contact_classes import Classes, count_reports
from quickscan_sim.analyse.network.density.report_pairs import ReportPairs, pair_reports
from quickscan_sim.analyse.network.density.sociality import (
    Block,
    Sociality,
    blocks_of,
    covariances,
    logistic,
    newton_step,
    spread_again,
    start_sociality,
)

MOST_ROUNDS = 60
SETTLED = 1e-3
"""Rounds end when no log odds of a pair changes more than this."""


@dataclass(frozen=True)
class TieModel:
    """What the reports make of every pair.

    Attributes
    ----------
    evidence
        Of each pair the log of how much likelier its reports are with a tie than without.
    given_tie
        3 x pairs: if there is a tie, the chance that it is there for both sides, for the first
        only, for the second only.
    covariance
        For each block the covariance of the effects of place and organisations.
    """

    reports: ReportPairs
    effects: Sociality
    classes: Classes
    evidence: np.ndarray
    given_tie: np.ndarray
    blocks: list[Block]
    covariance: list[np.ndarray]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Wijk and layer of each place."""
        return self.reports.places

    @property
    def any_tie(self) -> np.ndarray:
        """Of each pair the chance that there is a tie on at least one side."""
        return logistic(self.effects.log_odds(self.reports) + self.evidence)

    def per_place(self, values: np.ndarray) -> np.ndarray:
        """The sum over the pairs of each place."""
        return self.reports.per_place(values)

    def spread(self, slope: np.ndarray) -> np.ndarray:
        """For each place the variance of a sum over pairs, from the effects being unknown.

        ``slope``: how fast each term rises with the log odds of its pair.
        """
        of_place, of_seat = self.reports.per_place(slope), self.reports.per_seat(slope)
        variance = np.zeros(len(of_place))
        for block, matrix in zip(self.blocks, self.covariance, strict=True):
            gradient = np.column_stack([of_place[block.places], of_seat[block.seats]])
            variance[block.places] = np.einsum("pi,pij,pj->p", gradient, matrix, gradient)
        return variance


def fit_ties(tie_readings: pd.DataFrame, tie: str = "knows") -> TieModel:
    """Fit the model by EM.

    Every pair has a tie or none; its log odds are an effect of the place plus normal effects of
    both organisations (so who is named often counts as having many ties), and organisations that
    nobody answered for may differ from the others on average. Reports are mistaken at rates that
    are learnt from all places together (``contact_classes``).
    A silent organisation is known from what others say of it.

    Parameters
    ----------
    tie
        "knows" (level 1 or more) or "works_with" (level 2 or more; needs column ``n_working``).
    """
    reports = pair_reports(tie_readings)
    counts, classes = count_reports(reports, tie)
    blocks, effects = blocks_of(reports), start_sociality(reports)
    before = effects.log_odds(reports)
    for _ in range(MOST_ROUNDS):
        evidence, given = classes.evidence(counts)
        effects = newton_step(effects, reports, _tie(effects, reports, evidence), blocks)
        tie_now = _tie(effects, reports, evidence)
        covariance = covariances(effects, reports, tie_now, blocks)
        effects = spread_again(effects, reports, blocks, covariance)
        classes = classes.updated(classes.posterior(given, tie_now), counts)
        after = effects.log_odds(reports)
        if np.abs(after - before).max(initial=0) < SETTLED:
            break
        before = after
    evidence, given = classes.evidence(counts)
    return TieModel(
        reports, effects, classes, evidence, classes.sides_given_tie(given), blocks, covariance
    )


def _tie(effects: Sociality, reports: ReportPairs, evidence: np.ndarray) -> np.ndarray:
    return logistic(effects.log_odds(reports) + evidence)
