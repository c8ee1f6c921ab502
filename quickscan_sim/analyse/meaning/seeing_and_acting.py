"""What the difference between seeing and acting says; it never blames the people."""

from __future__ import annotations

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_estimate
from quickscan_sim.language import Message, Number, mark

_SAYS = {
    "above": mark(
        "The same {n} people see something more often than they get to act: {estimate} points "
        "more ({low} to {high} with 95% certainty)."
    ),
    "below": mark(
        "The same {n} people act more often than they say that they see something: {estimate} "
        "points more ({low} to {high} with 95% certainty)."
    ),
    "unclear": mark(
        "Whether these {n} people see something more often than they act is not clear: it differs "
        "{estimate} points, and anything from {low} to {high} fits."
    ),
}
_SAYS_NOT = {
    "above": mark(
        "That these people fail. Acting takes time, rules that leave room, and knowing what helps: "
        "ask what is missing. The two questions also differ in how easily people say yes."
    ),
    "below": mark(
        "That all is well. Who seldom meets money worries has little to hesitate about: a "
        "neighbourhood with few families on a low income can look good for that reason alone."
    ),
    "unclear": mark(
        "That there is no difference. Who seldom meets money worries has little to hesitate about: "
        "a neighbourhood with few families on a low income can look good for that reason alone."
    ),
}


def meaning_of_seeing_and_acting(difference: Estimate) -> Meaning:
    """The reading of the mean of own seeing minus own acting, from ``compare_seeing_acting``.

    >>> found = Estimate(estimate=0.6, ci_low=0.4, ci_high=0.8, n=40, name="difference", method="")
    >>> print(meaning_of_seeing_and_acting(found).says.in_language("en"))
    The same 40 people see something more often than they get to act: 0.60 points more (0.40 to 0.80
    with 95% certainty).
    """
    no_number = without_estimate(difference)
    if no_number is not None:
        return no_number
    side = side_of(difference.ci_low, difference.ci_high, 0.0)
    turned = side == "below"
    low, high = difference.ci_low, difference.ci_high
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(
            _SAYS[side],
            n=difference.n,
            estimate=Number(abs(difference.estimate) if turned else difference.estimate),
            low=Number(-high if turned else low),
            high=Number(-low if turned else high),
        ),
        Message(_SAYS_NOT[side]),
    )
