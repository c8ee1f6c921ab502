"""What a reliability says."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.meaning.coverage_notes import coverage_note
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.reliability.alpha import CLUSTERED
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import Message, Number, mark

ENOUGH = 0.70
"""For scores of groups, and only where the items measure one thing (COSMIN, Prinsen 2018)."""

_SAYS = {
    "above": mark(
        "People who answer high on one of these questions mostly do so on the others too. The "
        "number for that, {name}, is {estimate}. With 95% certainty it lies between {low} and "
        "{high}: above the customary limit of {boundary} (n = {n})."
    ),
    "below": mark(
        "These questions do not go together well enough for one score. The number for that, "
        "{name}, is {estimate}. With 95% certainty it lies between {low} and {high}: below the "
        "customary limit of {boundary} (n = {n})."
    ),
    "unclear": mark(
        "Whether these questions go together well enough for one score is not clear. The number "
        "for that, {name}, is {estimate}, but all between {low} and {high} is possible. The "
        "customary limit is {boundary} (n = {n})."
    ),
}
_NOT = mark(
    "How well people do it, or that the questions measure the right thing, or only one thing. Ten "
    "times the same question gives a high number too."
)


def meaning_of_reliability(found: Reliability) -> Meaning:
    """The reading of alpha, omega or another reliability of the items of one theme.

    >>> found = Reliability(
    ...     n=1, n_items=3, name="alpha", method="", reason="too_few_people", needed=2)
    >>> print(meaning_of_reliability(found).in_language("en"))
    What this says: There is no number. Too few people answered; this needs at least 2.
    What this does not say: That the questions are good or bad.
    """
    why = found.why()
    if why is not None:
        says_not = Message("That the questions are good or bad.")
        if np.isnan(found.estimate):
            return Meaning("not_computed", Message("There is no number. {why}", why=why), says_not)
        text = mark("{name} is {estimate}, but how certain that is cannot be said. {why}")
        facts = {"name": Message(found.name), "estimate": Number(found.estimate)}
        return Meaning("unclear", Message(text, **facts, why=why), says_not)
    side = side_of(found.ci_low, found.ci_high, ENOUGH)
    limits = Message(_NOT)
    note = coverage_note("alpha", {"clusters": int(found.method == CLUSTERED)})
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(
            _SAYS[side],
            name=Message(found.name),
            estimate=Number(found.estimate),
            low=Number(found.ci_low),
            high=Number(found.ci_high),
            boundary=Number(ENOUGH),
            n=found.n,
        ),
        limits if note is None else Message("{limits} {note}", limits=limits, note=note),
    )
