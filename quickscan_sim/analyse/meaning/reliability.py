"""What a reliability says."""

from __future__ import annotations

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import Message, Number, mark

ENOUGH = 0.70
"""For scores of groups, and only where the items measure one thing (COSMIN, Prinsen 2018)."""

_SAYS = {
    "above": mark(
        "Who scores high on one of these questions mostly scores high on the others too: {name} "
        "is {estimate} (n = {n}), and with 95% certainty at least {boundary} ({low} to {high})."
    ),
    "below": mark(
        "These questions do not go together well enough for one score: {name} is {estimate} "
        "(n = {n}), and below {boundary} with 95% certainty (from {low} to {high})."
    ),
    "unclear": mark(
        "Whether these questions go together well enough is not clear: {name} is {estimate} "
        "(n = {n}), but anything from {low} to {high} fits these answers."
    ),
}


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
        return Meaning(
            "not_computed",
            Message("There is no number. {why}", why=why),
            Message("That the questions are good or bad."),
        )
    side = side_of(found.ci_low, found.ci_high, ENOUGH)
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
        Message(
            "That the questions measure the right thing, or only one thing. Ten times the same "
            "question gives a high number too."
        ),
    )
