"""Why a number is not shown, and when a shown number rests on few people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.language import Message, Number
from quickscan_sim.vocabulary import SMALL_CELL

FEW_PEOPLE = 2 * SMALL_CELL
"""Below this number of people a mean that may be shown leans on each of them."""


def is_few(n: object) -> bool:
    """Whether a number that may be shown rests on few people (5 to 9).

    >>> is_few(7), is_few(10), is_few(None)
    (True, False, False)
    """
    count: Any = n
    return bool(pd.notna(count)) and SMALL_CELL <= int(count) < FEW_PEOPLE


def meaning_of_withheld(row: Mapping[str, Any]) -> Meaning | None:
    """Why a row of a table of groups shows no number; None when it does, of enough people.

    A row does not tell which of the two reasons holds: that alone would give something away.

    >>> print(meaning_of_withheld({"withheld": True, "n": None, "mean": None}).certainty)
    withheld
    >>> meaning_of_withheld({"withheld": False, "n": 40, "mean": 3.2}) is None
    True
    """
    if pd.notna(row["withheld"]) and row["withheld"]:
        return Meaning(
            "withheld",
            Message(
                "This number is not shown, to protect people. Either fewer than {minimum} people "
                "answered, or the answers of such a small group could be computed from it.",
                minimum=SMALL_CELL,
            ),
            Message("That the score is low or high, or that something is wrong here."),
        )
    if not is_few(row["n"]):
        return None
    return Meaning(
        "unclear",
        Message(
            "Only {n} people answered; their mean is {mean}. One other answer changes it visibly.",
            n=row["n"],
            mean=Number(float(row["mean"])),
        ),
        Message("How the people who did not answer see it."),
    )
