"""``quickscan workshop --list``: the cards, how long they take and what people discover."""

from __future__ import annotations

from quickscan_sim.cli.session import Screen
from quickscan_sim.workshop.cards.read_card import card_names, load_card


def tell_cards(screen: Screen) -> None:
    """Every card of the kit on the screen."""
    for name in card_names():
        card = load_card(name)
        title = card.title.in_language(screen.language)
        screen.title(
            "{card}  {title} ({minutes} minutes, with {module})",
            card=card.card,
            title=title,
            minutes=card.minutes,
            module=card.module,
        )
        screen.paragraph(card.discovery.text.in_language(screen.language), indent="    ")
    screen.console.print()
    screen.say("Show a card: quickscan workshop {card}", card=card_names()[0])
    screen.say(
        "Make an own card: quickscan workshop copy {card} my_card.yaml", card=card_names()[0]
    )
