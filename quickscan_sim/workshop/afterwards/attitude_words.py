"""What the change of a group says: firm when the interval allows it, soft when not."""

from __future__ import annotations

from quickscan_sim.language import translator
from quickscan_sim.present.cells import interval, n_and_mark, number
from quickscan_sim.workshop.afterwards.attitude_change import AttitudeResults, Change

TINY = 1e-9


def change_text(change: Change, language: str) -> str:
    """The change with its interval, as "-0.40 (-0.72 to -0.08)"."""
    found = change.change

    def show(value: object) -> str:
        return number(value, language, decimals=2)

    shown = show(found.estimate)
    if not has_spread(change):
        return shown
    return f"{shown} ({interval(found.ci_low, found.ci_high, show, language)})"


def has_spread(change: Change) -> bool:
    """Whether people changed differently: else nothing shows how sure the change is."""
    return change.change.ci_high - change.change.ci_low > TINY


def backfire_sentence(results: AttitudeResults, language: str) -> str:
    """Where the score of the group went, and how sure that is."""
    say = translator(language)
    score = results.score
    middle, low, high = score.change.estimate, score.change.ci_low, score.change.ci_high
    facts = {"change": change_text(score, language), "n": n_and_mark(results.n, language)}
    if abs(middle) < TINY and not has_spread(score):
        return say("Nobody's score changed: {n}.", **facts)
    if not has_spread(score):
        return say(
            "Everybody's score changed equally: {change}, {n}. Nothing shows how sure that is.",
            **facts,
        )
    if abs(middle) < TINY:
        return say(
            "On average the score stayed the same: {change}, {n}. It may have moved either way.",
            **facts,
        )
    if high < 0:
        return say(
            "The group moved towards the person as the cause: {change}, {n}. This can be a "
            "backfire. Talk about it with the group, and look again at the debrief and its "
            "question about structure.",
            **facts,
        )
    if middle < 0:
        return say(
            "The group may have moved towards the person as the cause: {change}, {n}. The "
            "interval also holds no change, so these answers cannot tell. Measure again next time.",
            **facts,
        )
    if low > 0:
        return say(
            "The group moved towards wages, benefits and rules as the cause: {change}, {n}. That "
            "is the other way than a backfire.",
            **facts,
        )
    return say(
        "The group may have moved towards wages, benefits and rules as the cause: {change}, {n}. "
        "The interval also holds no change, so these answers cannot tell.",
        **facts,
    )
