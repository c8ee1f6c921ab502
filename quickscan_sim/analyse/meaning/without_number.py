"""What can be said where there is no number, or no interval to read it by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.language import Message, mark
from quickscan_sim.vocabulary import SMALL_CELL

WITHHELD = ("withheld", "too_few")
"""Reasons that protect people."""

_UNCOUNTED = {
    "too_few_items": mark("There are too few items."),
    "too_few_people": mark("Too few people answered."),
    "too_few_answers": mark("Too few questions were answered."),
    "too_few_clusters": mark("There are too few organisations."),
    "too_few_groups": mark("There are too few groups to see how groups differ."),
    "small_group": mark("Too few people of this group answered, so nothing is shown."),
}
"""The sentences of reasons that speak of a number, for results that do not tell it."""


def without_number(
    row: Mapping[Any, Any], number: str, interval: str | None = None, needed: int | None = None
) -> Meaning | None:
    """The reading of a row of results without its number or interval; None when it has both.

    Parameters
    ----------
    row
        Has, where they apply, ``withheld`` and ``reason``, a code of
        :data:`~quickscan_sim.analyse.estimate.REASONS`.
    number, interval
        The columns that must hold something before anything can be concluded.
    needed
        The number that the reason speaks of, such as how many people it takes.

    Examples
    --------
    >>> row = {"mean": 3.4, "ci_low": None, "reason": "too_few_people"}
    >>> print(without_number(row, "mean", "ci_low", needed=2).says.in_language("en"))
    There is no interval, so no conclusion. Too few people answered; this needs at least 2.
    >>> without_number({"mean": 3.4, "ci_low": 3.1}, "mean", "ci_low") is None
    True
    """
    reason = None if _is_empty(row.get("reason")) else str(row["reason"])
    if bool(row.get("withheld", False)) or reason in WITHHELD:
        return _withheld()
    if _is_empty(row.get(number)):
        says = mark("There is no number, so no conclusion. {why}")
    elif interval is not None and _is_empty(row.get(interval)):
        says = mark("There is no interval, so no conclusion. {why}")
    else:
        return None
    return Meaning(
        "not_computed",
        Message(says, why=_why(reason or "too_few_people", needed)),
        Message("That nothing is going on here: these answers just cannot show it."),
    )


def without_estimate(found: Estimate) -> Meaning | None:
    """:func:`without_number` of an estimate."""
    return without_number(vars(found), "estimate", "ci_low", found.needed)


def _withheld() -> Meaning:
    return Meaning(
        "withheld",
        Message(
            "No score is shown here, to protect people. Fewer than {minimum} people answered, or "
            "the score of another small group could be computed from it.",
            minimum=SMALL_CELL,
        ),
        Message(
            "Whether the score is high, low or in between, or that people here are not involved."
        ),
    )


def _why(reason: str, needed: int | None) -> Message:
    sentence = REASONS[reason] if needed is not None else _UNCOUNTED.get(reason, REASONS[reason])
    return Message(sentence, needed=needed)


def _is_empty(value: Any) -> bool:
    return bool(pd.isna(value))
