"""The interval of a number of the network, leaving out one organisation at a time."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.intervals import t_quantile

NO_DIFFERENCE = 1e-12
"""What rounding leaves where all numbers are the same."""


def delete_one_interval(
    estimate: float, without: np.ndarray, low: float = 0.0, high: float = 1.0
) -> tuple[float, float]:
    """The 95 % interval of an estimate from what it is without each organisation.

    The delete-one jackknife: variance = (m - 1) / m * sum((without_i - their mean)^2) over the m
    organisations (Efron and Tibshirani 1993, chapter 11), with Student's t on m - 1 degrees of
    freedom, cut at ``low`` and ``high``. NaN where the number does not exist without one of them,
    or where leaving out makes no difference: that is not certainty.

    >>> import numpy as np
    >>> print([round(end, 2) for end in delete_one_interval(0.5, np.array([0.4, 0.5, 0.6]))])
    [0.0, 1.0]
    """
    m = len(without)
    if m < 2 or np.isnan(without).any() or np.ptp(without) < NO_DIFFERENCE:
        return np.nan, np.nan
    variance = (m - 1) / m * float(((without - without.mean()) ** 2).sum())
    half = t_quantile(m - 1) * float(np.sqrt(variance))
    return max(low, estimate - half), min(high, estimate + half)
