"""Why each kind of finding is worth a talk, whatever turns out to be behind it."""

from __future__ import annotations

from quickscan_sim.language import Message, mark

WHY = {
    "need": mark(
        "For a family this sector may be the first that could notice something. Where the others "
        "are further, they can help."
    ),
    "strength": mark("What works here may be of use to other sectors."),
    "difference": mark(
        "Where a family lives should not decide how it is helped. Families with money worries "
        "live in every neighbourhood."
    ),
    "strong_tie": mark(
        "Where partners find each other well, a family need not find the way alone."
    ),
    "no_tie": mark(
        "A family that needs both may have to find the way alone, and tell its story twice."
    ),
    "one_way": mark(
        "One side counts on the other. If the other does not know, a family may fall in between."
    ),
    "differing_views": mark(
        "People who see a tie differently may also expect different things of it."
    ),
    "single_layer": mark(
        "People who meet about one theme can easily miss what a family needs next."
    ),
    "weak_quality": mark(
        "They work together closely. Families may notice when it does not run smoothly."
    ),
    "not_found": mark("What this organisation can do for families stays out of sight of others."),
    "split_layer": mark("A family that is known in one group may not be known in the other."),
    "single_broker": mark("When that one link falls away, there is no other way in."),
    "hangs_on_one": mark("When this organisation changes, many partners may lose each other."),
    "informal_apart": mark(
        "Informal groups may know families that no organisation reaches. With a tie, help can "
        "come early."
    ),
    "hesitation": mark(
        "People who see it and do not know what to do need an agreement, or a place to ask."
    ),
    "wish": mark("People ask for this themselves: that is a good moment to learn."),
    "silent": mark("What these organisations do for families is not in this quickscan."),
}
"""By kind of finding."""


def why_it_matters(kind: str) -> Message:
    """Why a finding of this kind is worth a talk.

    >>> why_it_matters("strength").in_language("en")
    'What works here may be of use to other sectors.'
    """
    return Message(WHY[kind])
