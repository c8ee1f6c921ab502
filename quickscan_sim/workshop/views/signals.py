"""The signals of a quickscan, and what each sector says of them; read once for every draw."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.views.shares_of_sectors import (
    Cell,
    answered_both,
    cells_of,
    said_often,
)
from quickscan_sim.workshop.views.view import Drawn

SEEING, ACTING = "seeing", "acting"


def answering_sectors(scan: Quickscan) -> list[str]:
    """The sectors in which somebody answered, in the order of the questionnaire."""
    people = scan.professionals
    answered = set(people.loc[people["responded"].astype(bool), "sector"])
    return [sector for sector in scan.questionnaire.sector_ids if sector in answered]


def _pairs(questionnaire: Questionnaire) -> list[tuple[Item, Item]]:
    """On each theme that has both: an item on noticing and one on acting."""
    found = []
    for theme in questionnaire.theme_ids:
        items = questionnaire.items_of("practice", theme)
        first = {item.aspect: item for item in reversed(items)}
        if SEEING in first and ACTING in first:
            found.append((first[SEEING], first[ACTING]))
    return found


def signal_items(questionnaire: Questionnaire, aspect: str) -> list[Item]:
    """The items that the columns stand for: what is noticed, or what is done about it."""
    return [pair[0] if aspect == SEEING else pair[1] for pair in _pairs(questionnaire)]


@lru_cache(maxsize=4)
def _often(drawn: Drawn) -> pd.DataFrame:
    return said_often(drawn.scan)


@lru_cache(maxsize=4)
def both_answers(drawn: Drawn) -> pd.DataFrame:
    """A row per person and theme: whether they often notice, and often act."""
    pairs = [(one.item_id, other.item_id) for one, other in _pairs(drawn.scan.questionnaire)]
    return answered_both(_often(drawn), pairs)


@lru_cache(maxsize=8)
def signal_cells(drawn: Drawn, aspect: str) -> list[list[Cell]]:
    """For each sector its cell of every signal."""
    items, sectors = signal_items(drawn.scan.questionnaire, aspect), answering_sectors(drawn.scan)
    by_item = [cells_of(_often(drawn), item, sectors) for item in items]
    return [list(row) for row in zip(*by_item, strict=True)]


def people_of_sector(drawn: Drawn, sector: str, items: list[Item]) -> int | None:
    """How many people of a sector answered one of the items; None when they are too few."""
    often = _often(drawn)
    asked = often["item_id"].isin([item.item_id for item in items])
    n = int(often.loc[asked & (often["sector"] == sector), "professional_id"].nunique())
    return n if n >= SMALL_CELL else None
