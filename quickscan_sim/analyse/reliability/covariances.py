"""Covariances and correlations of answers as numbers, of the people or of resampled people."""

from __future__ import annotations

import numpy as np


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
    covariances = weighted_covariances(answers, weights)
    spread = np.sqrt(np.maximum(np.diagonal(covariances, axis1=1, axis2=2), 0.0))
    # What rounding leaves of an item that a resample made constant is no spread.
    spread = np.where(spread > 1e-7 * np.ptp(answers, axis=0), spread, 0.0)
    unit = np.where(spread > 0, spread, 1.0)
    correlations = covariances / unit[:, :, None] / unit[:, None, :]
    each = np.arange(answers.shape[1])
    correlations[:, each, each] = 1.0
    return correlations, spread
