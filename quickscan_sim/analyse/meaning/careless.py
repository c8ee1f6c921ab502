"""What flags of careless answering say, and what the means would be without the flagged forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.careless.flags import ANY
from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.vocabulary import SMALL_CELL

FOUND_AT_RANDOM = {200: 0.33, 800: 0.53}
"""The share of people who answer at random that the default rules find, by the number of people
(40 draws each, 10 % at random; ``studies/2026-11-23_careless.csv``)."""

_FLAGGED = mark(
    "{n_flagged} of the {n} forms break a rule. These may have been filled in hastily or at "
    "random. People can also have other reasons: read the form before you decide."
)
_WITHHELD = mark(
    "How many forms look hasty is not shown. There are fewer than {minimum}, or the number would "
    "tell about fewer than {minimum} people."
)
_NOT_FLAGGED = mark(
    "Who answered at random and who did not. A flag is a question, and nobody was left out. Many "
    "random answers look like any other: in invented data the usual rules found {few} of them "
    "among {n_few} people, and {many} among {n_many}."
)
_MEAN = {
    "above": mark(
        "With everybody the mean of {theme} is {mean}; without the forms that look hasty it is "
        "{kept}. It goes up by {size} (from {low} to {high}): more than chance gives. Show both "
        "means."
    ),
    "below": mark(
        "With everybody the mean of {theme} is {mean}; without the forms that look hasty it is "
        "{kept}. It goes down by {size} (from {low} to {high}): more than chance gives. Show both "
        "means."
    ),
    "unclear": mark(
        "With everybody the mean of {theme} is {mean}; without the forms that look hasty it is "
        "{kept}. Whether these people score otherwise is not clear: a change from {low} to {high} "
        "fits."
    ),
}
_NO_INTERVAL = mark(
    "With everybody the mean of {theme} is {mean}; without the forms that look hasty it is {kept}. "
    "There is no interval, so no conclusion. {why}"
)
_MEAN_WITHHELD = mark(
    "The mean without the forms that look hasty is not shown. Together with the mean of everybody "
    "it would tell about fewer than {minimum} people."
)
_NOT_MEAN = mark(
    "Which mean is right. Somebody with a flag may mean every answer. With several themes, one can "
    "also move by chance. The interval takes people as independent, also colleagues."
)
_NOT_MEAN_WITHHELD = mark("That hasty forms change nothing, or that they change much.")


def meaning_of_careless(summary: pd.DataFrame) -> Meaning:
    """The reading of :func:`~quickscan_sim.analyse.summarise_careless`.

    Never "clear": how many forms break a rule is known, whether somebody was careless is not.

    >>> from quickscan_sim.analyse import careless_indices, flag_careless, summarise_careless
    >>> forms = pd.DataFrame([[3, 3, 3, 3]] * 6 + [[1, 2, 2, 5]] * 14)
    >>> meaning = meaning_of_careless(summarise_careless(flag_careless(careless_indices(forms))))
    >>> print(meaning.certainty, meaning.says.in_language("en"), sep=": ")
    unclear: 6 of the 20 forms break a rule. These may have been filled in hastily or at random.
    People can also have other reasons: read the form before you decide.
    """
    row = summary[summary["rule"] == ANY].iloc[0]
    (n_few, few), (n_many, many) = FOUND_AT_RANDOM.items()
    says_not = Message(_NOT_FLAGGED, few=Share(few), many=Share(many), n_few=n_few, n_many=n_many)
    if row["withheld"]:
        return Meaning("withheld", Message(_WITHHELD, minimum=SMALL_CELL), says_not)
    says = Message(_FLAGGED, n_flagged=row["n_flagged"], n=row["n"])
    return Meaning("unclear", says, says_not)


def meaning_of_means_without_flagged(row: Mapping[str, Any], *, theme: object) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.means_without_flagged`.

    ``theme`` is the name as the reader knows it. "clear" when the interval of the difference
    leaves out 0.

    >>> row = {"mean": 3.1, "mean_kept": 3.2, "difference": 0.1, "ci_low": 0.04, "ci_high": 0.16,
    ...        "withheld": False, "reason": None}
    >>> meaning_of_means_without_flagged(row, theme="noticing").certainty
    'clear'
    """
    if row["withheld"]:
        return Meaning(
            "withheld", Message(_MEAN_WITHHELD, minimum=SMALL_CELL), Message(_NOT_MEAN_WITHHELD)
        )
    facts: dict[str, object] = {
        "theme": theme,
        "mean": Number(row["mean"]),
        "kept": Number(row["mean_kept"]),
    }
    if pd.isna(row["ci_low"]):
        why = REASONS[row["reason"]]
        facts["why"] = Message(why)
        return Meaning("not_computed", Message(_NO_INTERVAL, **facts), Message(_NOT_MEAN))
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    low, high = row["ci_low"], row["ci_high"]
    ends = (-high, -low) if side == "below" else (low, high)
    facts |= {"low": Number(ends[0]), "high": Number(ends[1])}
    says = Message(_MEAN[side], size=Number(abs(row["difference"])), **facts)
    return Meaning("unclear" if side == "unclear" else "clear", says, Message(_NOT_MEAN))
