"""Ordered answers explained by numbers: the proportional-odds (ordinal logistic) model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MOST_STEPS = 60
GRADIENT_AT_MOST = 1e-6
"""Per observation, in the units of standardised columns: far below what a table shows."""

INFINITE_ERROR = 1e3
"""A standard error of log odds beyond this, over the range of a column, means a runaway estimate:
some group gave one answer only, and no finite number is most likely."""


@dataclass(frozen=True, kw_only=True)
class OrdinalFit:
    """A fitted model: logit P(answer <= c) = threshold of c - x @ coefficients.

    ``covariance`` is that of the coefficients. ``reason`` is None, or why there is no fit
    ("no_variation", "not_converged"); then the numbers are NaN.
    """

    coefficients: np.ndarray
    thresholds: np.ndarray
    covariance: np.ndarray
    log_likelihood: float
    n: int
    reason: str | None = None


def fit_proportional_odds(answers: np.ndarray, columns: np.ndarray) -> OrdinalFit:
    """The most likely proportional-odds model (McCullagh 1980), as ``MASS::polr`` fits it.

    Newton steps with halving on the log-likelihood, which is concave (Pratt 1981), so that there
    is one top. A fit only counts when the gradient there is zero, the information matrix is
    positive definite, and no standard error runs away.

    Parameters
    ----------
    answers
        One ordered answer per person, without missing ones; only the order counts.
    columns
        People x explaining numbers, without missing ones; may have no columns.

    Returns
    -------
    OrdinalFit
        With a ``reason`` instead of numbers for fewer than two different answers, or where no
        finite top is found.
    """
    levels, place = np.unique(answers, return_inverse=True)
    n_columns = columns.shape[1]
    if len(levels) < 2:
        return _no_fit(n_columns, len(answers), "no_variation")
    centre, spread = columns.mean(axis=0), columns.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    model = _Model.of(place, (columns - centre) / spread, len(levels))
    found = _climb(model)
    if found is None:
        return _no_fit(n_columns, len(answers), "not_converged")
    parameters, value, covariance = found
    n_thresholds = len(levels) - 1
    errors = np.sqrt(np.diag(covariance)[n_thresholds:])
    span = np.ptp(columns, axis=0) / spread if len(columns) else spread
    if (errors * span > INFINITE_ERROR).any():
        return _no_fit(n_columns, len(answers), "not_converged")
    coefficients = parameters[n_thresholds:] / spread
    return OrdinalFit(
        coefficients=coefficients,
        thresholds=parameters[:n_thresholds] + centre @ coefficients,
        covariance=covariance[n_thresholds:, n_thresholds:] / np.outer(spread, spread),
        log_likelihood=value,
        n=len(answers),
    )


@dataclass(frozen=True)
class _Model:
    """Each answer lies between two thresholds; ``upper`` and ``lower`` are their rows.

    The outermost thresholds are infinite: ``is_top`` and ``is_bottom`` say where.
    """

    upper: np.ndarray
    lower: np.ndarray
    is_top: np.ndarray
    is_bottom: np.ndarray
    start: np.ndarray

    @classmethod
    def of(cls, place: np.ndarray, columns: np.ndarray, n_levels: int) -> _Model:
        n_thresholds = n_levels - 1
        own = place[:, None] == np.arange(n_thresholds)
        below = place[:, None] - 1 == np.arange(n_thresholds)
        share = np.cumsum(np.bincount(place, minlength=n_levels))[:-1] / len(place)
        return cls(
            upper=np.hstack([own, -columns]),
            lower=np.hstack([below, -columns]),
            is_top=place == n_levels - 1,
            is_bottom=place == 0,
            start=np.concatenate([np.log(share / (1 - share)), np.zeros(columns.shape[1])]),
        )

    def cumulative(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """P(answer <= own) and P(answer < own), for each person."""
        from scipy.special import expit

        upper = np.where(self.is_top, np.inf, self.upper @ parameters)
        lower = np.where(self.is_bottom, -np.inf, self.lower @ parameters)
        return expit(upper), expit(lower)

    def log_likelihood(self, parameters: np.ndarray) -> float:
        """Minus infinity where the thresholds are not in order."""
        high, low = self.cumulative(parameters)
        chance = high - low
        return float(np.log(chance).sum()) if (chance > 0).all() else -np.inf

    def slopes(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The gradient, and the observed information (minus the second derivatives)."""
        high, low = self.cumulative(parameters)
        chance = high - low
        by_upper, by_lower = high * (1 - high) / chance, -low * (1 - low) / chance
        gradient = self.upper.T @ by_upper + self.lower.T @ by_lower
        both = by_upper * by_lower
        information = (
            _weighted(self.upper, by_upper**2 - by_upper * (1 - 2 * high), self.upper)
            + _weighted(self.lower, by_lower**2 - by_lower * (1 - 2 * low), self.lower)
            + _weighted(self.upper, both, self.lower)
            + _weighted(self.lower, both, self.upper)
        )
        return gradient, information


def _weighted(left: np.ndarray, weight: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.asarray((left * weight[:, None]).T @ right)


def _climb(model: _Model) -> tuple[np.ndarray, float, np.ndarray] | None:
    """The top, its log-likelihood and the inverse information there; None: no top found."""
    parameters = model.start
    value = model.log_likelihood(parameters)
    for _ in range(MOST_STEPS):
        gradient, information = model.slopes(parameters)
        try:
            root = np.linalg.inv(np.linalg.cholesky(information))
        except np.linalg.LinAlgError:
            return None
        # By way of the root, a variance cannot come out below zero where rounding is all there is.
        covariance = root.T @ root
        step = covariance @ gradient
        if gradient @ step < 1e-18 * max(1.0, -value):
            flat = float(np.abs(gradient).max()) <= GRADIENT_AT_MOST * len(model.is_top)
            return (parameters, value, covariance) if flat else None
        parameters, value = _uphill(model, parameters, step, value)
    return None


def _uphill(
    model: _Model, parameters: np.ndarray, step: np.ndarray, value: float
) -> tuple[np.ndarray, float]:
    """The whole step, or a half, a quarter, ...: the first that does not go down."""
    for halving in range(30):
        tried = parameters + step / 2**halving
        found = model.log_likelihood(tried)
        if found >= value - 1e-12 * abs(value):
            return tried, found
    return parameters, value


def _no_fit(n_columns: int, n: int, reason: str) -> OrdinalFit:
    return OrdinalFit(
        coefficients=np.full(n_columns, np.nan),
        thresholds=np.empty(0),
        covariance=np.full((n_columns, n_columns), np.nan),
        log_likelihood=np.nan,
        n=n,
        reason=reason,
    )
