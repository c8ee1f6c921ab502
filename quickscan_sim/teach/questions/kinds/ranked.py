"""Things put in order."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.key_lists import read_keys, wrong_count
from quickscan_sim.teach.questions.kinds.keys import labels_of, listing
from quickscan_sim.teach.questions.question import Question


def read(raw: Any, question: Question, expected: Expected) -> Answer:
    """The keys in the order given."""
    if isinstance(raw, (set, frozenset, dict)):
        return Answer(
            form=Message("The order counts here. Give a list with [ ], for a set loses its order.")
        )
    answer = read_keys(raw, labels_of(question, expected), question)
    if answer.value is None:
        return answer
    keys = answer.value
    twice = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if twice:
        return Answer(
            form=Message(
                "{keys} is in your list more than once. Name each one once.", keys=listing(twice)
            )
        )
    return Answer(tuple(keys))


def bounds(value: Value, question: Question) -> Message | None:
    """Whether as many things were put in order as asked."""
    return wrong_count(len(value), question)


def share(value: Value, question: Question, expected: Expected) -> float:
    """1 for the right order, a half for the right things in another order.

    When everything has to be ordered the things themselves say nothing, and only order counts.
    """
    right = tuple(expected.right)
    if value == right:
        return 1.0
    choosing = len(labels_of(question, expected)) > len(right)
    return 0.5 if choosing and set(value) == set(right) else 0.0


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:  # noqa: ARG001
    """The misconceptions that lead to this very order."""
    return tuple(
        name
        for name, wrong in expected.mutants.items()
        if wrong is not None and tuple(wrong) == value
    )
