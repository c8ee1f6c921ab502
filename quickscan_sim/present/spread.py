"""How people's theme scores are spread over the scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.language import mark
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire

PARTS_OF_SCALE = (
    mark("lower third of the scale"),
    mark("middle third"),
    mark("upper third"),
)


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
    >>> import pandas as pd
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> scores = pd.DataFrame({"theme": "signaleren", "score": [1.0, 1.5, 3.0, 4.5, 5.0]})
    >>> share_parts(scores, practice)["signaleren"].shares
    (0.4, 0.2, 0.4)
    """
    return {
        theme: _spread_of(theme_scores.loc[theme_scores["theme"] == theme, "score"], questionnaire)
        for theme in questionnaire.theme_ids
    }


def _spread_of(scores: pd.Series[float], questionnaire: Questionnaire) -> Spread:
    known = scores.dropna()
    n = len(known)
    if n < SMALL_CELL:
        return Spread(n, ())
    scale = questionnaire.scored_scale
    third = (scale.high - scale.low) / 3
    n_low = int((known < scale.low + third).sum())
    n_high = int((known > scale.high - third).sum())
    return Spread(n, (n_low / n, (n - n_low - n_high) / n, n_high / n))
