"""To which theme a sentence of the questionnaire belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quickscan_sim.questionnaire import Item
from quickscan_sim.teach.answers.dealt import dealt
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import forms_of
from quickscan_sim.teach.own_data import OwnData


@answers
def theme_of_sentence(data: OwnData, *, items: Sequence[str]) -> str | None:
    """The theme of the item that is dealt by the pack."""
    item = _item(data, items)
    return None if item is None else item.theme_id


@answers
def sentence_facts(data: OwnData, *, items: Sequence[str]) -> dict[str, Any]:
    """What a prompt tells: the text of that item."""
    item = _item(data, items)
    return {"sentence": None if item is None else item.text}


def _item(data: OwnData, items: Sequence[str]) -> Item | None:
    """One of these items, where the questionnaire has them: first a theme, then one of its own."""
    known = [item for item in forms_of(data).items if item.item_id in items]
    if not known:
        return None
    chance = dealt(data, "sentence")
    themes = list(dict.fromkeys(item.theme_id for item in known))
    theme = themes[int(chance.integers(len(themes)))]
    own = [item for item in known if item.theme_id == theme]
    return own[int(chance.integers(len(own)))]
