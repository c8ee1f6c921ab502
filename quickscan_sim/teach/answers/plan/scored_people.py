"""Who has which theme score, by sector and wijk; also by a wrong rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.analyse import score_themes

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.quickscan import Quickscan
    from quickscan_sim.teach.own_data import OwnData

OWN = "own"
OTHER = "other"


@dataclass(frozen=True)
class CellSums:
    """Of every theme (row) and sector (column) the sum of the scores, and how many there are."""

    themes: list[str]
    sectors: list[str]
    sums: np.ndarray
    counts: np.ndarray

    @property
    def means(self) -> np.ndarray:
        """The mean score in every cell; NaN without anybody."""
        with np.errstate(invalid="ignore"):
            means: np.ndarray = self.sums / self.counts
        return means


def cell_sums(
    data: OwnData, wijk: str = OWN, reverse: bool = True, minimum: str = "half"
) -> CellSums:
    """The theme scores of one wijk, added up by theme and sector.

    Parameters
    ----------
    wijk
        "own", or "other" for whoever takes the numbers of the neighbouring wijk.
    reverse
        Whether the reversed items are turned around.
    minimum
        How many items must be answered; see :func:`quickscan_sim.analyse.score_themes`.

    Returns
    -------
    CellSums
        People without a score are not counted. Kept on ``data``: made once, however many
        questions ask for it.
    """
    key = f"cell sums {wijk} {reverse} {minimum}"
    if key not in data.kept:
        data.kept[key] = _add_up(data, wijk, _scores(data, reverse, minimum))
    found: CellSums = data.kept[key]
    return found


def _scores(data: OwnData, reverse: bool, minimum: str) -> pd.DataFrame:
    """The scores of the people in both wijken."""
    key = f"scores {reverse} {minimum}"
    if key not in data.kept:
        scan = data.both
        answers = scan.answers if reverse else _turned_beforehand(scan)
        data.kept[key] = score_themes(answers, scan.questionnaire, minimum)
    found: pd.DataFrame = data.kept[key]
    return found


def _add_up(data: OwnData, wijk: str, scores: pd.DataFrame) -> CellSums:
    questionnaire = data.both.questionnaire
    themes, sectors = questionnaire.theme_ids, questionnaire.sector_ids
    sector_of = _sector_numbers(data, wijk)
    score = scores["score"].to_numpy(float)
    sector = np.array([sector_of.get(person, -1) for person in scores["professional_id"]])
    theme = np.tile(np.arange(len(themes)), len(scores) // len(themes))
    counted = ~np.isnan(score) & (sector >= 0)
    cell = (theme * len(sectors) + sector)[counted]
    shape, n_cells = (len(themes), len(sectors)), len(themes) * len(sectors)
    return CellSums(
        themes,
        sectors,
        np.bincount(cell, score[counted], n_cells).reshape(shape),
        np.bincount(cell, minlength=n_cells).reshape(shape),
    )


def _sector_numbers(data: OwnData, wijk: str) -> dict[str, int]:
    """Of everybody who works in the wijk the place of their sector in the questionnaire."""
    scan = data.both
    place = {sector: number for number, sector in enumerate(scan.questionnaire.sector_ids)}
    works_in = scan.works_in
    is_own = (works_in["neighbourhood_id"] == data.own_wijk).to_numpy(bool)
    here = set(works_in["professional_id"][is_own if wijk == OWN else ~is_own])
    people = scan.professionals
    return {
        person: place[sector]
        for person, sector in zip(people["professional_id"], people["sector"], strict=True)
        if person in here
    }


def _turned_beforehand(scan: Quickscan) -> pd.DataFrame:
    """Answers such that scoring, which turns the reversed items, gives them back as they were."""
    questionnaire = scan.questionnaire
    scale = questionnaire.scored_scale
    part = questionnaire.items_of("practice")
    reversed_items = [item.item_id for item in part if item.is_reversed]
    answers = scan.answers
    turned = (scale.low + scale.high) - answers["answer"]
    is_reversed = answers["item_id"].isin(reversed_items)
    return answers.assign(answer=answers["answer"].mask(is_reversed, turned))
