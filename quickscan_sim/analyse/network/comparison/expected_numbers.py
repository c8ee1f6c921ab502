"""How many ties came, went and stayed: an expected number with its interval."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.network.comparison.wave_model import Patterns, WaveModel, fit_waves
from quickscan_sim.analyse.network.comparison.wave_pairs import WavePairs

N_PARTS = 20
"""Organisations are left out one by one; of more than 20, in 20 parts."""

REFIT_ROUNDS = 15


def rates_error(
    pairs: WavePairs,
    patterns: Patterns,
    model: WaveModel,
    read: Callable[[np.ndarray], np.ndarray],
) -> np.ndarray:
    """What ``read`` makes of each pattern with the rates of each part left out (parts x ...).

    Deviations from their mean, times the root of (parts - 1) / parts, so that their squares sum
    to the variance of the delete-a-group jackknife.
    """
    names = np.unique(np.concatenate([pairs.one, pairs.other]))
    names = names[names >= 0]
    n_parts = min(N_PARTS, len(names))
    part_of = np.full(len(pairs.names) + 1, -1)
    part_of[names] = np.arange(len(names)) % max(n_parts, 1)
    judged = np.where(pairs.judged, pairs.weight, 0.0)
    found = []
    for part in range(n_parts):
        kept = (part_of[pairs.one] != part) & (part_of[pairs.other] != part)
        weight = np.bincount(patterns.of_pair, judged * kept, len(patterns.group))
        without = fit_waves(patterns, weight, model, REFIT_ROUNDS)
        found.append(read(without.probabilities(patterns.n, patterns.k, patterns.group)))
    if len(found) < 2:
        return np.zeros(
            (0, *read(model.probabilities(patterns.n, patterns.k, patterns.group)).shape)
        )
    values = np.stack(found)
    return np.asarray((values - values.mean(axis=0)) * np.sqrt((n_parts - 1) / n_parts))


def count_interval(
    p: np.ndarray, weight: np.ndarray, same: np.ndarray, deviations: np.ndarray
) -> tuple[float, float, float]:
    """The expected number of pairs and its 95 % interval in whole pairs.

    Rows with the same number in ``same`` are one pair that meets in several wijken: it has the
    tie in all of them or in none (which makes the interval wider). A gamma distribution with the
    mean and variance of the number gives the limits, for small numbers are skewed; they are
    rounded to whole pairs.
    """
    from scipy.special import gammaincinv

    expected = float(p @ weight)
    spread = np.bincount(same, np.sqrt(np.maximum(p * (1 - p), 0)) * np.sqrt(weight))
    variance = float((spread**2).sum() + ((deviations @ weight) ** 2).sum())
    if expected <= 0 or variance <= 0:
        return expected, float(np.floor(expected)), float(np.ceil(expected))
    shape, scale = expected**2 / variance, variance / expected
    low, high = (
        scale * float(gammaincinv(shape, tail))
        for tail in (0.5 - CONFIDENCE / 2, 0.5 + CONFIDENCE / 2)
    )
    return expected, float(np.round(low)), float(min(np.round(high), weight.sum()))
