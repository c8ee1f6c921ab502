"""Which group answers an item more or less favourably than the others at the same score."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.reliability.proportional_odds import OrdinalFit


def shifts_of_groups(fit: OrdinalFit, n_groups: int) -> list[dict[str, Any]]:
    """Each group beside the plain average of the groups, with Wald intervals."""
    from scipy.special import ndtr, ndtri

    coefficients = np.concatenate([[0.0], fit.coefficients[1:]])
    covariance = np.zeros((n_groups, n_groups))
    covariance[1:, 1:] = fit.covariance[1:, 1:]
    beside = np.eye(n_groups) - 1 / n_groups
    shift = beside @ coefficients
    error = np.sqrt(np.diag(beside @ covariance @ beside))
    half = float(ndtri(1 - (1 - CONFIDENCE) / 2)) * error
    p = 2 * ndtr(-np.abs(shift) / error)
    return [
        {"shift": one, "ci_low": one - width, "ci_high": one + width, "p": chance}
        for one, width, chance in zip(shift, half, p, strict=True)
    ]
