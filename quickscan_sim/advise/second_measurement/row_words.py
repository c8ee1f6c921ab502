"""What became of a plan row, in sentences: the number, its limits, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.second_measurement.tie_rows import LIKELY, TieChances
from quickscan_sim.language import Message, Number, Probability, Readable, Share, mark

if TYPE_CHECKING:
    from quickscan_sim.advise.second_measurement.seen import Seen
    from quickscan_sim.advise.second_measurement.verdicts import RowReading

VERDICT_NAMES = {
    "reached": mark("reached"),
    "moved": mark("moved the right way"),
    "perhaps": mark("moved the right way, but this may be chance"),
    "no_change": mark("no clear change"),
    "moved_away": mark("moved the wrong way"),
    "cannot_read": mark("cannot be read"),
}
_SAYS = {
    "reached": mark("Reached: from {then} to {now}. The aim was {target}."),
    "moved": mark("It moved the right way: from {then} to {now}. The aim was {target}."),
    "perhaps": mark("It moved the right way, but this may be chance: from {then} to {now}."),
    "no_change": mark("There is no clear change: from {then} to {now}."),
    "moved_away": mark("It moved the wrong way: from {then} to {now}."),
}
_TIE_SAYS = {
    ("reached", None): mark("What was missing is very likely there now."),
    ("perhaps", None): mark("What was missing is perhaps there now, but it can be chance."),
    ("no_change", "still"): mark("What was missing is very likely still missing."),
    ("no_change", None): mark("No clear change can be seen."),
}
_TIE_CHANCES = {
    "no_tie": mark("The chance that these two work together: {then} at first, {now} now."),
    "one_way": mark("The chance that both sides work together: {then} at first, {now} now."),
    "single_layer": mark(
        "The chance that these two work together on another theme too: {then} at first, {now} now."
    ),
    "not_found": mark(
        "The chance that any other organisation works with this one: {then} at first, {now} now."
    ),
    "informal_apart": mark(
        "The chance of any contact with professionals: {then} at first, {now} now."
    ),
}
_ANY_TIE = mark(
    "With so many partners, some contact is easily likely. Look at how much the chance rose."
)
_WHY_NOT = {
    "unknown_finding": mark("The finding of this row is not in the first measurement."),
    "not_asked": mark("The quickscan does not ask this. Count it yourselves, as you agreed."),
    "not_in_both": mark("This group is not there in both measurements."),
    "withheld": mark("Too few people answered in one of the two measurements to show a number."),
    "items_changed": mark("A question of this theme was asked in other words later."),
    "one_side_only": mark("In this group somebody answered in one of the two measurements only."),
    "no_network": mark("The two measurements have no subject of working together in common."),
    "whole_listed": mark(
        "The second measurement lists this weak spot again. How sure that is cannot be computed."
    ),
    "whole_not_listed": mark(
        "The second measurement no longer lists this weak spot. Such a spot comes and goes with "
        "who answers, so that alone says little."
    ),
    "views": mark(
        "Whether two organisations see their contact more alike cannot be computed. Ask both."
    ),
    "was_there": mark(
        "Looking back, it was perhaps not missing at first. So a change cannot be read."
    ),
    "turned": mark("This contact very likely ended, or now goes the other way."),
    "silent_in_a_wave": mark("Too few people of these organisations told, at one of the two."),
}
_NOT_KNOWN = mark("For this number a change cannot be computed with an interval.")
_COUNTED = {
    "organisations": mark("Here n counts organisations, not people."),
    "ratings": mark("Here n counts ratings that the two organisations gave, not people."),
}
NOT_FAILED = mark(
    "No clear change is not the same as no change. It does not prove that the plan failed."
)
NOT_BECAUSE = mark(
    "It changed after the plan. That does not mean that the plan did it. Other things changed too."
)


def verdict_name(reading: RowReading) -> Message:
    """The verdict in a few words."""
    return Message(VERDICT_NAMES[reading.verdict])


def row_sentences(reading: RowReading) -> tuple[Message, ...]:
    """What became of the row: the verdict with its numbers, and then what limits it.

    >>> from types import SimpleNamespace
    >>> from quickscan_sim.advise.second_measurement.verdicts import RowReading
    >>> reading = RowReading(SimpleNamespace(), "cannot_read", reason="not_asked")
    >>> print(row_sentences(reading)[0].in_language("en"))
    The quickscan does not ask this. Count it yourselves, as you agreed.
    """
    if reading.verdict == "cannot_read":
        why = Message(_WHY_NOT.get(str(reading.reason), _NOT_KNOWN))
        return (why, *_chances(reading.chances), *_numbers(reading.seen))
    if reading.seen is None:
        says = Message(_TIE_SAYS[reading.verdict, reading.reason])
        return (says, *_chances(reading.chances), *_closing(reading))
    seen, unit = reading.seen, reading.seen.unit
    says = Message(
        _SAYS[reading.verdict],
        then=amount(seen.earlier, unit),
        now=amount(seen.later, unit),
        target=reading.row.target.text,
    )
    return (says, *_numbers(seen), *_limits(seen), *_closing(reading))


def _chances(chances: TieChances | None) -> list[Message]:
    """How likely what was missing was there then, and is there now."""
    if chances is None:
        return []
    says = Message(
        _TIE_CHANCES[chances.kind],
        then=Probability(chances.before),
        now=Probability(chances.later),
    )
    is_any = chances.kind in ("not_found", "single_layer", "informal_apart")
    return [says, Message(_ANY_TIE)] if is_any and chances.before >= LIKELY else [says]


def _numbers(seen: Seen | None) -> list[Message]:
    """The change with its interval and both numbers of people."""
    if seen is None or seen.change is None or seen.ci_low is None or seen.ci_high is None:
        return []
    found = [
        Message(
            "The change is {change}; with 95% certainty between {low} and {high} "
            "(n = {n_earlier} and {n_later}).",
            change=moved(seen.change, seen.unit),
            low=step(seen.ci_low, seen.unit),
            high=step(seen.ci_high, seen.unit),
            n_earlier=seen.n_earlier,
            n_later=seen.n_later,
        )
    ]
    if seen.counts in _COUNTED:
        found.append(Message(_COUNTED[seen.counts]))
    return found


def _limits(seen: Seen) -> list[Message]:
    found = []
    if seen.stayed is not None and seen.stayed_low is not None and seen.stayed_high is not None:
        found.append(
            Message(
                "The {n} people who answered both times moved {stayed}; with 95% certainty between "
                "{low} and {high}.",
                n=seen.n_both,
                stayed=moved(seen.stayed, seen.unit),
                low=step(seen.stayed_low, seen.unit),
                high=step(seen.stayed_high, seen.unit),
            )
        )
    if seen.composition is not None and abs(seen.composition) >= 0.005:
        found.append(
            Message(
                "Other people answered as well. That moved the number {size}.",
                size=moved(seen.composition, seen.unit),
            )
        )
    if seen.expected is not None:
        found.append(
            Message(
                "Even without a plan a change was to be expected: {expected}. Those who score "
                "low or high by luck come back a little by themselves.",
                expected=moved(seen.expected, seen.unit),
            )
        )
    return found


def _closing(reading: RowReading) -> list[Message]:
    found = []
    if reading.reason == "regression":
        found.append(Message("So the move may well have come by itself."))
    seen = reading.seen
    if reading.verdict in ("no_change", "perhaps"):
        if seen is not None and seen.smallest is not None:
            found.append(
                Message(
                    "With this many people a change below {smallest} is often missed.",
                    smallest=step(seen.smallest, seen.unit),
                )
            )
        found.append(Message(NOT_FAILED))
    else:
        found.append(Message(NOT_BECAUSE))
    return found


def amount(value: float | None, unit: str) -> Readable | str:
    """A number on its own scale: a mean score, or a share."""
    if value is None:
        return "–"
    return Share(value) if unit == "share" else Number(value)


def step(value: float, unit: str) -> Readable:
    """A difference with its sign, in points of the scale or of a percentage."""
    if unit == "share":
        return Message("{size} percentage points", size=Number(100 * value, 0))
    return Number(value)


def moved(value: float, unit: str) -> Message:
    """So many points up or down, in words.

    >>> print(moved(-0.25, "points").in_language("en"))
    0.25 points down
    """
    size = 100 * abs(value) if unit == "share" else abs(value)
    decimals = 0 if unit == "share" else 2
    if round(size, decimals) == 0:
        return Message("0 points")
    up = value > 0
    if unit == "share":
        text = mark("{size} percentage points up") if up else mark("{size} percentage points down")
    else:
        text = mark("{size} points up") if up else mark("{size} points down")
    return Message(text, size=Number(size, decimals))
