"""Ties at two measurements that nobody sees: reports of both waves read together, by EM."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.comparison.wave_pairs import WavePairs
from quickscan_sim.analyse.network.pairs.reporting_model import (
    PRIOR_NAMES_NO_TIE,
    PRIOR_NAMES_TIE,
    PRIOR_ONE_SIDED,
)

NONE, BOTH, FIRST, SECOND = range(4)
"""What a pair has at one wave: no tie, a tie for both sides, for the first only, the second."""

SIDES = np.array([[0, 0], [1, 1], [1, 0], [0, 1]], dtype=bool)
"""For each of these: does the tie exist for the first side, and for the second?"""

PRIOR_MOVES = (8.0, 1.0, 1.0)
"""Dirichlet prior of what a tie did: it stayed, it went, it came (an assumption that weighs as ten
ties; the two sorts of change are alike, so that swapping the waves swaps the answers)."""

PRIOR_OTHER_SIDES = (1.0, 9.0)
"""Beta prior of the chance that a tie that stayed changed sides (an assumption)."""

PRIOR_WEIGHT = 4.0
"""How many pairs the rate of a layer counts for, beside the pairs of one combination of sectors."""

N_ROUNDS = 60


@dataclass(frozen=True)
class WaveModel:
    """How people report at each wave, and how ties move between them.

    ``names_tie`` and ``names_no_tie``: for each wave, how often a partner is named with and
    without a tie. ``moves``: of all ties of either wave the shares that stayed, went and came.
    ``one_sided``: the share of ties for one side only; ``other_sides``: how often that is drawn
    anew when a tie stays. ``tied``: for each group of pairs the chance of a tie in either wave.
    """

    names_tie: tuple[float, float]
    names_no_tie: tuple[float, float]
    moves: tuple[float, float, float]
    one_sided: float
    other_sides: float
    tied: np.ndarray

    @property
    def kinds(self) -> np.ndarray:
        """The shares of ties for both sides, for the first only and for the second only."""
        return np.array([1 - self.one_sided, self.one_sided / 2, self.one_sided / 2])

    def prior(self) -> np.ndarray:
        """Group by state before by state after: the probabilities without any report."""
        stayed, went, came = self.moves
        kinds = self.kinds
        joint = np.zeros((4, 4))
        joint[1:, 1:] = stayed * (
            (1 - self.other_sides) * np.diag(kinds) + self.other_sides * np.outer(kinds, kinds)
        )
        joint[1:, NONE], joint[NONE, 1:] = went * kinds, came * kinds
        prior = self.tied[:, None, None] * joint
        prior[:, NONE, NONE] = 1 - self.tied
        return prior

    def probabilities(self, n: np.ndarray, k: np.ndarray, group: np.ndarray) -> np.ndarray:
        """For each pair, state before by state after (rows x 4 x 4), given what was reported."""
        log = np.log(np.maximum(self.prior(), 1e-300))[group]
        for wave in (0, 1):
            seen = _log_likelihood(
                n[:, wave], k[:, wave], self.names_tie[wave], self.names_no_tie[wave]
            )
            log = log + (seen[:, :, None] if wave == 0 else seen[:, None, :])
        joint = np.exp(log - log.max(axis=(1, 2), keepdims=True))
        return np.asarray(joint / joint.sum(axis=(1, 2), keepdims=True))


def _log_likelihood(n: np.ndarray, k: np.ndarray, tie: float, no_tie: float) -> np.ndarray:
    """Rows by the four states of one wave."""
    with_tie = k * np.log(tie) + (n - k) * np.log1p(-tie)
    without = k * np.log(no_tie) + (n - k) * np.log1p(-no_tie)
    return np.column_stack([np.where(has, with_tie, without).sum(axis=1) for has in SIDES])


@dataclass(frozen=True)
class Patterns:
    """Pairs with the same reports and group, once; ``of_pair`` says which is whose."""

    n: np.ndarray
    k: np.ndarray
    group: np.ndarray
    layer_of_group: np.ndarray
    of_pair: np.ndarray

    @classmethod
    def of(cls, pairs: WavePairs) -> Patterns:
        """The patterns of these pairs."""
        rows = np.column_stack(
            [pairs.group, pairs.n.reshape(-1, 4), pairs.k.reshape(-1, 4)]
        ).astype(np.int64)
        once, of_pair = np.unique(rows, axis=0, return_inverse=True)
        layer_of_group = np.zeros(pairs.group.max(initial=-1) + 1, dtype=np.int64)
        layer_of_group[pairs.group] = pairs.layer
        return cls(
            once[:, 1:5].reshape(-1, 2, 2),
            once[:, 5:].reshape(-1, 2, 2),
            once[:, 0],
            layer_of_group,
            of_pair.ravel(),
        )


def fit_waves(
    patterns: Patterns, weight: np.ndarray, start: WaveModel | None = None, n_rounds: int = N_ROUNDS
) -> WaveModel:
    """The parameters by EM, with the ties of both waves unknown; priors hold small data in place.

    Parameters
    ----------
    weight
        How many pairs each pattern stands for.
    """
    model = start or WaveModel(
        names_tie=(0.8, 0.8),
        names_no_tie=(0.05, 0.05),
        moves=(0.8, 0.1, 0.1),
        one_sided=0.2,
        other_sides=0.1,
        tied=np.full(len(patterns.layer_of_group), 0.35),
    )
    for _ in range(n_rounds):
        joint = model.probabilities(patterns.n, patterns.k, patterns.group)
        model = _improved(model, patterns, joint * weight[:, None, None], weight)
    return model


def _improved(
    model: WaveModel, patterns: Patterns, expected: np.ndarray, weight: np.ndarray
) -> WaveModel:
    """One round: the parameters that fit these expected numbers of pairs best."""
    totals = expected.sum(axis=0)
    stays = totals[1:, 1:]
    moved = np.array([stays.sum(), totals[1:, NONE].sum(), totals[NONE, 1:].sum()])
    kept = np.diag(stays) * (1 - model.other_sides)
    kept = kept / (1 - model.other_sides + model.other_sides * model.kinds)
    redrawn = stays - np.diag(kept)
    of_kind = kept + redrawn.sum(axis=0) + redrawn.sum(axis=1)
    of_kind = of_kind + totals[1:, NONE] + totals[NONE, 1:]
    rates = [_reporting_rates(patterns, expected.sum(axis=2 - wave), wave) for wave in (0, 1)]
    shares = (moved + PRIOR_MOVES) / (moved.sum() + sum(PRIOR_MOVES))
    return WaveModel(
        names_tie=(rates[0][0], rates[1][0]),
        names_no_tie=(rates[0][1], rates[1][1]),
        moves=(float(shares[0]), float(shares[1]), float(shares[2])),
        one_sided=_rate(of_kind[1:].sum(), of_kind.sum(), PRIOR_ONE_SIDED),
        other_sides=_rate(redrawn.sum(), stays.sum(), PRIOR_OTHER_SIDES),
        tied=_tied(patterns, expected, weight),
    )


def _reporting_rates(patterns: Patterns, states: np.ndarray, wave: int) -> tuple[float, float]:
    n, k = patterns.n[:, wave], patterns.k[:, wave]
    tie = states @ SIDES
    without = states.sum(axis=1, keepdims=True) - tie
    return (
        _rate((tie * k).sum(), (tie * n).sum(), PRIOR_NAMES_TIE),
        _rate((without * k).sum(), (without * n).sum(), PRIOR_NAMES_NO_TIE),
    )


def _tied(patterns: Patterns, expected: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The rate of each group of pairs, drawn to that of its layer."""
    any_tie = weight - expected[:, NONE, NONE]
    n_groups = len(patterns.layer_of_group)
    counts = np.bincount(patterns.group, weights=weight, minlength=n_groups)
    ties = np.bincount(patterns.group, weights=any_tie, minlength=n_groups)
    layer = patterns.layer_of_group
    of_layer = (np.bincount(layer, weights=ties) + 0.5) / (np.bincount(layer, weights=counts) + 1)
    return np.asarray((ties + PRIOR_WEIGHT * of_layer[layer]) / (counts + PRIOR_WEIGHT))


def _rate(count: float, total: float, prior: tuple[float, float]) -> float:
    return float((count + prior[0]) / (total + sum(prior)))
