"""Empty tables to type forms into, as Excel of that language opens them."""

from __future__ import annotations

import csv
import io

from quickscan_sim.workshop.afterwards.attitude_columns import attitude_columns
from quickscan_sim.workshop.afterwards.exit_form import exit_columns
from quickscan_sim.workshop.card import Card

SEPARATORS = {"nl": ";", "en": ","}
ROWS = 30


def exit_table(card: Card, language: str) -> bytes:
    """The table for exit cards: the card is typed in already, a row for each person.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> exit_table(load_card("W2"), "nl").decode("utf-8-sig").splitlines()[0][:36]
    'kaart;voorspelling_klopte;antwoord_1'
    """
    names = [name.in_language(language) for name in exit_columns(card).values()]
    rows = [[card.card] + [""] * (len(names) - 1)] * ROWS
    return _as_csv([names, *rows], language)


def attitude_table(language: str) -> bytes:
    """The table for the attitude check: a row for each form.

    >>> attitude_table("en").decode("utf-8-sig").splitlines()
    ['code,moment,A1,A2,A3,A4,A5']
    """
    return _as_csv([[name.in_language(language) for name in attitude_columns().values()]], language)


def _as_csv(rows: list[list[str]], language: str) -> bytes:
    whole = io.StringIO(newline="")
    csv.writer(whole, delimiter=SEPARATORS[language], lineterminator="\r\n").writerows(rows)
    return whole.getvalue().encode("utf-8-sig")
