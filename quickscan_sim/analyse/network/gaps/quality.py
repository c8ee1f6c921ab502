"""A close tie that runs poorly."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.gap_rows import chosen, pair_gaps
from quickscan_sim.analyse.network.pairs import Columns, Pairs
from quickscan_sim.vocabulary import SMALL_CELL, WEAK_QUALITY

QUALITY_SPREAD = 0.8
"""Standard deviation of quality ratings of one tie, on the scale 1-4: an assumption."""

WORKS_WITH = 2.0
"""From this level on a tie is working together, below it only knowing each other."""


def weak_ties(pairs: Pairs) -> Columns:
    """Gaps of kind ``weak_quality``: those in the tie work together and rate it below the middle.

    Quality is rated once for each partner; so a pair has one row, on the layer where it works
    together most closely, and only where that is level 2 ("works with") or more; where no level
    was asked, closeness is not known and the tie counts. At least five ratings of both sides
    together. The certainty is the probability that the true quality is below the middle of the
    scale (:func:`probability_below`).
    """
    names, names_back = pairs.names
    found = pairs.where((names == 1) | (names_back == 1))
    told, back = found.told, found.told_back
    n_quality = told["n_quality"] + back["n_quality"]
    ratings, ratings_back = (
        np.where(side["n_quality"] > 0, side["n_quality"] * side["quality"], 0.0)
        for side in (told, back)
    )
    rated = np.flatnonzero(n_quality >= SMALL_CELL)
    found, n_quality = found.where(rated), n_quality[rated]
    quality = (ratings + ratings_back)[rated] / n_quality
    below = probability_below(quality, n_quality)
    closeness = np.fmax(found.told["level"], found.told_back["level"])
    gaps = pair_gaps("weak_quality", found, below, quality=quality, n_quality=n_quality)
    return chosen(gaps, _closest_layers(found, closeness, quality))


def _closest_layers(found: Pairs, closeness: np.ndarray, quality: np.ndarray) -> np.ndarray:
    """The rows of poor ties on the closest layer of their pair; without a level they come last."""
    closest_first = np.argsort(-np.nan_to_num(closeness, nan=-1.0), kind="stable")
    of_pair = pd.DataFrame(
        {name: found.place[name] for name in ("neighbourhood_id", "organisation_id", "partner_id")}
    )
    repeated = of_pair.iloc[closest_first].duplicated().to_numpy()
    closest = closest_first[~repeated]
    close = ~(closeness[closest] < WORKS_WITH)
    return np.asarray(closest[close & (quality[closest] < WEAK_QUALITY)])


def probability_below(quality: np.ndarray, n_quality: np.ndarray) -> np.ndarray:
    """The probability that the true quality is below the middle, drawn towards all ties.

    Empirical Bayes (Efron and Morris 1975): true qualities vary around their mean with the
    variance that rating noise does not explain.

    >>> probability_below(np.array([1.0, 3.5]), np.array([8.0, 8.0])).round(2).tolist()
    [1.0, 0.0]
    """
    from scipy.special import ndtr

    if len(quality) == 0:
        return np.zeros(0)
    noise = QUALITY_SPREAD**2 / n_quality
    between = max(float(quality.var() - noise.mean()), 0.05)
    weight = between / (between + noise)
    middle = quality.mean() + weight * (quality - quality.mean())
    return np.asarray(ndtr((WEAK_QUALITY - middle) / np.sqrt(weight * noise)))
