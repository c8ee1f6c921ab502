"""Three questions for the trainer, on paper and as a text file."""

from __future__ import annotations

from quickscan_sim.language import mark, translator
from quickscan_sim.workshop.card import Card

QUESTIONS = (
    mark("What worked, and should stay?"),
    mark("What did not work, and in which phase?"),
    mark("What do we change next time? One thing, and who does it."),
)


def looking_back_text(card: Card, language: str) -> bytes:
    """A text file to fill in; a trainer keeps one for each session.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> looking_back_text(load_card("W2"), "en").decode("utf-8-sig").splitlines()[0]
    'W2. The reversed item'
    """
    say = translator(language)
    lines = [
        f"{card.card}. {card.title.in_language(language)}",
        say("Day, place, number of people, 45 or 30 minutes:"),
        "",
        *(line for question in QUESTIONS for line in (say(question), "", "")),
        say(
            "No names of participants. Copy this file for each session, with the day in its name, "
            "such as 2027-03-16_W2.txt. Read the last one before the next session."
        ),
        "",
    ]
    return "\r\n".join(lines).encode("utf-8-sig")
