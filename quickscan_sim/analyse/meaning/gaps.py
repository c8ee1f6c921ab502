"""What a weak spot in working together says, and what it does not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.language import Message, Probability, mark

CLEAR_FROM = 0.9
"""From this probability on a weak spot is told as seen; below it as something to check."""

CLAIMS_ABSENCE = ("no_tie", "not_found", "informal_apart")
"""Kinds that say that there is no tie: their probability is ``p_absent``, not ``certainty``."""

_SAYS = {
    "no_tie": mark(
        "These two do not name each other, where a pair such as this is likely to work together. "
        "The probability that there is truly no tie is {p}."
    ),
    "one_way": mark(
        "One side names the other, the other does not. The probability that it is truly so is {p}."
    ),
    "differing_views": mark(
        "Both have this tie, and see it very differently. The probability that they truly do is "
        "{p}."
    ),
    "single_layer": mark(
        "These two work together on one subject, where a pair such as this is likely to do so on "
        "more. The probability that this is truly missed here is {p}."
    ),
    "weak_quality": mark(
        "These two work together closely and rate it below the middle. The probability that it "
        "truly lies there is {p}."
    ),
    "not_found": mark(
        "No organisation that was heard names this one. The probability that truly none of them "
        "has a tie with it is {p}."
    ),
    "split_layer": mark(
        "On this subject the neighbourhood falls apart in groups, and on another it does not. "
        "The probability that it is truly so is {p}."
    ),
    "single_broker": mark(
        "One organisation is the only route to another. The probability that there is truly no "
        "other route is {p}."
    ),
    "hangs_on_one": mark(
        "Without this organisation at least a quarter of the others loses the rest. The "
        "probability that it is truly so is {p}."
    ),
    "informal_apart": mark(
        "Informal groups and formal organisations do not name each other here. The probability "
        "that there is truly no tie is {p}."
    ),
}
_SAYS_NOT = {
    "no_tie": mark(
        "That they do not want to. Nor that they need each other: only they and families know."
    ),
    "one_way": mark("Which side is right, or that one side falls short."),
    "differing_views": mark("Which side sees it well, or whose task it is to change."),
    "single_layer": mark("That more is better, or that either side holds back."),
    "weak_quality": mark("Who or what causes it, or that people do not do their best."),
    "not_found": mark("That it does little, or that residents do not find it."),
    "split_layer": mark("That the groups avoid each other, or that each works badly."),
    "single_broker": mark("That the one in between does too much, or the other too little."),
    "hangs_on_one": mark("That this organisation will stop, or that others lean back."),
    "informal_apart": mark("That either side does not want to, or that volunteers should do more."),
}


def meaning_of_gap(row: Mapping[str, Any]) -> Meaning:
    """What one row of the table ``gaps`` says; without names.

    ``clear`` from a probability of .9 on, else ``unclear``: something to check first.

    >>> row = {"kind": "one_way", "certainty": 0.95, "p_absent": 0.0}
    >>> meaning_of_gap(row).certainty
    'clear'
    >>> print(meaning_of_gap(row).says_not.in_language("en"))
    Which side is right, or that one side falls short.
    """
    kind = str(row["kind"])
    told = row["p_absent"] if kind in CLAIMS_ABSENCE else row["certainty"]
    p = 0.0 if pd.isna(told) else float(told)
    return Meaning(
        "clear" if p >= CLEAR_FROM else "unclear",
        Message(_SAYS[kind], p=Probability(p)),
        Message(_SAYS_NOT[kind]),
    )
