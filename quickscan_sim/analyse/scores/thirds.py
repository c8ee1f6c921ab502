"""The shares of scores in the lower, middle and upper third of the scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.questionnaire import Questionnaire, Scale
from quickscan_sim.vocabulary import SMALL_CELL


@dataclass(frozen=True)
class Spread:
    """The people with a score on a theme, and the share in each third of the scale.

    ``shares`` is empty when fewer than five people have a score.
    """

    n: int
    shares: tuple[float, ...]


def share_parts(theme_scores: pd.DataFrame, questionnaire: Questionnaire) -> dict[str, Spread]:
    """For each theme the shares of people in the lower, middle and upper third of the scale.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> scores = pd.DataFrame({"theme": "signaleren", "score": [1.0, 1.5, 3.0, 4.5, 5.0]})
    >>> share_parts(scores, practice)["signaleren"].shares
    (0.4, 0.2, 0.4)
    """
    return {
        theme: _spread_of(
            theme_scores.loc[theme_scores["theme"] == theme, "score"], questionnaire.scored_scale
        )
        for theme in questionnaire.theme_ids
    }


def share_thirds(scores: np.ndarray, low: float, high: float) -> tuple[float, float, float]:
    """The shares of known scores below, between and above the two boundaries of the thirds.

    A score on a boundary itself counts as middle.

    >>> share_thirds(np.array([1.0, 2.5, 3.5, 5.0]), 1, 5)
    (0.25, 0.5, 0.25)
    """
    n, third = len(scores), (high - low) / 3
    n_low = int((scores < low + third).sum())
    n_high = int((scores > high - third).sum())
    return n_low / n, (n - n_low - n_high) / n, n_high / n


def _spread_of(scores: pd.Series[float], scale: Scale) -> Spread:
    known = scores.dropna().to_numpy(float)
    if len(known) < SMALL_CELL:
        return Spread(len(known), ())
    return Spread(len(known), share_thirds(known, scale.low, scale.high))
