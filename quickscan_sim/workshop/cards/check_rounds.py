"""Where the levers stand in each round: names and positions that there are."""

from __future__ import annotations

from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Card, Positions
from quickscan_sim.workshop.cards.check_levers import listed
from quickscan_sim.workshop.cards.problem import Problem, near_name, problem
from quickscan_sim.workshop.views.view import View


def check_rounds(card: Card, view: View) -> list[Problem]:
    """Levers and positions in the rounds that the card does not have.

    The end of a round may hold a word that the view replaces by what it finds, such as "best";
    whether it does is known when the card is played.
    """
    problems = []
    for at, of_round in enumerate(card.rounds):
        problems += _stands(card, of_round.start, ("rounds", at, "start"), is_final=True)
        problems += _stands(
            card, of_round.end, ("rounds", at, "end"), is_final=view.settled is View.settled
        )
        problems += [
            _no_lever(card, name, ("rounds", at, "also"))
            for name in of_round.also
            if name not in _names(card)
        ]
    return problems


def _stands(
    card: Card, positions: Positions, place: tuple[str | int, ...], is_final: bool
) -> list[Problem]:
    levers = {lever.name: lever for lever in card.levers}
    problems = []
    for name, value in positions.items():
        if name not in levers:
            problems.append(_no_lever(card, name, (*place, name)))
            continue
        values = [position.value for position in listed(levers[name])]
        if is_final and values and value not in values:
            problems.append(
                problem(
                    (*place, name),
                    Message(
                        "The lever {lever} has no position {name}. Known: {known}. The nearest is "
                        "{near}.",
                        lever=repr(name),
                        **near_name(str(value), map(str, values)),
                    ),
                )
            )
    return problems


def _no_lever(card: Card, name: str, place: tuple[str | int, ...]) -> Problem:
    return problem(
        place,
        Message(
            "There is no lever {name} in this card. Known: {known}. The nearest is {near}.",
            **near_name(name, _names(card)),
        ),
    )


def _names(card: Card) -> list[str]:
    return [lever.name for lever in card.levers]
