"""What the spread of the scores of a group says: a mean can hide two camps."""

from __future__ import annotations

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_estimate
from quickscan_sim.language import Message, Number, mark

_SAYS = {
    "above": mark(
        "The mean of {mean} hides two camps: both at the low end and at the high end stand more "
        "people than in the middle (n = {n}, with 95% certainty)."
    ),
    "below": mark(
        "There are no two camps around the mean of {mean}: at one of the ends, or at both, stand "
        "fewer people than in the middle (n = {n}, with 95% certainty)."
    ),
    "unclear": mark(
        "The mean of {mean} may hide two camps, and it may not: the answers of these {n} people "
        "cannot tell."
    ),
}


def meaning_of_distribution(camps: Estimate, mean: float) -> Meaning:
    """The reading of :func:`~quickscan_sim.analyse.two_camps` beside the mean of the group.

    >>> camps = Estimate(estimate=0.4, ci_low=0.1, ci_high=0.5, n=40, name="camps", method="")
    >>> print(meaning_of_distribution(camps, 3.0).says.in_language("en"))
    The mean of 3.00 hides two camps: both at the low end and at the high end stand more people
    than in the middle (n = 40, with 95% certainty).
    """
    no_number = without_estimate(camps)
    if no_number is not None:
        return no_number
    side = side_of(camps.ci_low, camps.ci_high, 0.0)
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(_SAYS[side], mean=Number(mean), n=camps.n),
        Message(
            "Who belongs to which camp, or why. Different tasks can give two camps too: look per "
            "sector before you read a difference of opinion."
        ),
    )
