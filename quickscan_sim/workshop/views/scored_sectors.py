"""Mean scores of sectors on a theme, scored right or with a fault in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from quickscan_sim.analyse.intervals import mean_interval, variance_components
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.vocabulary import SMALL_CELL


@dataclass(frozen=True)
class Row:
    """The mean score of a sector with its 95 % interval; None where the data give none."""

    mean: float
    low: float | None
    high: float | None
    n: int

    def surely_differs_from(self, other: Row) -> bool:
        """Whether the 95 % interval of the difference leaves out 0.

        Sectors have no people or organisations in common, so half of that interval is the root of
        the squared halves. A sector that so differs from every other may be called the lowest
        without a correction for choosing it (Gutmann and Maymin 1987, Annals of Statistics 15).

        >>> Row(2.0, 1.8, 2.2, 30).surely_differs_from(Row(2.3, 2.1, 2.5, 30))
        True
        >>> Row(2.0, 1.8, 2.2, 30).surely_differs_from(Row(2.2, 1.9, 2.5, 12))
        False
        """
        if self.low is None or other.low is None:
            return False
        halves = self.mean - self.low, other.mean - other.low
        return abs(self.mean - other.mean) > math.hypot(*halves)


def sector_rows(
    scan: Quickscan, theme: str, *, turned: bool = True, not_applicable_is_lowest: bool = False
) -> dict[str, Row]:
    """Each sector that may be shown, in the order of the questionnaire.

    Parameters
    ----------
    scan
        A quickscan of one wave.
    theme
        Code of the theme.
    turned
        False: the fault of who forgets to turn the reversed items around.
    not_applicable_is_lowest
        True: the fault of who counts "n.v.t." as the lowest answer.

    Returns
    -------
    dict
        Intervals take into account that people of one organisation resemble each other.
    """
    questionnaire = scan.questionnaire if turned else _nothing_turned(scan.questionnaire)
    answers = scan.answers
    if not_applicable_is_lowest:
        does_not_apply = answers["not_applicable"].fillna(False).astype(bool)
        answers = answers.assign(
            answer=answers["answer"].mask(does_not_apply, questionnaire.scored_scale.low),
            not_applicable=False,
        )
    scores = score_themes(answers, questionnaire)
    people = people_of(scores[scores["theme"] == theme], scan.professionals).dropna(
        subset=["score"]
    )
    score, organisation = people["score"].to_numpy(float), people["organisation_id"].to_numpy()
    components = variance_components(score, organisation, people["sector"])
    groups = SectorGroups.of([people["sector"]], SMALL_CELL)
    found = {}
    for sector, is_withheld, inside in groups.members(people["sector"]):
        if isinstance(sector, str) and not is_withheld:
            low, high = mean_interval(score[inside], organisation[inside], components)
            mean, n = float(score[inside].mean()), int(inside.sum())
            known = not np.isnan(low)
            found[sector] = Row(mean, low if known else None, high if known else None, n)
    return {sector: found[sector] for sector in scan.questionnaire.sector_ids if sector in found}


def _nothing_turned(questionnaire: Questionnaire) -> Questionnaire:
    items = tuple(replace(item, is_reversed=False) for item in questionnaire.items)
    return replace(questionnaire, items=items)
