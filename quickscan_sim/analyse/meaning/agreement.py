"""What agreement says: between raters, between two moments, between colleagues."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.reliability.between_groups import BetweenGroups
from quickscan_sim.analyse.reliability.intraclass import Intraclass
from quickscan_sim.analyse.reliability.retest import Retest
from quickscan_sim.language import Message, Number, Share, mark

ENOUGH = 0.70
"""For raters and retests (COSMIN, Prinsen 2018), and for agreement within a group (rwg)."""

_RATERS = {
    "above": mark(
        "The ratings agree well: {name} is {estimate}, and with 95% certainty at least {boundary} "
        "(from {low} to {high}, n = {n})."
    ),
    "below": mark(
        "The ratings agree too little to lean on: {name} is {estimate}, and with 95% certainty "
        "below {boundary} (from {low} to {high}, n = {n})."
    ),
    "unclear": mark(
        "Whether the ratings agree well enough is not clear: {name} is {estimate}, but anything "
        "from {low} to {high} fits these ratings (n = {n})."
    ),
}
_RETEST = {
    "above": mark(
        "Measuring twice gives much the same order of people: {name} is {estimate}, with 95% "
        "certainty at least {boundary}. But one person's score must change by {change} points "
        "(from {low} to {high}) before it counts. Of these {n} people {share} changed less."
    ),
    "below": mark(
        "Measuring twice gives too different scores: {name} is {estimate}, with 95% certainty "
        "below {boundary}. One person's score must change by {change} points (from {low} to "
        "{high}) before it counts. Of these {n} people {share} changed less."
    ),
    "unclear": mark(
        "Whether measuring twice gives the same is not clear: {name} is {estimate}, but it may lie "
        "on either side of {boundary}. One person's score must change by {change} points (from "
        "{low} to {high}) before it counts. Of these {n} people {share} changed less."
    ),
}
_COLLEAGUES = {
    "above": mark(
        "Colleagues resemble each other: {share} of the differences between people lie between "
        "groups (from {low} to {high}, {n_groups} groups, n = {n})."
    ),
    "unclear": mark(
        "Whether colleagues resemble each other is not clear. The share of the differences that "
        "lies between groups is {share}, but from {low} to {high} all fits ({n_groups} groups, "
        "n = {n})."
    ),
    "below": mark(
        "Colleagues differ more from each other than strangers do: the share between groups is "
        "below 0 (from {low} to {high}, {n_groups} groups, n = {n}). Look how the groups were "
        "made."
    ),
}
_TEAM = {
    "above": mark(
        "In group {group} people gave much the same answers: agreement is {estimate}, and with 95% "
        "certainty at least {boundary} (n = {n}). One mean can stand for the group."
    ),
    "below": mark(
        "In group {group} people gave different answers: agreement is {estimate}, and with 95% "
        "certainty below {boundary} (n = {n}). One mean hides that; show the spread too."
    ),
    "unclear": mark(
        "How far people in group {group} agree is not clear: agreement is {estimate}, but from "
        "{low} to {high} all fits (n = {n}). Show the spread beside the mean."
    ),
}


_SAME_ANSWERS = mark(
    "In group {group} everybody gave the same answers (n = {n}). How certain that is cannot be "
    "computed. Do not publish it: it gives away what each person answered."
)
NULLS = {
    "uniform": mark("every answer equally often"),
    "slight skew": mark("slightly more high answers"),
    "moderate skew": mark("clearly more high answers"),
    "heavy skew": mark("nearly only high answers"),
    "triangular": mark("mostly the middle answer"),
}
"""What answering at random looks like, in words."""


def meaning_of_raters(found: Intraclass) -> Meaning:
    """The reading of an intraclass correlation of raters.

    >>> import pandas as pd
    >>> from quickscan_sim.analyse import intraclass_correlation
    >>> nothing = intraclass_correlation(pd.DataFrame({"rater": [1, 2, 3]}))
    >>> print(meaning_of_raters(nothing).in_language("en"))
    What this says: There is no number. There are too few items; this needs at least 2.
    What this does not say: That the raters agree or disagree.
    """
    if np.isnan(found.ci_low):
        return _not_computed(found, mark("That the raters agree or disagree."))
    return _by_boundary(
        _RATERS,
        found,
        {"name": found.name},
        mark(
            "That the ratings are right. Raters can agree and be wrong together. Nor that one "
            "rater is better than another."
        ),
    )


def meaning_of_retest(found: Retest) -> Meaning:
    """The reading of two measurements of the same people.

    >>> from quickscan_sim.analyse import retest_reliability
    >>> print(meaning_of_retest(retest_reliability([3.0], [4.0])).in_language("en"))
    What this says: There is no number. Too few people answered; this needs at least 2.
    What this does not say: That scores stay the same or change.
    """
    main, change = found.agreement, found.smallest_change
    if np.isnan(main.ci_low):
        return _not_computed(main, mark("That scores stay the same or change."))
    return _by_boundary(
        _RETEST,
        main,
        {
            "name": main.name,
            "change": Number(change.estimate),
            "low": Number(change.ci_low),
            "high": Number(change.ci_high),
            "share": Share(found.share_changed_less),
        },
        mark(
            "That nobody changed. A smaller change of one person cannot be told from chance. A "
            "group can show a smaller change, since chance partly cancels out over people."
        ),
    )


def meaning_of_between_groups(found: BetweenGroups) -> Meaning:
    """The reading of how far colleagues resemble each other; firm when the interval leaves out 0.

    >>> from quickscan_sim.analyse import between_group_correlation
    >>> alone = between_group_correlation([3, 4], ["a", "b"])
    >>> print(meaning_of_between_groups(alone).in_language("en"))
    What this says: There is no number. Every group has one person, so colleagues cannot be
    compared.
    What this does not say: That colleagues resemble each other or not.
    """
    first = found.icc1
    if np.isnan(first.ci_low):
        return _not_computed(first, mark("That colleagues resemble each other or not."))
    side = side_of(first.ci_low, first.ci_high, 0.0)
    # A negative estimate of a share is read as none.
    is_below = side == "below"
    facts: dict[str, object] = {
        "share": Share(max(0.0, first.estimate)),
        "low": Number(first.ci_low) if is_below else Share(max(0.0, first.ci_low)),
        "high": Number(first.ci_high) if is_below else Share(max(0.0, first.ci_high)),
        "n_groups": found.n_groups,
        "n": first.n,
    }
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(_COLLEAGUES[side], **facts),
        Message(
            "Why that is so: the same team, the same families, the same rules, or the same sector. "
            "Nor that one organisation does better than another."
        ),
    )


def meaning_of_within_group(row: pd.Series[Any]) -> Meaning:
    """The reading of one row of :func:`~quickscan_sim.analyse.within_group_agreement`.

    >>> import pandas as pd
    >>> from quickscan_sim.analyse import within_group_agreement
    >>> four = within_group_agreement(pd.Series([1, 2, 3, 4]), ["O1"] * 4, 5)
    >>> print(meaning_of_within_group(four.iloc[0]).in_language("en"))
    What this says: Nothing about group O1. Fewer than 5 people of this group answered, so nothing
    is shown.
    What this does not say: That the people of this group agree or disagree.
    """
    if pd.isna(row["rwg"]):
        needed = None if pd.isna(row["needed"]) else int(row["needed"])
        reason = row["reason"]
        why = Message(REASONS[reason], needed=needed)
        return Meaning(
            "withheld" if reason == "small_group" else "not_computed",
            Message("Nothing about group {group}. {why}", group=row["group"], why=why),
            Message("That the people of this group agree or disagree."),
        )
    not_this = mark(
        "That they are right, or do well. People can agree that something goes badly. The number "
        "also depends on what counts as answering at random: here {null}."
    )
    side = side_of(row["ci_low"], row["ci_high"], ENOUGH)
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(
            _TEAM[side] if not pd.isna(row["ci_low"]) else _SAME_ANSWERS,
            group=row["group"],
            estimate=Number(row["rwg"]),
            low=Number(row["ci_low"]),
            high=Number(row["ci_high"]),
            boundary=Number(ENOUGH),
            n=row["n"],
        ),
        Message(not_this, null=Message(NULLS.get(row["null"], row["null"]))),
    )


def _by_boundary(
    sentences: dict[str, str], found: Estimate, facts: dict[str, object], says_not: str
) -> Meaning:
    side = side_of(found.ci_low, found.ci_high, ENOUGH)
    numbers: dict[str, object] = {
        "estimate": Number(found.estimate),
        "low": Number(found.ci_low),
        "high": Number(found.ci_high),
        "boundary": Number(ENOUGH),
        "n": found.n,
    }
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(sentences[side], **(numbers | facts)),
        Message(says_not),
    )


def _not_computed(found: Estimate, says_not: str) -> Meaning:
    if not np.isnan(found.estimate):
        text = mark("{name} is {estimate}, but how certain that is cannot be said. {why}")
        facts = {"name": Message(found.name), "estimate": Number(found.estimate)}
        return Meaning("unclear", Message(text, **facts, why=found.why()), Message(says_not))
    return Meaning(
        "not_computed", Message("There is no number. {why}", why=found.why()), Message(says_not)
    )
