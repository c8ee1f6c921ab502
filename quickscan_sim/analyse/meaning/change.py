"""What a change between two measurements says, and what the lowest score would do by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.language import Message, Number, mark

_CHANGED = {
    ("same_people", "above"): mark(
        "Progress: the {n} people who answered twice score {change} points higher on average. With "
        "95% certainty it is between {low} and {high}."
    ),
    ("same_people", "below"): mark(
        "Decline: the {n} people who answered twice score {change} points lower on average. With "
        "95% certainty it is between {low} and {high}."
    ),
    ("same_people", "unclear"): mark(
        "Whether the {n} people who answered twice changed is not clear. On average they moved "
        "{signed}, but anything from {low} to {high} fits these answers."
    ),
    ("all_respondents", "above"): mark(
        "The average rose by {change} points: first {n_earlier} people answered, later {n_later}. "
        "With 95% certainty the rise is between {low} and {high}."
    ),
    ("all_respondents", "below"): mark(
        "The average fell by {change} points: first {n_earlier} people answered, later {n_later}. "
        "With 95% certainty the fall is between {low} and {high}."
    ),
    ("all_respondents", "unclear"): mark(
        "Whether the average changed is not clear: first {n_earlier} people answered, later "
        "{n_later}. It moved {signed}, but anything from {low} to {high} fits these answers."
    ),
    ("composition", "above"): mark(
        "Other people answered, and that alone makes the average {change} points higher. With 95% "
        "certainty that part is between {low} and {high}."
    ),
    ("composition", "below"): mark(
        "Other people answered, and that alone makes the average {change} points lower. With 95% "
        "certainty that part is between {low} and {high}."
    ),
    ("composition", "unclear"): mark(
        "Whether it matters that other people answered is not clear. They moved the average "
        "{signed}, but anything from {low} to {high} fits these answers."
    ),
}
_NOT = {
    "same_people": mark(
        "Why it is so. And not what the people think who left, came or did not answer."
    ),
    "all_respondents": mark(
        "That people changed: partly other people answered. And not why the average is what it is."
    ),
    "composition": mark("Who these people are, or that one group of people does better work."),
}
_NOT_UNCLEAR = mark("That nothing changed. Too few people answered to see a small change.")
_COMPOSITION_NONE = mark("The same {n} people answered both times, so nobody else plays a part.")


def meaning_of_change(row: Mapping[str, Any]) -> Meaning:
    """The reading of one row of :func:`~quickscan_sim.analyse.measure_change`.

    "Progress" and "decline" only where the whole interval lies on one side of 0; never a cause.

    >>> row = {"design": "same_people", "change": 0.3, "ci_low": 0.1, "ci_high": 0.5,
    ...     "n_earlier": 40, "n_later": 40, "n_both": 40, "reason": None}
    >>> print(meaning_of_change(row).says.in_language("en"))
    Progress: the 40 people who answered twice score 0.30 points higher on average. With 95% \
certainty it is between 0.10 and 0.50.
    """
    stopped = without_number(row, row.get("change"))
    if stopped is not None:
        return stopped
    design = str(row["design"])
    if design == "composition" and row["ci_low"] == row["ci_high"] == 0:
        return Meaning("clear", Message(_COMPOSITION_NONE, n=row["n_both"]), Message(_NOT[design]))
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    low, high = row["ci_low"], row["ci_high"]
    if side == "below":
        low, high = -high, -low
    says = Message(
        _CHANGED[design, side],
        change=Number(abs(row["change"])),
        signed=_points(row["change"]),
        low=Number(low),
        high=Number(high),
        n=row["n_both"],
        n_earlier=row["n_earlier"],
        n_later=row["n_later"],
    )
    not_said = _NOT_UNCLEAR if side == "unclear" else _NOT[design]
    return Meaning("unclear" if side == "unclear" else "clear", says, Message(not_said))


_REGRESSION = {
    "above": mark(
        "{chosen} moved {observed}. Chance alone was expected to give {expected}. What "
        "is left ({rest}) is more than chance and the usual ups and downs explain."
    ),
    "below": mark(
        "{chosen} moved {observed}. Chance alone was expected to give {expected}. What "
        "is left ({rest}) is lower than chance and the usual ups and downs explain."
    ),
    "unclear": mark(
        "{chosen} moved {observed}. Chance alone was expected to give {expected}. What "
        "is left ({rest}) may well be chance too: anything from {low} to {high} fits."
    ),
}
_CHOSEN = {
    ("lowest", "organisation"): mark("The lowest organisation"),
    ("highest", "organisation"): mark("The highest organisation"),
    ("lowest", "sector"): mark("The lowest sector"),
    ("highest", "sector"): mark("The highest sector"),
    ("lowest", "neighbourhood"): mark("The lowest neighbourhood"),
    ("highest", "neighbourhood"): mark("The highest neighbourhood"),
}


def meaning_of_regression_to_the_mean(row: Mapping[str, Any]) -> Meaning:
    """The reading of one row of :func:`~quickscan_sim.analyse.expected_regression`.

    >>> row = {"chosen": "lowest", "grouping": "organisation", "observed": 0.3, "expected": 0.2,
    ...     "rest": 0.1, "rest_low": -0.3, "rest_high": 0.5, "reason": None}
    >>> meaning_of_regression_to_the_mean(row).certainty
    'unclear'
    """
    stopped = without_number(row, row.get("rest"))
    if stopped is not None:
        return stopped
    side = side_of(row["rest_low"], row["rest_high"], 0.0)
    says = Message(
        _REGRESSION[side],
        chosen=Message(_CHOSEN[str(row["chosen"]), str(row["grouping"])]),
        observed=_points(row["observed"]),
        expected=_points(row["expected"]),
        rest=_points(row["rest"]),
        low=Number(row["rest_low"]),
        high=Number(row["rest_high"]),
    )
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        says,
        Message(
            "That somebody did this. Who is lowest is partly so by chance, and comes back a little "
            "by itself; the highest falls back in the same way."
        ),
    )


def without_number(row: Mapping[str, Any], value: Any) -> Meaning | None:
    """The reading of a row that has no number or no interval; None when it has both."""
    reason = row.get("reason")
    if reason is None or pd.isna(reason):
        return None
    why = Message(REASONS[str(reason)], needed=NEEDED.get(str(reason)))
    if reason == "withheld":
        return Meaning("withheld", why, Message("That there is something to hide, or no change."))
    if value is None or pd.isna(value):
        return Meaning(
            "not_computed",
            Message("There is no number. {why}", why=why),
            Message("That nothing changed, or that something did."),
        )
    return Meaning(
        "unclear",
        Message(
            "There is a number ({value}), but no interval. {why}", value=Number(value), why=why
        ),
        Message("How far this number can be off; do not build on it."),
    )


NEEDED = {"too_few_groups": 4, "too_few_clusters": 2}
"""The number that a reason speaks of."""


def _points(value: float) -> Message:
    """So many points up or down, in words."""
    if round(value, 2) == 0:
        return Message("0 points")
    text = mark("{size} points up") if value > 0 else mark("{size} points down")
    return Message(text, size=Number(abs(value)))
