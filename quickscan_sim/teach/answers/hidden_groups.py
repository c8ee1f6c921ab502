"""Which groups are too small to show, and which would give those away."""

from __future__ import annotations

import numpy as np


def hidden_groups(n: np.ndarray, threshold: int, protect_rest: bool = True) -> np.ndarray:
    """Which groups are not shown beside their published total.

    Groups of 1 to ``threshold - 1`` people are hidden. When those are one group only, or fewer
    people than the threshold together, the total minus the shown groups gives them away: then the
    smallest of the others is hidden too, until it does not (``protect_rest``). A group of nobody
    is never hidden and hides nobody. The rule a person can follow by hand; the kit's own reports
    use :func:`quickscan_sim.analyse.disclosure.withholding.withheld_groups`.

    Parameters
    ----------
    n
        Number of people in each group; no missing values.

    Returns
    -------
    ndarray of bool
        True where a group is hidden.

    Examples
    --------
    >>> import numpy as np
    >>> hidden_groups(np.array([9, 3, 6, 0]), 5).tolist()
    [False, True, True, False]
    """
    hidden = (n > 0) & (n < threshold)
    if not protect_rest:
        return hidden
    while hidden.any() and (hidden.sum() == 1 or n[hidden].sum() < threshold):
        others = np.where((n > 0) & ~hidden, n, n.sum() + 1)
        if (others > n.sum()).all():
            break
        hidden[int(others.argmin())] = True
    return hidden
