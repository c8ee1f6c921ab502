"""Why each kind of finding is worth a talk, whatever turns out to be behind it."""

from __future__ import annotations

from quickscan_sim.language import Message, mark

WHY = {
    "need": mark(
        "Families meet one sector more often than another. What happens there decides what they "
        "notice."
    ),
    "strength": mark("What works here may be of use to other sectors."),
    "difference": mark(
        "Where a family lives should not decide how well it is helped. Low incomes occur in "
        "every neighbourhood."
    ),
    "strong_tie": mark("A family is helped faster where partners find each other well."),
    "no_tie": mark("A family that needs both has to find the way alone, and tell its story twice."),
    "one_way": mark(
        "One side counts on the other. If the other does not know, a family may fall in between."
    ),
    "differing_views": mark("Who sees a tie differently, also expects other things of it."),
    "single_layer": mark("Who meets for one subject can easily miss what a family needs next."),
    "weak_quality": mark("They work together closely, so families notice when it does not run."),
    "not_found": mark("What this organisation can do for families stays out of sight of others."),
    "split_layer": mark("A family known in one group is not known in the other."),
    "single_broker": mark("When that one link falls away, there is no other way in."),
    "hangs_on_one": mark("When this organisation changes, many partners lose each other."),
    "informal_apart": mark(
        "Informal groups often know families that no organisation reaches. Early help starts there."
    ),
    "hesitation": mark("Who sees it and does not know what to do, loses time that a family needs."),
    "wish": mark("People ask for this themselves: that is the best moment to learn."),
    "silent": mark("What these organisations do for families is not in this quickscan."),
}
"""By kind of finding."""


def why_it_matters(kind: str) -> Message:
    """Why a finding of this kind is worth a talk.

    >>> why_it_matters("strength").in_language("en")
    'What works here may be of use to other sectors.'
    """
    return Message(WHY[kind])
