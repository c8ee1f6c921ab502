"""``quickscan workshop check``: what is missing in a card, and how often its discovery shows."""

from __future__ import annotations

import typer

from quickscan_sim.cli.session import WORK_FAILED, Screen
from quickscan_sim.cli.typed_path import typed_path
from quickscan_sim.language import Message, Share, mark
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.check_card import check_file
from quickscan_sim.workshop.cards.read_card import find_card


def check_own_card(screen: Screen, name: str, n_seeds: int) -> None:
    """Everything that a card lacks, line by line, with exit status 1; or that it is whole."""
    path = find_card(name)
    with screen.counting(mark("Making the pictures")) as show:
        card, lacking = check_file(path, show)
    if lacking:
        _tell_lacking(screen, lacking)
        raise typer.Exit(WORK_FAILED)
    screen.say(
        "The card {card} is whole: {minutes} minutes, for {least} to {most} people.",
        card=card.card,
        minutes=card.minutes,
        least=card.people[0],
        most=card.people[1],
    )
    screen.say(
        "With its own seed ({seed}) the discovery shows: {discovery}",
        seed=card.seed,
        discovery=card.discovery.text,
    )
    if n_seeds:
        _tell_others(screen, card, n_seeds)
    screen.say("Try it: quickscan workshop {file}", file=typed_path(name))


def _tell_lacking(screen: Screen, lacking: list[Message]) -> None:
    screen.title("What is still missing")
    screen.points([one.in_language(screen.language) for one in lacking])
    screen.console.print()
    screen.say("Change it in a text editor, save it, and give the same command again.")


def _tell_others(screen: Screen, card: Card, n_seeds: int) -> None:
    """In how many of the next seeds the discovery shows, or its opposite."""
    verdicts = []
    with screen.counting(mark("Drawing other neighbourhoods")) as show:
        for number in range(1, n_seeds + 1):
            verdicts.append(CardRun(card, card.seed + number).verdict())
            show(number, n_seeds)
    seen, opposite = verdicts.count("seen"), verdicts.count("opposite")
    screen.say(
        "In {n_seen} of {n} other neighbourhoods it shows ({share}); in {n_opposite} the opposite.",
        n_seen=seen,
        n=n_seeds,
        share=Share(seen / n_seeds),
        n_opposite=opposite,
    )
    if seen < GOOD * n_seeds:
        screen.say(
            "That is little. Whoever takes another neighbourhood may see something else: choose "
            "positions that differ more."
        )


GOOD = 0.8
"""The share of other neighbourhoods in which the cards of the kit show their discovery."""
