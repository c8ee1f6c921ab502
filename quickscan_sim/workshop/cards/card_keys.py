"""Every key of a card with what it means, for copies of cards, guides and sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual
from quickscan_sim.workshop.card import Card

KEYS = Path(__file__).parents[2] / "data" / "workshop" / "card_keys.csv"


@cache
def parts_of_card() -> dict[str, type[BaseModel]]:
    """The card itself ("card") and its parts, by the key that they stand under.

    >>> sorted(parts_of_card())[:3]
    ['card', 'debrief', 'discovery']
    """
    found: dict[str, type[BaseModel]] = {"card": Card}
    waiting: list[type[BaseModel]] = [Card]
    while waiting:
        for name, field in waiting.pop().model_fields.items():
            for model in _models_in(field.annotation):
                if model not in found.values():
                    found[name] = model
                    waiting.append(model)
    return found


@cache
def meanings() -> dict[tuple[str, str], Bilingual]:
    """What each key means, by part and key.

    >>> meanings()["card", "seed"].en
    'start of chance: another number is another neighbourhood'
    """
    return {
        (row["part"], row["key"]): Bilingual(row["meaning_nl"], row["meaning_en"])
        for row in read_delimited(KEYS).to_dict("records")
    }


def parents_of(key: str) -> list[str]:
    """The parts of a card in which a key may stand.

    >>> parents_of("task")
    ['rounds']
    """
    return [part for part, model in parts_of_card().items() if key in model.model_fields]


def _models_in(kind: Any) -> list[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    models: list[type[BaseModel]] = []
    for inner in get_args(kind):
        models += [model for model in _models_in(inner) if model not in models]
    return models
