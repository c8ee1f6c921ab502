"""``quickscan workshop copy``: a card with explanation, to start an own card from."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.typed_path import typed_path
from quickscan_sim.errors import QuickscanError
from quickscan_sim.workshop.cards.copy_card import copy_card
from quickscan_sim.workshop.cards.read_card import ENDINGS, load_card


def copy_to_change(screen: Screen, name: str, file: Path, force: bool) -> None:
    """Write the copy and say what comes next."""
    if file.suffix.lower() not in ENDINGS:
        raise QuickscanError(
            "A card is a file that ends in .yaml; found {file}. Choose a name such as "
            "my_card.yaml.",
            file=file.name,
        )
    copy_card(load_card(name), file, screen.language, force)
    screen.place("Card to change in a text editor", file)
    screen.say("After that: quickscan workshop check {file}", file=typed_path(file))
