"""Whether a card can be played and taught: everything that is missing, not only the first."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.check_playable import find_impossible, with_place
from quickscan_sim.workshop.cards.check_run import Step, check_run
from quickscan_sim.workshop.cards.check_teaching import check_teaching
from quickscan_sim.workshop.cards.check_texts import check_texts
from quickscan_sim.workshop.cards.problem import Problem
from quickscan_sim.workshop.cards.read_card import read_card, read_card_file


def check_card(card: Card, step: Step | None = None) -> list[Message]:
    """What is missing in a card or does not fit, a sentence each with its place.

    The card is played with its own seed, once everything that it names is known.

    Parameters
    ----------
    step
        Asks for every picture to be made, and hears how far it is.

    Examples
    --------
    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> check_card(load_card("W2").model_copy(update={"scenario": "exmple"}))[0]
    Message("scenario: There is no scenario 'exmple'. ...")
    """
    return [with_place(one) for one in find_problems(card, step)]


def check_file(path: Path, step: Step | None = None) -> tuple[Card, list[Message]]:
    """A card file with what is missing in it, each with its line, in the order of the file.

    Raises
    ------
    QuickscanError
        When the file cannot be read as a card.
    """
    card = read_card(path)
    file = read_card_file(path)
    problems = find_problems(card, step)
    ordered = sorted(problems, key=lambda one: file.line_of(one.place))
    return card, [file.at(one.place, one.sentence) for one in ordered]


def find_problems(card: Card, step: Step | None = None) -> list[Problem]:
    """What is missing in a card or does not fit, each with its place."""
    impossible = find_impossible(card)
    problems = [*impossible, *check_teaching(card), *check_texts(card)]
    return problems if impossible else [*problems, *check_run(card, step)]
