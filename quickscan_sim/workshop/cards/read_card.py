"""Cards from their YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.workshop.card import Card

CARDS = Path(__file__).parents[2] / "data" / "workshop" / "cards"


def card_names() -> list[str]:
    """The cards that come with the kit, in the order of their numbers: W1, W2 ... W10.

    >>> "W2" in card_names()
    True
    """
    return sorted((path.stem for path in CARDS.glob("*.yaml")), key=lambda name: int(name[1:]))


def load_card(name: str) -> Card:
    """The card with this name, or in this file.

    Raises
    ------
    QuickscanError
        When there is no such card or file, or the file is no whole card.

    Examples
    --------
    >>> load_card("W2").scenario
    'reversed_item'
    """
    path = CARDS / f"{name.upper()}.yaml"
    if path.exists():
        return read_card(path)
    if Path(name).exists():
        return read_card(Path(name))
    raise QuickscanError(
        "There is no card {name}. Known: {known}. The nearest is {near}.",
        name=repr(name),
        known=", ".join(card_names()),
        near=nearest(name, card_names()) or card_names()[0],
    )


def read_card(path: Path) -> Card:
    """A card file."""
    from ruamel.yaml import YAML

    return Card(**_with_texts(YAML(typ="safe").load(path)))


def _with_texts(content: Any) -> Any:
    """Every pair of nl and en as one text in two languages."""
    if isinstance(content, dict):
        if set(content) == set(LANGUAGES):
            return Bilingual(content["nl"], content["en"])
        return {name: _with_texts(part) for name, part in content.items()}
    if isinstance(content, list):
        return [_with_texts(part) for part in content]
    return content
