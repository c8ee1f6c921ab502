"""How likely such a pair of organisations works together, from the other wijken."""

from __future__ import annotations

import numpy as np
import pandas as pd

PRIOR_WEIGHT = 4.0
"""How many pairs the overall rate counts for, beside the pairs of one combination of sectors."""


def expected_ties(
    place: dict[str, np.ndarray], sectors: np.ndarray, tie: np.ndarray, rate: float
) -> tuple[np.ndarray, np.ndarray]:
    """The rate in the other wijken, drawn to the overall rate; and how many pairs it rests on."""
    layer, wijk = (pd.factorize(place[name])[0] for name in ("layer", "neighbourhood_id"))
    alike = np.unique(layer * (sectors.max(initial=0) + 1) + sectors, return_inverse=True)[1]
    own = np.unique(alike * (wijk.max(initial=0) + 1) + wijk, return_inverse=True)[1]
    known, counted = np.nan_to_num(tie), (~np.isnan(tie)).astype(float)
    elsewhere, n_elsewhere = (
        np.bincount(alike, weights=values)[alike] - np.bincount(own, weights=values)[own]
        for values in (known, counted)
    )
    expected = (elsewhere + PRIOR_WEIGHT * rate) / (n_elsewhere + PRIOR_WEIGHT)
    return np.asarray(expected), np.asarray(n_elsewhere)
