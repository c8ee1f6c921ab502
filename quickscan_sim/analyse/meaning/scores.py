"""What the mean score of a group says."""

from __future__ import annotations

from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.language import Message, Number, mark

_SAYS = {
    "above": mark(
        "On average, these {n} people score {estimate}: above {boundary}, the middle of the scale "
        "({low} to {high} with 95% certainty)."
    ),
    "below": mark(
        "On average, these {n} people score {estimate}: below {boundary}, the middle of the scale "
        "({low} to {high} with 95% certainty)."
    ),
    "unclear": mark(
        "On average, these {n} people score {estimate}. Whether that is above or below {boundary}, "
        "the middle of the scale, is not clear: anything from {low} to {high} fits."
    ),
}
SAYS_NOT = mark(
    "That everybody scores so, or that these people do their work well or badly. Time, rules and "
    "the room that somebody gets count too."
)


def meaning_of_mean_score(mean: Estimate, scale: tuple[float, float]) -> Meaning:
    """The reading of the mean theme score of a group, on the scale of the answers.

    Firm only where the whole interval lies on one side of the middle of the scale.

    >>> mean = Estimate(estimate=3.4, ci_low=3.1, ci_high=3.7, n=40, name="mean", method="")
    >>> meaning_of_mean_score(mean, (1, 5)).certainty
    'clear'
    """
    no_number = meaning_without_number(mean.reason, mean.why())
    if no_number is not None:
        return no_number
    middle = (scale[0] + scale[1]) / 2
    side = side_of(mean.ci_low, mean.ci_high, middle)
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(
            _SAYS[side],
            n=mean.n,
            estimate=Number(mean.estimate),
            low=Number(mean.ci_low),
            high=Number(mean.ci_high),
            boundary=Number(middle),
        ),
        Message(SAYS_NOT),
    )


def meaning_without_number(reason: str | None, why: Message | None = None) -> Meaning | None:
    """The reading of a result that holds no number or no interval; None where it does."""
    if reason is None:
        return None
    if reason == "withheld":
        return Meaning(
            "withheld",
            Message("This group is not shown, to protect what a few people answered."),
            Message("That the group scores high or low, or that nobody answered."),
        )
    return Meaning(
        "not_computed",
        Message("There is no number to read. {why}", why=why or Message(REASONS[reason], needed=1)),
        Message("That the group scores high or low."),
    )
