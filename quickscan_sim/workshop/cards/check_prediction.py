"""Whether everybody can choose an answer, and at most one of them comes out."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations

from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Option, Prediction
from quickscan_sim.workshop.cards.problem import Problem, problem

OPTIONS = (2, 6)


def check_prediction(prediction: Prediction) -> list[Problem]:
    """Options that are too few or too many, unclear, or right at the same time."""
    options = prediction.options
    place = ("prediction", "options")
    problems = []
    if not OPTIONS[0] <= len(options) <= OPTIONS[1]:
        problems.append(
            problem(
                place,
                Message(
                    "The prediction has {n} options; expected are {low} to {high}.",
                    n=len(options),
                    low=OPTIONS[0],
                    high=OPTIONS[1],
                ),
            )
        )
    for at, option in enumerate(options):
        if not _is_clear(option):
            problems.append(
                problem(
                    (*place, at),
                    Message(
                        "Option {number} needs a value, or numbers: low, high or both, low below "
                        "high.",
                        number=at + 1,
                    ),
                )
            )
    for texts in ([one.label.nl for one in options], [one.label.en for one in options]):
        problems += [
            problem(place, Message("Two options are the same: {twice}.", twice=text))
            for text, times in Counter(texts).items()
            if times > 1
        ]
    problems += [
        problem(
            place,
            Message(
                "Options {first} and {second} can be right at the same time. Make them differ.",
                first=first + 1,
                second=second + 1,
            ),
        )
        for (first, one), (second, other) in combinations(enumerate(options), 2)
        if _is_clear(one) and _is_clear(other) and _meet(one, other)
    ]
    return problems


def _is_clear(option: Option) -> bool:
    """Whether it can be told when this option is right."""
    has_range = option.low is not None or option.high is not None
    is_in_order = option.low is None or option.high is None or option.low < option.high
    return has_range != (option.value is not None) and is_in_order


def _meet(one: Option, other: Option) -> bool:
    """Whether an outcome can make both options right."""
    if one.value is not None and other.value is not None:
        return one.value == other.value
    if one.value is not None or other.value is not None:
        value, of_range = (one.value, other) if one.value is not None else (other.value, one)
        low, high = _limits(of_range)
        return isinstance(value, int | float) and low <= value < high
    (low, high), (other_low, other_high) = _limits(one), _limits(other)
    return low < other_high and other_low < high


def _limits(option: Option) -> tuple[float, float]:
    low, high = option.low, option.high
    return -math.inf if low is None else low, math.inf if high is None else high
