"""One thing chosen out of several."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.keys import labels_of, listing, matched, unknown_key
from quickscan_sim.teach.questions.kinds.unusable import is_column, listed, plain, refusal
from quickscan_sim.teach.questions.question import Question


def read(raw: Any, question: Question, expected: Expected) -> Answer:
    """The key that was chosen, by its key or its label."""
    labels = labels_of(question, expected)
    raw = plain(raw)
    amiss = refusal(raw)
    if amiss:
        return Answer(form=amiss)
    parts = list(raw) if isinstance(raw, (set, frozenset)) else listed(raw)
    if isinstance(parts, list):
        if len(parts) != 1:
            return Answer(
                form=Message(
                    "Choose one thing here; you gave {n}. Choose from {allowed}.",
                    n=len(parts),
                    allowed=listing(labels),
                )
            )
        return read(parts[0], question, expected)
    if is_column(raw) or isinstance(raw, (bool, dict)):
        return Answer(
            form=Message(
                "Give the letter or name of one option: {allowed}.", allowed=listing(labels)
            )
        )
    key = matched(raw, labels)
    return Answer(key) if key is not None else Answer(form=unknown_key(raw, labels))


def bounds(value: Value, question: Question) -> Message | None:  # noqa: ARG001
    """A key that could be read is always in order."""
    return None


def share(value: Value, question: Question, expected: Expected) -> float:  # noqa: ARG001
    """1 for the right key, else 0."""
    return float(value == expected.right)


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:
    """The misconception of the chosen option, and those whose computation leads to it."""
    linked = [
        option.misconception
        for option in question.options
        if option.key == value and option.misconception
    ]
    led = [name for name, wrong in expected.mutants.items() if wrong == value]
    return tuple(dict.fromkeys([*linked, *led]))
