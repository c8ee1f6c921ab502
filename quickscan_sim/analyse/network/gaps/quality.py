"""A close tie that runs poorly."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.gap_rows import chosen, pair_gaps
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL, WEAK_QUALITY

QUALITY_SPREAD = 0.8
"""Standard deviation of quality ratings of one tie, on the scale 1-4: an assumption."""

LEAST_VARIANCE = 0.05
"""True qualities are never taken to be all alike, however small the data."""

WORKS_WITH = 2.0
"""From this level on a tie is working together, below it only knowing each other."""


def weak_ties(pairs: Pairs) -> Columns:
    """Gaps of kind ``weak_quality``: those in the tie work together and rate it below the middle.

    Quality is rated once for each partner; so a pair has one row, on the layer where it works
    together most closely, and only where that is level 2 ("works with") or more; where no level
    was asked, closeness is not known and the tie counts. At least five ratings of both sides
    together. The certainty is the probability that the true quality, as the two sides see it
    on average, is below the middle of the scale (:func:`probability_weak`).
    """
    names, names_back = pairs.names
    found = pairs.where((names == 1) | (names_back == 1))
    below = probability_weak(found)
    quality, n_quality = rated_quality(found)
    rated = np.flatnonzero(n_quality >= SMALL_CELL)
    found, quality, n_quality = found.where(rated), quality[rated], n_quality[rated]
    below = below[rated]
    closeness = np.fmax(found.told["level"], found.told_back["level"])
    gaps = pair_gaps("weak_quality", found, below, quality=quality, n_quality=n_quality)
    return chosen(gaps, _closest_layers(found, closeness, quality))


def rated_quality(pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """The mean quality of each pair over all ratings of both sides, and how many there are.

    Of a side with fewer than 3 reporters nothing is read: its ratings do not count.
    """
    sides = (pairs.told, pairs.told_back)
    counts = [
        np.where(side["n_reporters"] >= MIN_REPORTERS, side["n_quality"], 0.0) for side in sides
    ]
    n = counts[0] + counts[1]
    total = sum(
        np.where(count > 0, count * side["quality"], 0.0)
        for count, side in zip(counts, sides, strict=True)
    )
    return np.where(n > 0, total / np.maximum(n, 1), np.nan), n


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


def probability_weak(pairs: Pairs) -> np.ndarray:
    """The probability that the mean of both sides' true qualities is below the middle.

    A normal model with three variances: between pairs (B), between the two sides of a pair (S),
    and of one rating (the square of :data:`QUALITY_SPREAD`). Observed side means y have
    Var(y) = B + S + spread2 / n and, within a pair, Cov = B; the mean of both true qualities has
    Cov(m, y) = B + S / 2 and Var(m) = B + S / 2. B and S are estimated by moments over all rated
    pairs, each at least :data:`LEAST_VARIANCE`; the posterior of m draws what was seen to the
    mean of all ties (empirical Bayes, Efron and Morris 1975). A side that did not rate adds its
    uncertainty; without any rating the pair is like all others.
    """
    from scipy.special import ndtr

    y, noise, seen = _side_means(pairs)
    if not seen.any():
        return np.zeros(len(y))
    mean, between, side = _moments(y, noise, seen)
    total, shared = between + side, between + side / 2
    # A side that was not seen has no weight: its noise has no end.
    own = np.where(seen, total + np.where(seen, noise, 0.0), 1.0)
    across = np.where(seen.all(axis=1), between, 0.0)
    cov = np.where(seen, shared, 0.0)
    determinant = own[:, 0] * own[:, 1] - across**2
    weight = (cov * own[:, ::-1] - cov[:, ::-1] * across[:, None]) / determinant[:, None]
    middle = mean + (weight * np.where(seen, y - mean, 0.0)).sum(axis=1)
    variance = shared - (weight * cov).sum(axis=1)
    return np.asarray(ndtr((WEAK_QUALITY - middle) / np.sqrt(variance)))


def _side_means(pairs: Pairs) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pair x side: the mean rating, its error variance, and whether there is any."""
    sides = (pairs.told, pairs.told_back)
    n = np.column_stack(
        [np.where(side["n_reporters"] >= MIN_REPORTERS, side["n_quality"], 0.0) for side in sides]
    )
    seen = n > 0
    y = np.where(seen, np.column_stack([side["quality"] for side in sides]), 0.0)
    return y, QUALITY_SPREAD**2 / np.maximum(n, 1), seen


def _moments(y: np.ndarray, noise: np.ndarray, seen: np.ndarray) -> tuple[float, float, float]:
    """The mean, the variance between pairs and that between the sides of a pair."""
    mean = float(y[seen].mean())
    total = float(y[seen].var() - noise[seen].mean())
    both = seen.all(axis=1)
    side = LEAST_VARIANCE
    if both.sum() > 1:
        apart = (y[both, 0] - y[both, 1]) ** 2 - noise[both].sum(axis=1)
        side = max(float(apart.mean()) / 2, LEAST_VARIANCE)
    return mean, max(total - side, LEAST_VARIANCE), side
