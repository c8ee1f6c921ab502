"""A text that a person reads; a computer looks at its length only."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.unusable import plain, refusal
from quickscan_sim.teach.questions.question import Question


def read(raw: Any, question: Question, expected: Expected) -> Answer:  # noqa: ARG001
    """The text that was written."""
    raw = plain(raw)
    amiss = refusal(raw)
    if amiss:
        return Answer(form=amiss)
    if not isinstance(raw, str):
        return Answer(form=Message("A text between quotation marks is asked here."))
    return Answer(raw)


def bounds(value: Value, question: Question) -> Message | None:
    """Whether the text is as long as asked."""
    n, low, high = len(value.split()), question.form.n_low, question.form.n_high
    if low is not None and n == 1 < low:
        return Message("Your text is one word. At least {low} are asked.", low=low)
    if low is not None and n < low:
        return Message("Your text has {n} words. At least {low} are asked.", n=n, low=low)
    if high is not None and n > high:
        return Message("Your text has {n} words. At most {high} are asked.", n=n, high=high)
    return None


def share(value: Value, question: Question, expected: Expected) -> float:  # noqa: ARG001
    """Nothing by itself: a person gives the points."""
    return 0.0


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:  # noqa: ARG001
    """None: a person reads what was thought."""
    return ()
