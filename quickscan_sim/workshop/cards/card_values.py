"""Single values of a card file: typed as they are written, and shown in sentences."""

from __future__ import annotations

import re

from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import Bilingual
from quickscan_sim.workshop.card import Value

SHOWN = 40
"""Signs of a wrong value that a sentence repeats."""
WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
DECIMAL = re.compile(r"-?\d{1,15}[.,]\d{1,15}")


def typed(text: str) -> Value:
    """A number, true or false where a text is written as one; a code such as 010 stays a text.

    >>> typed("12"), typed("0,25"), typed("true"), typed("010")
    (12, 0.25, True, '010')
    """
    plain = text.strip()
    if plain.lower() in ("true", "false"):
        return plain.lower() == "true"
    if WHOLE.fullmatch(plain):
        return int(plain)
    return float(plain.replace(",", ".")) if DECIMAL.fullmatch(plain) else plain


def key_of(place: Place) -> str:
    """How a part is called in a sentence.

    >>> key_of(("rounds", "1", "task")), key_of(("objectives", "0"))
    ('task', 'objectives 1')
    """
    if len(place) > 1 and place[-1].isdigit():
        return f"{place[-2]} {int(place[-1]) + 1}"
    return place[-1] if place else "-"


def shown(value: object) -> str | Bilingual:
    """A wrong value as a sentence may repeat it."""
    if isinstance(value, str):
        return repr(value) if len(value) <= SHOWN else repr(value[:SHOWN] + "…")
    if value is None:
        return Bilingual("leeg", "empty")
    return (
        Bilingual("een lijst", "a list")
        if isinstance(value, list)
        else Bilingual("een tabel", "a table")
    )
