"""Sums of effects of a mixed model, averaged over variances that fit about as well."""

from __future__ import annotations

from itertools import product

import numpy as np

from quickscan_sim.analyse.comparison.mixed_model import MixedModel
from quickscan_sim.analyse.comparison.reml import CrossProducts, combine_at

FAR = 8.0
"""A deviance this much above the lowest has a weight of exp(-4), 2 % of the best."""

LADDER = np.array([0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.8, 2.7, 4.0])
"""Relative standard deviations tried for the end of the grid: an ICC from .002 to .94."""

N_STEPS = {1: 25, 2: 9, 3: 5}
"""Places along each axis of the grid, by the number of random effects."""


def combine_averaged(
    model: MixedModel, of_fixed: np.ndarray, of_random: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As :meth:`MixedModel.combine`, counting that the variances are estimated.

    Each place of a grid of relative standard deviations weighs by its restricted likelihood: the
    posterior under a flat prior on them (Gelman 2006, Bayesian Analysis 1). A variance estimated
    as zero, common with few groups, so no longer draws every group to the same place. The error
    joins that within places with the spread of the values over places.
    """
    products = model.products
    if products is None:
        return model.combine(of_fixed, of_random)
    grid = _grid(products, model.spreads)
    deviances = np.array([products.deviance(place) for place in grid])
    weight = np.exp((deviances.min() - deviances) / 2)
    kept = np.flatnonzero(weight > np.exp(-FAR / 2))
    weight = weight[kept] / weight[kept].sum()
    parts = np.array([combine_at(products, grid[one], of_fixed, of_random) for one in kept])
    values, errors, shrinkage = parts[:, 0], parts[:, 1], parts[:, 2]
    middle = weight @ values
    variance = weight @ (errors**2 + (values - middle) ** 2)
    return middle, np.sqrt(variance), weight @ shrinkage


def _grid(products: CrossProducts, best: np.ndarray) -> np.ndarray:
    """Places from zero to where the likelihood has gone, along every random effect."""
    lowest = products.deviance(best)
    axes = []
    for one in range(len(best)):
        for end in LADDER[best[one] < LADDER]:
            place = best.copy()
            place[one] = end
            if products.deviance(place) > lowest + FAR:
                break
        else:
            end = max(float(LADDER[-1]), 2 * float(best[one]))
        step = float(end) / N_STEPS[len(best)]
        axes.append((np.arange(N_STEPS[len(best)]) + 0.5) * step)
    return np.array(list(product(*axes)))
