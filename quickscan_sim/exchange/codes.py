"""Codes in the cells of an export: how they are compared, and when one may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quickscan_sim.errors import nearest
from quickscan_sim.exchange.personal_data import is_personal
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Scale

AT_MOST = 3
"""Sentences shown for each kind of problem."""

TICKED = ("Y", "J", "Ja", "Yes", "1", "X", "True", "Waar")
"""What survey tools write in the column of a box that was ticked."""

LONGEST_CODE = 20
NOT_SHOWN = Bilingual("een tekst (niet getoond)", "a text (not shown)")
NOTHING = Bilingual("(niets)", "(nothing)")


def plain(code: str) -> str:
    """A code as it is compared: without spaces around it, in lower case, 4.0 and 4,0 as 4.

    >>> plain(" A4 "), plain("4,0")
    ('a4', '4')
    """
    text = code.strip().casefold()
    whole = re.fullmatch(r"(-?\d+)[.,]0+", text)
    return whole[1] if whole else text


def shown(value: str) -> str | Bilingual:
    """A wrong cell as it may be shown: a short code or a single word, never what people wrote.

    >>> shown("A6"), shown("vaak")
    ("'A6'", "'vaak'")
    >>> shown("Call me: fatima@example.nl").in_language("en")
    'a text (not shown)'
    """
    text = value.strip()
    is_code = len(text) <= LONGEST_CODE and not re.search(r"[\s@]", text)
    return repr(text) if is_code and not is_personal(text) else NOT_SHOWN


def answer_codes(scale: Scale, given: Mapping[str, int] | None, are_texts: bool) -> dict[str, int]:
    """The value of every code that an item of this scale can hold.

    Parameters
    ----------
    given
        The codes of the mapping; None: the numbers of the scale (or its words).
    are_texts
        The cells hold the words of the questionnaire, Dutch or English.
    """
    if given is not None:
        return {plain(code): value for code, value in given.items()}
    codes = {str(value): value for value in scale.values}
    if are_texts:
        for value, label in scale.labels:
            codes |= {plain(label.nl): value, plain(label.en): value}
    return codes


def translate(values: pd.Series, codes: Mapping[str, object] | Mapping[str, int]) -> pd.Series:
    """Each text as the value of its code; NA for an empty text and for an unknown code."""
    import pandas as pd

    known = {code: codes.get(plain(code), pd.NA) for code in values.unique() if code != ""}
    return values.map(known).astype("object")


def first_of(messages: Iterable[Message]) -> list[Message]:
    """The first three sentences, and one that says how many more there are."""
    gathered = list(messages)
    more = len(gathered) - AT_MOST
    rest = [Message("There are {n} more sentences of this kind.", n=more)] if more > 0 else []
    return gathered[:AT_MOST] + rest


def near(name: str, allowed: Iterable[str]) -> str | Bilingual:
    """The nearest right name, or that there is none."""
    return nearest(name, allowed) or NOTHING
