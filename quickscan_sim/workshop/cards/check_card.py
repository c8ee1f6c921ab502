"""Whether a card can be played and taught: everything that is missing, not only the first."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.check_levers import check_levers
from quickscan_sim.workshop.cards.check_names import check_names
from quickscan_sim.workshop.cards.check_rounds import check_rounds
from quickscan_sim.workshop.cards.check_run import Step, check_run
from quickscan_sim.workshop.cards.check_teaching import check_teaching
from quickscan_sim.workshop.cards.check_texts import check_texts
from quickscan_sim.workshop.cards.problem import Problem
from quickscan_sim.workshop.cards.read_card import load_card, read_card, read_card_file
from quickscan_sim.workshop.views.view import VIEWS, load_view


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
    return [_with_place(one) for one in find_problems(card, step)]


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


def find_impossible(card: Card) -> list[Problem]:
    """What keeps a card from being played at all; found without a draw."""
    problems = check_names(card)
    if card.view in VIEWS:
        view = load_view(card.view)
        problems += [*check_levers(card, view), *check_rounds(card, view)]
    return problems


def open_card(name: str) -> Card:
    """The card with this name or in this file, once it is sure that it can be played.

    Raises
    ------
    QuickscanError
        When it cannot be read, names what the kit does not know, or has a lever on families.
    """
    card = load_card(name)
    problems = find_impossible(card)
    if problems:
        raise QuickscanError.of(_with_place(one) for one in problems)
    return card


def _with_place(one: Problem) -> Message:
    if not one.place:
        return one.sentence
    return Message("{place}: {sentence}", place=_in_words(one.place), sentence=one.sentence)


def _in_words(place: Place) -> str:
    """A place as people count: rounds 2, task.

    >>> _in_words(("rounds", "1", "task"))
    'rounds 2, task'
    """
    words: list[str] = []
    for key in place:
        if key.isdigit() and words:
            words[-1] += f" {int(key) + 1}"
        else:
            words.append(key)
    return ", ".join(words)
