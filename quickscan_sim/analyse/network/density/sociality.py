"""How readily each organisation has ties: random effects of a logistic model of pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from quickscan_sim.analyse.network.density.report_pairs import ReportPairs, places_by_size

SPREAD_OF_PLACES = 1.5
"""Assumed spread of places around their mean, in log odds: wide, so that each speaks for itself."""

USUAL_CENTRE = -1.0
"""Log odds of a tie before seeing any place (about one pair in four); counts as one place."""

START_VARIANCE, VARIANCE_WEIGHT = 0.5, 4.0
"""Variance between organisations before seeing any, and for how many organisations it counts."""

SPREAD_OF_SILENT = 0.5
"""Assumed spread of how far silent organisations differ from the others, in log odds."""

FURTHEST = 12.0
"""Log odds beyond this are as good as never and always."""


class Block(NamedTuple):
    """Places of one size: their numbers, seats and pairs, and the place of a pair in a matrix."""

    places: np.ndarray
    seats: np.ndarray
    pairs: np.ndarray
    row: np.ndarray
    column: np.ndarray


@dataclass(frozen=True)
class Sociality:
    """Log odds of a tie: that of the place, plus what both organisations add.

    ``centre``: where the log odds of places lie. ``of_silent``: how much silent organisations
    differ from the others on average, which the others' reports of them tell.
    """

    of_place: np.ndarray
    of_seat: np.ndarray
    variance: float
    of_silent: float
    centre: float

    def log_odds(self, reports: ReportPairs) -> np.ndarray:
        """Of any tie, of each pair."""
        one, other = reports.first, reports.second
        eta = self.of_place[reports.place[one]] + self.of_seat[one] + self.of_seat[other]
        return np.asarray(np.clip(eta, -FURTHEST, FURTHEST))


def blocks_of(reports: ReportPairs) -> list[Block]:
    """The places, those of one size together."""
    return [
        Block(places, seats, pairs, *np.triu_indices(seats.shape[1], 1))
        for places, seats, pairs in places_by_size(reports)
    ]


def start_sociality(reports: ReportPairs) -> Sociality:
    """Before anything is known."""
    n_places, n_seats = len(reports.places), len(reports.place)
    return Sociality(
        np.full(n_places, USUAL_CENTRE), np.zeros(n_seats), START_VARIANCE, 0.0, USUAL_CENTRE
    )


def logistic(log_odds: np.ndarray) -> np.ndarray:
    """From log odds to probabilities."""
    from scipy.special import expit

    return np.asarray(expit(log_odds))


def newton_step(
    effects: Sociality, reports: ReportPairs, tie: np.ndarray, blocks: list[Block]
) -> Sociality:
    """One step towards the effects that fit these probabilities of a tie best."""
    chance = logistic(effects.log_odds(reports))
    miss = tie - chance
    of_place = reports.per_place(miss) - (effects.of_place - effects.centre) / SPREAD_OF_PLACES**2
    expected = effects.of_silent * (reports.n_reporters == 0)
    of_seat = reports.per_seat(miss) - (effects.of_seat - expected) / effects.variance
    place, seat = effects.of_place.copy(), effects.of_seat.copy()
    for block in blocks:
        gradient = np.column_stack([of_place[block.places], of_seat[block.seats]])
        matrix = information(block, chance * (1 - chance), effects.variance)
        step = np.linalg.solve(matrix, gradient[:, :, None])[:, :, 0]
        place[block.places] += step[:, 0]
        seat[block.seats] += step[:, 1:]
    return replace(effects, of_place=place, of_seat=seat)


def information(block: Block, weight: np.ndarray, variance: float) -> np.ndarray:
    """Places x effects x effects: what pairs of these weights tell, and what is assumed.

    The effect of the place comes first, then those of its organisations.
    """
    n_places, n = block.seats.shape
    own = np.zeros((n_places, n, n))
    own[:, block.row, block.column] = weight[block.pairs]
    own += own.transpose(0, 2, 1)
    total = own.sum(axis=2)
    matrix = np.zeros((n_places, n + 1, n + 1))
    matrix[:, 0, 0] = total.sum(axis=1) / 2 + 1 / SPREAD_OF_PLACES**2
    matrix[:, 0, 1:] = matrix[:, 1:, 0] = total
    own[:, np.arange(n), np.arange(n)] = total + 1 / variance
    matrix[:, 1:, 1:] = own
    return matrix


def covariances(
    effects: Sociality, reports: ReportPairs, tie: np.ndarray, blocks: list[Block]
) -> list[np.ndarray]:
    """For each block the covariance of the effects, given the reports (Laplace's method).

    A pair tells as much of its log odds as its reports make its tie surer (Louis 1982).
    """
    chance = logistic(effects.log_odds(reports))
    weight = chance * (1 - chance) - tie * (1 - tie)
    found = []
    for block in blocks:
        matrix = information(block, weight, effects.variance)
        values, vectors = np.linalg.eigh(matrix)
        # Reports that contradict what was expected of a pair may tell less than nothing.
        kept = np.maximum(values, 1 / (4 * effects.variance + 4 * SPREAD_OF_PLACES**2))
        found.append((vectors / kept[:, None, :]) @ vectors.transpose(0, 2, 1))
    return found


def spread_again(
    effects: Sociality, reports: ReportPairs, blocks: list[Block], covariance: list[np.ndarray]
) -> Sociality:
    """The variance between organisations, how silent ones differ, and the centre of places."""
    uncertain = np.zeros(len(effects.of_seat))
    for block, matrix in zip(blocks, covariance, strict=True):
        uncertain[block.seats] = np.diagonal(matrix, axis1=1, axis2=2)[:, 1:]
    silent = reports.n_reporters == 0
    rest = effects.of_seat - effects.of_silent * silent
    variance = ((rest**2 + uncertain).sum() + VARIANCE_WEIGHT * START_VARIANCE) / (
        len(rest) + VARIANCE_WEIGHT
    )
    weight = silent.sum() + variance / SPREAD_OF_SILENT**2
    return replace(
        effects,
        variance=float(variance),
        of_silent=float(effects.of_seat[silent].sum() / weight),
        centre=float((effects.of_place.sum() + USUAL_CENTRE) / (len(effects.of_place) + 1)),
    )
