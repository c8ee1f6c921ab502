"""``quickscan workshop CARD --file``: a card as one web page, to open with a double click."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file


def write_file(
    screen: Screen,
    card: str,
    language: str,
    out: Path | None,
    force: bool,
    minutes: int | None = None,
) -> Path:
    """Write a card with all its pictures; give the place of the file.

    Parameters
    ----------
    card
        The name of a card, or a file with one.
    out
        The file to write; a folder, or None (this folder), gets a file named after the card.
    minutes
        The length that the card opens with; None: its own.
    """
    from quickscan_sim.workshop.card_run import CardRun
    from quickscan_sim.workshop.cards.read_card import load_card
    from quickscan_sim.workshop.html_file import card_file_name, write_card_file

    found = load_card(card).model_copy(update={"minutes": minutes} if minutes else {})
    place = Path() if out is None else out
    if place.is_dir():
        place = place / card_file_name(found, language)
    check_ending(place, ".html", ".htm")
    with screen.working(3) as step, atomic_file(place, force) as file:
        step("Drawing the neighbourhood")
        run = CardRun(found)
        step("Drawing every picture of the card")
        write_card_file(run, file, language)
        step("Ready")
    screen.place("Workshop card, to open with a double click", place)
    return place
