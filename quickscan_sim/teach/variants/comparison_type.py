"""Whether the planted truth about two wijken can be seen in what people answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.quickscan import Quickscan
from quickscan_sim.teach.variants.planting import Planting

if TYPE_CHECKING:
    import pandas as pd

CLEAR = 0.2
"""From this difference, in points of the scale, the wijken clearly differ."""

HARDLY = 0.12
"""Below this they hardly differ within a sector."""

FEWEST_IN_SECTOR = 3
"""A sector is compared where both wijken have at least so many respondents of it."""

FEWEST_ANSWERED = 1 / 2
"""Somebody has a score from this share of the items that apply."""


def shows_its_type(both: Quickscan, planting: Planting) -> bool:
    """Is the difference on the compared theme, as a whole and within sectors, what was planted?"""
    whole, within = differences(both, planting.compared_theme)
    if not (np.isfinite(whole) and np.isfinite(within)):
        return False
    return IS_SHOWN[planting.truth_type](whole, within)


IS_SHOWN: dict[str, Callable[[float, float], bool]] = {
    "real_difference": lambda whole, within: min(whole, within) >= CLEAR,
    "only_composition": lambda whole, within: whole >= CLEAR and abs(within) <= HARDLY,
    "turned_around": lambda whole, within: whole >= CLEAR / 2 and within <= -CLEAR,
}


def differences(both: Quickscan, theme: str) -> tuple[float, float]:
    """Many minus few low incomes on a theme: of everybody, and within sectors.

    Within: the mean over sectors heard in both wijken, by the number of people compared.
    """
    score, sector, is_many = _people(both, theme)
    whole = _mean(score[is_many]) - _mean(score[~is_many])
    sizes, gaps = [], []
    for one in np.unique(sector):
        many, few = score[(sector == one) & is_many], score[(sector == one) & ~is_many]
        if min(len(many), len(few)) >= FEWEST_IN_SECTOR:
            sizes.append(1 / (1 / len(many) + 1 / len(few)))
            gaps.append(many.mean() - few.mean())
    return whole, float(np.average(gaps, weights=sizes)) if sizes else np.nan


def _people(both: Quickscan, theme: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Score, sector and kind of wijk of everybody with a score on the theme."""
    people = both.professionals
    score = _scores(both, theme, people["professional_id"])
    group = dict(both.neighbourhoods[["neighbourhood_id", "income_group"]].to_numpy(object))
    wijk_of = dict(both.works_in[["professional_id", "neighbourhood_id"]].to_numpy(object))
    is_many = np.array([group[wijk_of[person]] == "many" for person in people["professional_id"]])
    known = np.isfinite(score)
    return score[known], people["sector"].to_numpy(object)[known], is_many[known]


def _scores(both: Quickscan, theme: str, people: pd.Series) -> np.ndarray:
    """The mean of the answered items, reversed ones turned, where half of them is answered."""
    items = {item.item_id: item for item in both.questionnaire.items_of("practice", theme)}
    scale = both.questionnaire.scored_scale
    asked = both.answers[both.answers["item_id"].isin(list(items)).to_numpy(bool)]
    value = asked["answer"].to_numpy(float, na_value=np.nan)
    is_reversed = np.array([items[code].is_reversed for code in asked["item_id"]], bool)
    value = np.where(is_reversed, scale.low + scale.high - value, value)
    place = {person: row for row, person in enumerate(people)}
    row = np.array([place[person] for person in asked["professional_id"]], int)
    applies = ~asked["not_applicable"].to_numpy(bool, na_value=False)
    n_applicable = np.bincount(row, applies, len(place))
    answered = np.isfinite(value)
    n_answered = np.bincount(row, answered, len(place))
    total = np.bincount(row, np.where(answered, value, 0), len(place))
    with np.errstate(invalid="ignore", divide="ignore"):
        enough = (n_answered > 0) & (n_answered >= FEWEST_ANSWERED * n_applicable)
        return np.where(enough, total / n_answered, np.nan)


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan
