"""Logistic regression with a penalty: coefficients are drawn to what was thought beforehand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MOST_ROUNDS = 50
CONVERGED = 1e-9
MOST_LOG_ODDS = 30.0
"""Beyond this a chance is 0 or 1 in every digit that counts; it keeps the weights above zero."""


@dataclass(frozen=True)
class Penalty:
    """How strongly each coefficient is drawn to which value; the intercept comes first.

    A strength of lambda is a normal prior with variance 1 / lambda (ridge: Hoerl & Kennard 1970;
    for the logistic le Cessie & van Houwelingen 1992).
    """

    strength: np.ndarray
    towards: np.ndarray


def chance(log_odds: np.ndarray) -> np.ndarray:
    """The probability that belongs to log odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -MOST_LOG_ODDS, MOST_LOG_ODDS))))


def fit_penalised(
    features: np.ndarray, outcome: np.ndarray, weight: np.ndarray, penalty: Penalty
) -> np.ndarray:
    """Intercept and coefficients that maximise the penalised log likelihood.

    Newton's method with halved steps. ``weight`` counts a row as so many; ``outcome`` may be a
    probability between 0 and 1 (an outcome that is not known for sure). A penalty of zero gives
    maximum likelihood, which exists only where no combination of features separates the two
    outcomes.

    Parameters
    ----------
    features
        Rows x features, without a column for the intercept.
    outcome, weight
        One for each row; no missing values.

    Returns
    -------
    array
        The intercept, then a coefficient for each feature.

    Examples
    --------
    Of 10 rows with the feature 8 have the outcome, of 10 without 2: log odds of -1.39 and 1.39.

    >>> features = np.repeat([[0.0], [1.0]], 10, axis=0)
    >>> outcome = np.repeat([1.0, 0.0, 1.0, 0.0], [2, 8, 8, 2])
    >>> free = Penalty(strength=np.zeros(2), towards=np.zeros(2))
    >>> fit_penalised(features, outcome, np.ones(20), free).round(3).tolist()
    [-1.386, 2.773]
    """
    design = np.column_stack([np.ones(len(features)), features])
    found = penalty.towards.astype(float).copy()
    loss = _loss(design, outcome, weight, penalty, found)
    for _ in range(MOST_ROUNDS):
        step = _newton_step(design, outcome, weight, penalty, found)
        size = 1.0
        while (new := _loss(design, outcome, weight, penalty, found + size * step)) > loss:
            size /= 2
            if size < CONVERGED:
                return found
        found, loss = found + size * step, new
        if np.abs(step).max() < CONVERGED:
            break
    return found


def _newton_step(
    design: np.ndarray, outcome: np.ndarray, weight: np.ndarray, penalty: Penalty, at: np.ndarray
) -> np.ndarray:
    p = chance(design @ at)
    gradient = design.T @ (weight * (outcome - p)) - penalty.strength * (at - penalty.towards)
    curvature = (design * (weight * p * (1 - p))[:, None]).T @ design + np.diag(penalty.strength)
    return np.asarray(np.linalg.lstsq(curvature, gradient, rcond=None)[0])


def _loss(
    design: np.ndarray, outcome: np.ndarray, weight: np.ndarray, penalty: Penalty, at: np.ndarray
) -> float:
    """Minus the penalised log likelihood."""
    log_odds = np.clip(design @ at, -MOST_LOG_ODDS, MOST_LOG_ODDS)
    fit = weight @ (np.logaddexp(0, log_odds) - outcome * log_odds)
    return float(fit + penalty.strength @ (at - penalty.towards) ** 2 / 2)
