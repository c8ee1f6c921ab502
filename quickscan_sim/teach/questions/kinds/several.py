"""Several things chosen, in any order."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.key_lists import read_keys, wrong_count
from quickscan_sim.teach.questions.kinds.keys import labels_of
from quickscan_sim.teach.questions.question import Question

NEAR = 2
"""Up to this many things from the right set, an answer may as well be a slip."""


def read(raw: Any, question: Question, expected: Expected) -> Answer:
    """The set of keys that were chosen."""
    answer = read_keys(raw, labels_of(question, expected), question)
    return answer if answer.value is None else Answer(frozenset(answer.value), answer.form)


def bounds(value: Value, question: Question) -> Message | None:
    """Whether as many things were chosen as asked."""
    return wrong_count(len(value), question)


def share(value: Value, question: Question, expected: Expected) -> float:
    """How much of the right set was found, less what was chosen wrongly.

    Everything wrong takes away a right one, and choosing everything gives nothing.
    """
    right = frozenset(expected.right)
    if not right or value == right:
        return float(value == right)
    hits, false = len(value & right), len(value - right)
    others = len(frozenset(labels_of(question, expected)) - right)
    chance = false / others if others else 0.0
    return max(0.0, min((hits - false) / len(right), hits / len(right) - chance))


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:
    """The misconceptions that lead to this set, or to one thing more or less.

    A set that lies about as near to the right one names none: that would be a guess.
    """
    sets = {name: frozenset(wrong) for name, wrong in expected.mutants.items() if wrong is not None}
    distances = {name: len(value ^ wrong) for name, wrong in sets.items()}
    exact = tuple(name for name, distance in distances.items() if distance == 0)
    if exact:
        return exact
    linked = [
        option.misconception
        for option in question.options
        if option.key in value and option.key not in expected.right and option.misconception
    ]
    if linked:
        return tuple(dict.fromkeys(linked))
    least = min(distances.values(), default=0)
    found = tuple(name for name, distance in distances.items() if distance == least)
    alike = len({sets[name] for name in found}) == 1
    to_right = len(value ^ frozenset(expected.right))
    return found if alike and least == 1 and to_right > NEAR else ()
