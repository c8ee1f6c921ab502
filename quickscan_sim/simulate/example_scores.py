"""Two invented groups with the very same mean: one with a middle, one with two camps."""

from __future__ import annotations

from statistics import NormalDist
from typing import Literal

import numpy as np

Shape = Literal["one_middle", "two_camps"]
SHAPES: tuple[Shape, ...] = ("one_middle", "two_camps")

N_PEOPLE = 24
ROOM = 0.2
"""A mean within this share of an end of the scale leaves no room for two camps."""
CAMPS = (0.19, 0.9)
"""Where the camps stand: shares of the way from the lowest to the highest score."""
WITHIN = 0.05
"""How far people stand at most from the middle of their camp: a share of the scale."""
SD_OF_ONE_MIDDLE = 0.095
"""How far people stand from the one middle, as a share of the scale; nobody falls off it."""


def example_scores(mean: float, scale: tuple[float, float], shape: Shape) -> np.ndarray | None:
    """The scores of an invented group of 24 people with exactly this mean.

    Parameters
    ----------
    mean
        The mean that the group must have.
    scale
        The lowest and the highest possible score.
    shape
        ``"one_middle"``: everybody near the mean. ``"two_camps"``: some low, the others high.

    Returns
    -------
    ndarray or None
        None when the mean lies so near an end of the scale that no two camps fit, or is missing.

    Examples
    --------
    >>> found = example_scores(3.0, (1, 5), "two_camps")
    >>> round(float(found.mean()), 9), len(found[(found > 2.4) & (found < 4.0)])
    (3.0, 0)
    >>> example_scores(4.9, (1, 5), "two_camps")
    """
    low, high = scale
    wide = high - low
    if not low + ROOM * wide <= mean <= high - ROOM * wide:
        return None
    if shape == "one_middle":
        found = mean + SD_OF_ONE_MIDDLE * wide * _bell(N_PEOPLE)
    else:
        below, above = (low + share * wide for share in CAMPS)
        n_below = min(max(round(N_PEOPLE * (above - mean) / (above - below)), 1), N_PEOPLE - 1)
        camps = [(below, n_below), (above, N_PEOPLE - n_below)]
        found = np.concatenate([place + WITHIN * wide * _spread(n) for place, n in camps])
    return np.asarray(found + (mean - found.mean()))


def _spread(n: int) -> np.ndarray:
    """Even steps from -1 to 1 around 0, one for each person."""
    return np.linspace(-1.0, 1.0, n) if n > 1 else np.zeros(n)


def _bell(n: int) -> np.ndarray:
    """The quantiles of a normal distribution in even steps, one for each person."""
    return np.array([NormalDist().inv_cdf((k + 0.5) / n) for k in range(n)])
