"""The interval of a mean over organisations, by Student's t."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.delete_one import NO_DIFFERENCE


def student_interval(values: np.ndarray, low: float, high: float) -> tuple[float, float]:
    """The 95 % interval of the mean of independent values, cut at ``low`` and ``high``.

    mean +/- t(m - 1) sd / sqrt(m). NaN with one value, or where all are the same: that is not
    certainty.

    >>> import numpy as np
    >>> print([round(end, 2) for end in student_interval(np.array([2.0, 3.0, 4.0]), 1, 4)])
    [1.0, 4.0]
    """
    m = len(values)
    if m < 2 or np.ptp(values) < NO_DIFFERENCE:
        return np.nan, np.nan
    half = t_quantile(m - 1) * float(values.std(ddof=1)) / np.sqrt(m)
    middle = float(values.mean())
    return float(max(low, middle - half)), float(min(high, middle + half))
