"""What the statistics of items say, and what a question that runs against the others may mean."""

from __future__ import annotations

from typing import Any

import pandas as pd

from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.language import Listing, Message, Number, mark

GOES_ALONG = 0.30
"""A common lower bound of the item-rest correlation (Nunnally and Bernstein 1994); no law."""

_ITEM = {
    "above": mark(
        "Question {item} goes along with the others: who scores high on it mostly scores high on "
        "the rest. On a scale from −1 to 1 that is {rest} (from {low} to {high}, n = {n})."
    ),
    "below": mark(
        "Question {item} hardly goes along with the others. On a scale from −1 to 1 it does so for "
        "{rest} (from {low} to {high}, n = {n}); that is below {boundary}."
    ),
    "against": mark(
        "Watch out: question {item} runs against the others: who scores high on it scores low on "
        "the rest. On a scale from −1 to 1 it does so for {rest} (from {low} to {high}, n = {n}). "
        "Check whether its answers were turned around."
    ),
    "unclear": mark(
        "Whether question {item} goes along with the others is not clear. On a scale from −1 to 1 "
        "it does so for {rest}, but anything from {low} to {high} fits these answers (n = {n})."
    ),
}

_AGAINST = mark(
    "Watch out: {items} runs against the other questions. Who scores high there scores low on the "
    "rest (correlation {rest}, from {low} to {high}). It looks as if its answers were not turned "
    "around. After turning, alpha goes from {alpha} to {turned}. If so, everybody's score now "
    "slides to the middle, and a sector that does well can come out worst."
)
_SEVERAL = mark(
    "Watch out: {items} run against the other questions. Who scores high there scores low on the "
    "rest. It looks as if their answers were not turned around. If so, everybody's score now "
    "slides to the middle, and a sector that does well can come out worst."
)
_CAMPS = mark(
    "Watch out: the questions fall into two camps, {first} against {second}. Who scores high on "
    "the one scores low on the other. One of the two was probably not turned around. The answers "
    "cannot tell which; the questions themselves can."
)
_PERHAPS = mark(
    "Perhaps {items} should be turned around: the answers go a little against the others. With "
    "{n} people that can also be chance."
)
_NOTHING = mark(
    "No question runs clearly against the others. So nothing here looks as if it was forgotten to "
    "turn around (n = {n})."
)
_NOT_WHY = mark(
    "That it was forgotten. People may have misread it, or it asks about something else. First "
    "read the question: is a high answer bad there? Then turn it around yourself; nothing was "
    "changed here."
)
_NOT_ALL_GOOD = mark(
    "That all questions face the right way. If all of them were turned wrong, they still go along "
    "together: then the whole score is upside down, and this check does not see it. Read one "
    "question and one answer yourself."
)


def meaning_of_item(row: pd.Series[Any]) -> Meaning:
    """The reading of one row of :func:`~quickscan_sim.analyse.item_statistics`.

    >>> from quickscan_sim.analyse import item_statistics
    >>> two = pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 2]})
    >>> print(meaning_of_item(item_statistics(two).iloc[0]).in_language("en"))
    What this says: For question a there is no reading. Too few people answered; this needs at
    least 4.
    What this does not say: That the question is good or bad.
    """
    if pd.isna(row["ci_low"]):
        return Meaning(
            "not_computed",
            Message(
                "For question {item} there is no reading. {why}", item=row["item"], why=_why(row)
            ),
            Message("That the question is good or bad."),
        )
    below_zero = side_of(row["ci_low"], row["ci_high"], 0.0) == "below"
    side = "against" if below_zero else side_of(row["ci_low"], row["ci_high"], GOES_ALONG)
    facts = {
        "item": row["item"],
        "rest": Number(row["item_rest"]),
        "low": Number(row["ci_low"]),
        "high": Number(row["ci_high"]),
        "boundary": Number(GOES_ALONG),
        "n": row["n"],
    }
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(_ITEM[side], **facts),
        Message(
            "That the question is good or bad. A question that stands apart may ask about "
            "something that matters. Dropping it only to raise alpha makes the theme narrower."
        ),
    )


def meaning_of_unreversed(found: pd.DataFrame) -> Meaning:
    """The reading of :func:`~quickscan_sim.analyse.find_unreversed` as a whole.

    >>> from quickscan_sim.analyse import find_unreversed
    >>> one = pd.DataFrame({"a": [1, 2, 3, 4, 5]})
    >>> print(meaning_of_unreversed(find_unreversed(one)).in_language("en"))
    What this says: This check could not be done. There are too few items; this needs at least 2.
    What this does not say: That the questions face the right way. Read them yourself.
    """
    judged = found[found["ci_low"].notna()]
    if judged.empty:
        nothing = REASONS["too_few_items"]
        why = _why(found.iloc[0]) if len(found) else Message(nothing, needed=2)
        return Meaning(
            "not_computed",
            Message("This check could not be done. {why}", why=why),
            Message("That the questions face the right way. Read them yourself."),
        )
    clear = judged[judged["certainty"] == "clear"]
    against = clear[clear["direction"] == "against_the_others"]
    camps = [clear[clear["direction"] == camp] for camp in ("camp_1", "camp_2")]
    if len(camps[0]) and len(camps[1]):
        named = {"first": _listed(camps[0]), "second": _listed(camps[1])}
        return Meaning("clear", Message(_CAMPS, **named), Message(_NOT_WHY))
    if len(against) > 1:
        return Meaning("clear", Message(_SEVERAL, items=_listed(against)), Message(_NOT_WHY))
    if len(against):
        return Meaning("clear", _one_against(against.iloc[0]), Message(_NOT_WHY))
    n = int(judged["n"].iloc[0])
    maybe = judged[(judged["certainty"] == "unclear") & (judged["item_rest"] < 0)]
    if len(maybe):
        says = Message(_PERHAPS, items=_listed(maybe), n=n)
        return Meaning("unclear", says, Message(_NOT_WHY))
    everything = len(clear) == len(found)
    return Meaning(
        "clear" if everything else "unclear", Message(_NOTHING, n=n), Message(_NOT_ALL_GOOD)
    )


def _one_against(row: pd.Series[Any]) -> Message:
    return Message(
        _AGAINST,
        items=row["item"],
        rest=Number(row["item_rest"]),
        low=Number(row["ci_low"]),
        high=Number(row["ci_high"]),
        alpha=Message(mark("unknown")) if pd.isna(row["alpha"]) else Number(row["alpha"]),
        turned=Number(row["alpha_turned"]),
    )


def _listed(rows: pd.DataFrame) -> Listing:
    return Listing(tuple(rows["item"]))


def _why(row: pd.Series[Any]) -> Message:
    needed = None if pd.isna(row["needed"]) else int(row["needed"])
    why = REASONS[row["reason"]]
    return Message(why, needed=needed)
