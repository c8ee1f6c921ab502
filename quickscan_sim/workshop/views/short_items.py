"""A few words for an item, for the head of a column on a projector."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from quickscan_sim.language import Bilingual
from quickscan_sim.questionnaire import Item, Questionnaire

SHORT_ITEMS = Path(__file__).parents[2] / "data" / "workshop" / "short_items.csv"


def short_text(item: Item, questionnaire: Questionnaire) -> Bilingual:
    """What the item is about in two to five words; the name of its theme where nobody wrote any.

    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> short_text(practice.item("sig_1"), practice).in_language("en")
    'signs of money worries'
    >>> short_text(practice.item("sig_2"), practice).in_language("en")
    'Noticing'
    """
    return _written().get(item.item_id) or questionnaire.theme(item.theme_id).name


@cache
def _written() -> dict[str, Bilingual]:
    with SHORT_ITEMS.open(encoding="utf-8", newline="") as file:
        return {row["item_id"]: Bilingual(row["nl"], row["en"]) for row in csv.DictReader(file)}
