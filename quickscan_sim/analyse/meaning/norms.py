"""What a score beside a norm group says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.language import Message, Number, mark

_SAYS = {
    "above": mark(
        "These {n} people score {difference} points above the norm group. With 95% certainty it is "
        "between {low} and {high}. The norm: {source}, {year}, {n_norm} people."
    ),
    "below": mark(
        "These {n} people score {difference} points below the norm group. With 95% certainty it is "
        "between {low} and {high}. The norm: {source}, {year}, {n_norm} people."
    ),
    "unclear": mark(
        "Whether these {n} people differ from the norm group is not clear: anything from {low} to "
        "{high} fits. The norm: {source}, {year}, {n_norm} people."
    ),
}
_INDEPENDENT = mark(
    "That above the norm is good enough, or below it bad: a norm is what others did. It counts "
    "only when the norm was asked the same questions. And the norm has no standard error, so the "
    "interval is too narrow."
)
_NOT = mark(
    "That above the norm is good enough, or below it bad: a norm is what others did. It counts "
    "only when the norm was asked the same questions."
)


def meaning_of_norm(row: Mapping[str, Any]) -> Meaning:
    """The reading of one row of :func:`~quickscan_sim.analyse.compare_with_norm`.

    >>> row = {"n": 50, "difference": -0.4, "ci_low": -0.7, "ci_high": -0.1, "n_norm": 400,
    ...     "source": "Our town", "year": 2025, "independent_norm": False, "reason": None}
    >>> meaning_of_norm(row).certainty
    'clear'
    """
    stopped = without_number(row, "difference", "ci_low")
    if stopped is not None:
        return stopped
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    low, high = row["ci_low"], row["ci_high"]
    if side == "below":
        low, high = -high, -low
    says = Message(
        _SAYS[side],
        n=row["n"],
        difference=Number(abs(row["difference"])),
        low=Number(low),
        high=Number(high),
        source=str(row["source"]),
        year=row["year"],
        n_norm=row["n_norm"],
    )
    independent = pd.notna(row["independent_norm"]) and bool(row["independent_norm"])
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        says,
        Message(_INDEPENDENT if independent else _NOT),
    )
