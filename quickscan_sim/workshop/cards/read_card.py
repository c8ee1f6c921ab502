"""Cards from their YAML files."""

from __future__ import annotations

import re
from pathlib import Path

from quickscan_sim.delimited import read_text
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import YamlFile, read_yaml
from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.card_reading import CardReading

CARDS = Path(__file__).parents[2] / "data" / "workshop" / "cards"
LARGEST = 1_000_000
"""Bytes; a card with long texts has 20,000."""
ENDINGS = (".yaml", ".yml")
OWN_QUOTES = re.compile(r"(?m)^[^#\n]*[:,{\[-][ ]*[“”„‘’]")


def card_names() -> list[str]:
    """The cards that come with the kit, in the order of their numbers: W1, W2 ... W10.

    >>> "W2" in card_names()
    True
    """
    return sorted((path.stem for path in CARDS.glob("*.yaml")), key=lambda name: (len(name), name))


def load_card(name: str) -> Card:
    """The card with this name, or in this file, ready to be played.

    Raises
    ------
    QuickscanError
        When there is no such card or file, the file is no whole card, or it names what the kit
        does not know.

    Examples
    --------
    >>> load_card("w2").scenario
    'reversed_item'
    """
    path = find_card(name)
    card = read_card(path)
    if path.parent != CARDS:  # those of the kit are known to be right, and open at once
        from quickscan_sim.workshop.cards.check_playable import check_playable

        check_playable(card)
    return card


def find_card(name: str) -> Path:
    """The file of a card of the kit, or of somebody's own.

    Raises
    ------
    QuickscanError
        When there is none; it names the nearest.
    """
    wanted = name.strip()
    if wanted.upper() in card_names():
        return CARDS / f"{wanted.upper()}.yaml"
    path = Path(wanted)
    if _is_there(path):
        return path
    if path.suffix.lower() in ENDINGS:
        raise QuickscanError(
            "The file {file} does not exist. Check the name and the folder.", file=wanted
        )
    raise QuickscanError(
        "There is no card {name}. Known: {known}. The nearest is {near}.",
        name=repr(name),
        known=", ".join(card_names()),
        near=nearest(name, card_names()) or card_names()[0],
    )


def read_card(path: Path) -> Card:
    """A card file; every mistake is told with its line.

    Raises
    ------
    QuickscanError
        When the file is missing, empty, too large, not YAML or no card, and one sentence with
        its line for every key that is unknown, missing or twice there, every text that lacks a
        language, and every value that cannot be read.
    """
    return CardReading(read_card_file(path)).card()


def read_card_file(path: Path) -> YamlFile:
    """The content of a card file, before it is looked at as a card."""
    if path.is_dir():
        raise QuickscanError(
            "{file} is a folder; give the card file in it, such as my_card.yaml.", file=path
        )
    if path.is_file() and path.stat().st_size > LARGEST:
        raise QuickscanError(
            "{file} is too large for a card. A card is a text file of a few pages, ending in "
            ".yaml.",
            file=path.name,
        )
    try:
        file = read_yaml(path, example="minutes: 45")
    except QuickscanError as problem:
        raise _with_quotes(path, problem) from None
    if not file.content:
        raise QuickscanError(
            "{file} is empty; expected a card. Start from a copy: quickscan workshop copy W2 "
            "my_card.yaml",
            file=path.name,
        )
    return file


def _with_quotes(path: Path, problem: QuickscanError) -> QuickscanError:
    """The same error, and where the quotation marks of a word processor may be the cause."""
    found = OWN_QUOTES.search(read_text(path)) if path.is_file() else None
    if found is None:
        return problem
    line = read_text(path).count("\n", 0, found.end()) + 1
    hint = Message(
        "{file}, line {line}: this line has curly quotation marks, as Word makes them. Use "
        "straight ones: \" or '.",
        file=path.name,
        line=line,
    )
    return QuickscanError.of((*problem.messages, hint))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False
