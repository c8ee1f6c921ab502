"""P-values adjusted for the number of looks."""

from __future__ import annotations

import numpy as np

from quickscan_sim.errors import QuickscanError

METHODS = ("holm", "benjamini-hochberg")

FIRM = 0.05 / 5
"""An adjusted p below this is told firmly. Sectors and groups of wijken each get a fifth of the
customary 5 %; the rest is for shares and the network."""


def adjust_p(p: np.ndarray, method: str = "holm") -> np.ndarray:
    """P-values adjusted for the number of looks; missing ones stay missing and do not count.

    "holm" (Holm 1979) keeps the chance of even one false alarm under the limit: for what is told
    as certain. "benjamini-hochberg" (1995) keeps the expected share of false alarms among all
    alarms under it: for a list of what deserves a second look; it asks for p-values that are
    independent or rise together. Equal to R's p.adjust.

    Parameters
    ----------
    p
        (n,) p-values from 0 to 1.
    method
        "holm" or "benjamini-hochberg".

    Raises
    ------
    QuickscanError
        For another method, or numbers that are no p-values.

    Examples
    --------
    >>> adjust_p(np.array([0.01, 0.04, 0.03]), "holm").round(3).tolist()
    [0.03, 0.06, 0.06]
    >>> adjust_p(np.array([0.01, 0.04, 0.03]), "benjamini-hochberg").round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    if method not in METHODS:
        raise QuickscanError(
            "`method` of adjust_p is one of: {known}. Found: {found}.",
            known=", ".join(METHODS),
            found=method,
        )
    values = np.asarray(p)
    values = values.astype(float) if values.dtype.kind in "iuf" else np.full((1, 1), np.nan)
    known = np.flatnonzero(~np.isnan(values))
    if values.ndim != 1 or ((values[known] < 0) | (values[known] > 1)).any():
        raise QuickscanError("adjust_p takes a list of p-values, each from 0 to 1.")
    adjusted = np.full(len(values), np.nan)
    order = known[np.argsort(values[known], kind="stable")]
    ranks, n = np.arange(1, len(order) + 1), len(order)
    if method == "holm":
        steps = np.maximum.accumulate(values[order] * (n + 1 - ranks))
    else:
        steps = np.minimum.accumulate((values[order] * n / ranks)[::-1])[::-1]
    adjusted[order] = np.minimum(1.0, steps)
    return adjusted
