"""One factor behind a set of items, fitted to many correlation matrices side by side.

statsmodels extracts factors from one matrix at a time, without weights; an interval by resampling
needs hundreds of fits. A test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

_MAX_STEPS = 500
_STEP = 1e-10
_FLAT = 1e-11
_ENDLESS = 1e8
_OWN_PART = 1e-6
"""A uniqueness below this is 0 but for rounding."""


@dataclass(frozen=True)
class OneFactor:
    """Standardised loadings of each matrix (matrices, items), summing to a positive number.

    Loadings are NaN where the search did not settle (``converged`` False). ``proper`` is False
    where an item would be explained for 100 % or more (a Heywood case).
    """

    loadings: np.ndarray
    uniqueness: np.ndarray
    converged: np.ndarray

    @property
    def proper(self) -> np.ndarray:
        """Whether every item keeps a part of its own."""
        keeps_a_part = np.asarray(self.uniqueness > _OWN_PART).all(axis=1)
        return np.asarray(self.converged & keeps_a_part)


def fit_least_squares(correlations: np.ndarray, weights: np.ndarray) -> OneFactor:
    """Loadings l with the least sum of w_ij * (r_ij - l_i * l_j)^2 over the pairs of items.

    With all weights 1: unweighted least squares, which is minres (Harman and Jones 1966). With
    weights 1 / variance of each polychoric correlation: diagonally weighted least squares (Muthen,
    du Toit and Spisic 1997), as lavaan does for ordered items.

    Parameters
    ----------
    correlations, weights
        Arrays (matrices, items, items); the diagonals do not count.
    """
    w = weights * (1 - np.eye(correlations.shape[1]))

    def misfit(loadings: np.ndarray, which: np.ndarray) -> np.ndarray:
        rest = correlations[which] - loadings[:, :, None] * loadings[:, None, :]
        return np.asarray((w[which] * rest**2).sum(axis=(1, 2)) / 4)

    def slope_and_bend(loadings: np.ndarray, which: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        product = loadings[:, :, None] * loadings[:, None, :]
        rest = correlations[which] - product
        slope = -(w[which] * rest @ loadings[:, :, None])[:, :, 0]
        bend = w[which] * (product - rest)
        squares = (w[which] @ (loadings**2)[:, :, None])[:, :, 0]
        return slope, bend + _diagonal(squares)

    loadings, converged = _descend(_first_axis(correlations), misfit, slope_and_bend)
    loadings = _upright(loadings)
    return OneFactor(loadings, 1 - loadings**2, converged)


def fit_maximum_likelihood(correlations: np.ndarray) -> OneFactor:
    """Loadings and uniquenesses of normal items, by maximum likelihood (Joreskog 1967).

    The correlations suffice: maximum likelihood does not depend on the units of the items.
    """
    k = correlations.shape[1]
    start = fit_least_squares(correlations, np.ones_like(correlations))
    loadings = np.where(start.proper[:, None], start.loadings, _first_axis(correlations))
    begin = np.concatenate([loadings, np.maximum(1 - loadings**2, 0.1)], axis=1)

    def misfit(values: np.ndarray, which: np.ndarray) -> np.ndarray:
        implied = _implied(values, k)
        possible = np.linalg.eigvalsh(implied)[:, 0] > 1e-9
        implied[~possible] = np.eye(k)
        trace = np.trace(np.linalg.solve(implied, correlations[which]), axis1=1, axis2=2)
        fit = (np.linalg.slogdet(implied)[1] + trace) / 2
        return np.where(possible, fit, np.inf)

    def slope_and_bend(values: np.ndarray, which: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return _likelihood_slope(values, correlations[which], k)

    found, converged = _descend(begin, misfit, slope_and_bend)
    return OneFactor(_upright(found[:, :k]), found[:, k:], converged)


def _likelihood_slope(
    values: np.ndarray, correlations: np.ndarray, k: int
) -> tuple[np.ndarray, np.ndarray]:
    """First and second derivatives of minus the log-likelihood per person."""
    loadings = values[:, :k]
    implied = _implied(values, k)
    inverse = np.linalg.inv(implied)
    pull = inverse @ (implied - correlations) @ inverse
    along = (inverse @ loadings[:, :, None])[:, :, 0]
    slope = np.concatenate(
        [(pull @ loadings[:, :, None])[:, :, 0], np.diagonal(pull, axis1=1, axis2=2) / 2], axis=1
    )
    # Where the model fits exactly, this is the inverse itself.
    turned = 2 * inverse @ correlations @ inverse - inverse
    beside = (turned @ loadings[:, :, None])[:, :, 0]
    bend = np.empty((len(values), 2 * k, 2 * k))
    crossed = along[:, :, None] * beside[:, None, :]
    length, turned_length = ((loadings * x).sum(axis=1)[:, None, None] for x in (along, beside))
    both = crossed + crossed.transpose(0, 2, 1) + length * turned + turned_length * inverse
    bend[:, :k, :k] = both / 2 + pull
    bend[:, :k, k:] = (turned * along[:, None, :] + inverse * beside[:, None, :]) / 2
    bend[:, k:, :k] = bend[:, :k, k:].transpose(0, 2, 1)
    bend[:, k:, k:] = inverse * turned / 2
    return slope, bend


def _descend(
    begin: np.ndarray,
    misfit: Callable[[np.ndarray, np.ndarray], np.ndarray],
    slope_and_bend: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]],
) -> tuple[np.ndarray, np.ndarray]:
    """Newton's method with damping (Levenberg 1944), each matrix at its own pace."""
    values = begin.copy()
    busy = np.arange(len(values))
    damping = np.full(len(values), 1e-4)
    converged = np.zeros(len(values), dtype=bool)
    level = misfit(values, busy)
    for _ in range(_MAX_STEPS):
        if not len(busy):
            break
        slope, bend = slope_and_bend(values[busy], busy)
        step = _damped_step(slope, bend, damping[busy])
        new_level = misfit(values[busy] + step, busy)
        # Close to the bottom the misfit no longer changes in its last digits.
        better = new_level <= level[busy] + 1e-13 * np.abs(level[busy])
        values[busy] += np.where(better[:, None], step, 0.0)
        level[busy] = np.where(better, new_level, level[busy])
        damping[busy] *= np.where(better, 0.1, 10.0)
        settled = (np.abs(step).max(axis=1) < _STEP) | (np.abs(slope).max(axis=1) < _FLAT)
        converged[busy[settled]] = True
        busy = busy[~settled & (damping[busy] < _ENDLESS)]
    values[~converged] = np.nan
    return values, converged


def _damped_step(slope: np.ndarray, bend: np.ndarray, damping: np.ndarray) -> np.ndarray:
    """The Newton step, on a bend made hollow: negative directions count as positive."""
    amount, directions = np.linalg.eigh(bend)
    size = np.abs(amount)
    largest = np.maximum(size.max(axis=1, keepdims=True), np.finfo(float).tiny)
    along = (slope[:, None, :] @ directions)[:, 0, :]
    step = -along / (size + largest * (damping[:, None] + 1e-13))
    return np.asarray((directions @ step[:, :, None])[:, :, 0])


def _first_axis(correlations: np.ndarray) -> np.ndarray:
    amount, directions = np.linalg.eigh(correlations)
    axis = directions[:, :, -1] * np.sqrt(np.maximum(amount[:, -1:] - 0.5, 0.1))
    return np.asarray(np.clip(_upright(axis), -0.9, 0.9))


def _upright(loadings: np.ndarray) -> np.ndarray:
    return np.asarray(loadings * np.where(loadings.sum(axis=1, keepdims=True) < 0, -1.0, 1.0))


def _implied(values: np.ndarray, k: int) -> np.ndarray:
    loadings = values[:, :k]
    return np.asarray(loadings[:, :, None] * loadings[:, None, :] + _diagonal(values[:, k:]))


def _diagonal(values: np.ndarray) -> np.ndarray:
    return np.asarray(values[:, :, None] * np.eye(values.shape[1]))
