"""A number: read it, and say how near it lies to another."""

from __future__ import annotations

import math
from typing import Any

from quickscan_sim.language import Message, Number
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.questions.kinds.number_text import typed_number
from quickscan_sim.teach.questions.kinds.unusable import is_column, plain, refusal
from quickscan_sim.teach.questions.question import Form, Question

HAIR = 1e-9
"""What computers lose when they count with decimals."""


def read(raw: Any, question: Question, expected: Expected) -> Answer:  # noqa: ARG001
    """The number that was given, or why it is none."""
    return read_number(raw, question.form)


def read_number(raw: Any, form: Form) -> Answer:
    """The number in one value or one cell."""
    raw = plain(raw)
    amiss = refusal(raw) or _wrong_type(raw)
    if amiss:
        return Answer(form=amiss)
    if isinstance(raw, str):
        value = typed_number(raw, whole=_must_be_whole(form))
        if value is None or math.isinf(value):
            return Answer(form=_unread(raw))
    else:
        value = float(raw)
    if math.isnan(value):
        return Answer(
            form=Message(
                "Your answer is not a number (nan). That happens when an empty cell is counted "
                "with, or when nothing is left to count."
            )
        )
    if math.isinf(value):
        return Answer(
            form=Message("Your answer is infinite. That happens when something is divided by zero.")
        )
    if _must_be_whole(form) and abs(value - round(value)) > HAIR:
        return Answer(
            form=Message(
                "Your answer is {value}. A whole number is asked here.", value=GivenNumber(value)
            )
        )
    return Answer(value)


def bounds(value: Value, question: Question) -> Message | None:
    """What is amiss with a number that could be read: it is out of range."""
    form = question.form
    low, high = form.low, form.high
    if (low is not None and value < low - HAIR) or (high is not None and value > high + HAIR):
        return _out_of_range(value, form)
    return None


def too_few_decimals(value: Value, form: Form) -> Message | None:
    """What is said of a wrong number that was rounded further than asked."""
    if not form.decimals or not _is_rounding(value, value, form.decimals - 1):
        return None
    return Message(
        "Your answer is {value}. Give {decimals} decimals. Do you mean {meant}? Then it is not "
        "right yet.",
        value=GivenNumber(value),
        decimals=form.decimals,
        meant=Number(value, form.decimals),
    )


def share(value: Value, question: Question, expected: Expected) -> float:
    """1 for the right number within the tolerance, else 0."""
    return float(is_right_number(value, expected.right, question.form))


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:
    """The misconceptions that give this very number."""
    return tuple(
        name for name, wrong in expected.mutants.items() if same_number(value, wrong, question.form)
    )


def is_right_number(value: float, right: Any, form: Form) -> bool:
    """Whether a number counts as the right one: within the tolerance, rounded as asked or not.

    >>> form = Form(decimals=2, tolerance=0.01)
    >>> is_right_number(3.1549, 3.14159, form), is_right_number(3.16, 3.14159, form)
    (True, False)
    """
    if right is None or value is None:
        return False
    hair = HAIR + 1e-12 * abs(right)
    if abs(value - right) <= form.tolerance + hair:
        return True
    if form.decimals is None:
        return False
    if form.tolerance > 0:
        return bool(abs(round(value, form.decimals) - right) <= form.tolerance + hair)
    return _is_rounding(value, float(right), form.decimals)


def same_number(value: float, other: Any, form: Form) -> bool:
    """Whether a number is another one, exactly or rounded as asked."""
    if other is None or value is None:
        return False
    half = form.tolerance if form.decimals is None else 0.5 * 10.0**-form.decimals
    return bool(abs(value - other) <= half + HAIR + 1e-12 * abs(other))


def _must_be_whole(form: Form) -> bool:
    """Whether only a whole number can be an answer; a percentage may be given more precisely."""
    return form.decimals == 0 and form.tolerance == 0


def _is_rounding(value: float, right: float, decimals: int) -> bool:
    written = abs(value - round(value, decimals)) <= HAIR
    return written and abs(value - right) <= 0.5 * 10.0**-decimals + HAIR


def _out_of_range(value: float, form: Form) -> Message:
    given = GivenNumber(value)
    if form.high is None:
        low = GivenNumber(form.low or 0.0)
        return Message(
            "Your answer is {value}. It can not be lower than {low}.", value=given, low=low
        )
    if form.low is None:
        high = GivenNumber(form.high)
        return Message(
            "Your answer is {value}. It can not be higher than {high}.", value=given, high=high
        )
    return Message(
        "Your answer is {value}. Here it lies between {low} and {high}.",
        value=given,
        low=GivenNumber(form.low),
        high=GivenNumber(form.high),
    )


def _unread(text: str) -> Message:
    if text.endswith("%"):
        return Message("Give the number alone, without the % sign.")
    return Message(
        "{found} can not be read as a number. Type figures only, such as 3.14.",
        found=repr(text[:40]),
    )


def _wrong_type(raw: Any) -> Message | None:
    if is_column(raw):
        return Message(
            "You gave a whole column or table. One number is asked: take its mean or one of "
            "its cells, as the question says."
        )
    if isinstance(raw, bool):
        return Message("You gave True or False. A number is asked.")
    if isinstance(raw, complex):
        return Message("You gave a complex number. An ordinary number is asked.")
    if isinstance(raw, tuple) and len(raw) == 2:
        return Message("Python reads a comma as two values. Type a point instead, such as 2.75.")
    if isinstance(raw, (list, tuple, set, frozenset, dict)):
        return Message("You gave several values at once. One number is asked.")
    if not isinstance(raw, (int, float, str)):
        return Message("A number is asked; you gave {found}.", found=type(raw).__name__)
    return None
