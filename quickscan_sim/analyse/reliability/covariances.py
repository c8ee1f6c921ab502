"""Covariances and correlations of answers as numbers, of the people or of resampled people."""

from __future__ import annotations

import numpy as np


def covariances(complete: np.ndarray) -> np.ndarray:
    """The covariance matrix of the columns; exactly 0 for one that does not vary."""
    # The first row is taken off first: a mean of equal numbers may be a little off.
    shifted = complete - complete[0]
    shifted -= shifted.mean(axis=0)
    found: np.ndarray = shifted.T @ shifted / (len(complete) - 1)
    return found


def weighted_covariances(answers: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Covariances, divided by n, when each person counts so often (resamples, people)."""
    n, k = answers.shape
    centred = answers - answers.mean(axis=0)
    products = (centred[:, :, None] * centred[:, None, :]).reshape(n, k * k)
    means = weights @ centred / n
    of_products = (weights @ products / n).reshape(len(weights), k, k)
    return np.asarray(of_products - means[:, :, None] * means[:, None, :])


def weighted_correlations(
    answers: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Correlations, and the standard deviation of each item; 0 where an item does not vary."""
    together = weighted_covariances(answers, weights)
    spread = np.sqrt(np.maximum(np.diagonal(together, axis1=1, axis2=2), 0.0))
    # What rounding leaves of an item that a resample made constant is no spread.
    spread = np.where(spread > 1e-7 * np.ptp(answers, axis=0), spread, 0.0)
    unit = np.where(spread > 0, spread, 1.0)
    correlations = together / unit[:, :, None] / unit[:, None, :]
    each = np.arange(answers.shape[1])
    correlations[:, each, each] = 1.0
    return correlations, spread
