"""Correlations within each respondent, over pairs of values."""

from __future__ import annotations

import numpy as np

MORE_THAN_TWO = 3
"""Two pairs always correlate 1 or -1; ``careless`` too asks for more than two."""


def row_correlation(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pearson's correlation in each row over the pairs that are there; and why there is none.

    >>> row_correlation(np.array([[1.0, 2, 3]]), np.array([[2.0, 4, 7]]))[0].round(3)
    array([0.993])
    """
    there = ~(np.isnan(left) | np.isnan(right))
    n_pairs = there.sum(axis=1)
    one, other = _deviations(left, there, n_pairs), _deviations(right, there, n_pairs)
    squares = (one**2).sum(axis=1), (other**2).sum(axis=1)
    # Rounding leaves some 1e-30 of values that are equal.
    flat = np.minimum(*squares) < 1e-20
    product = np.where(flat, 1.0, np.sqrt(squares[0] * squares[1]))
    few = n_pairs < MORE_THAN_TWO
    why = np.full(len(left), "", dtype=object)
    why[flat] = "no_variation"
    why[few] = "too_few_answers"
    return np.where(few | flat, np.nan, (one * other).sum(axis=1) / product), why


def _deviations(values: np.ndarray, there: np.ndarray, n_pairs: np.ndarray) -> np.ndarray:
    mean = np.where(there, values, 0.0).sum(axis=1) / np.maximum(n_pairs, 1)
    return np.where(there, values - mean[:, None], 0.0)
