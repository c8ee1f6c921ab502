"""What an exit card asks, and the columns that a trainer types it into."""

from __future__ import annotations

from quickscan_sim.language import Bilingual, mark
from quickscan_sim.workshop.card import Card

RIGHT = {"yes": mark("yes"), "no": mark("no"), "unknown": mark("not sure")}
"""Was your prediction right?"""
YES_NO = {"yes": mark("yes"), "no": mark("no")}

CARD = Bilingual("kaart", "card")
PREDICTION = Bilingual("voorspelling_klopte", "prediction_right")
MAY_BE_SHOWN = Bilingual("mag_getoond", "may_be_shown")


def answer_column(number: int) -> Bilingual:
    """The column of an open question, counted from 1.

    >>> answer_column(2).nl
    'antwoord_2'
    """
    return Bilingual(f"antwoord_{number}", f"answer_{number}")


def exit_columns(card: Card) -> dict[str, Bilingual]:
    """Every column of the file of a card, by what it holds.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> list(exit_columns(load_card("W2")))[:3]
    ['card', 'prediction', 'answer_1']
    """
    answers = {
        f"answer_{number}": answer_column(number) for number in range(1, len(card.exit_card) + 1)
    }
    return {"card": CARD, "prediction": PREDICTION, **answers, "may_be_shown": MAY_BE_SHOWN}
