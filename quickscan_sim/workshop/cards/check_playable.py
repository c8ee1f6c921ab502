"""What keeps a card from being played at all, found without a draw."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.check_levers import check_levers
from quickscan_sim.workshop.cards.check_names import check_names
from quickscan_sim.workshop.cards.check_rounds import check_rounds
from quickscan_sim.workshop.cards.problem import Problem
from quickscan_sim.workshop.views.view import VIEWS, load_view


def check_playable(card: Card) -> None:
    """Stop before a card is played that cannot be, or may not be.

    Raises
    ------
    QuickscanError
        When it names what the kit does not know, or has a lever on families; all of it.
    """
    problems = find_impossible(card)
    if problems:
        raise QuickscanError.of(with_place(one) for one in problems)


def find_impossible(card: Card) -> list[Problem]:
    """What keeps a card from being played at all; found without a draw."""
    problems = check_names(card)
    if card.view in VIEWS:
        view = load_view(card.view)
        problems += [*check_levers(card, view), *check_rounds(card, view)]
    return problems


def with_place(one: Problem) -> Message:
    """What is wrong, with its place in words where there are no lines."""
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
