"""What the answers to one question are for one student: the right one, and those of mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question

Value: TypeAlias = Any
"""By kind. number: float or int. choice: the key of an option. several: frozenset of keys.
table: dict of row -> number or word. ranked: tuple of keys. function: None here; see the judge.
text: None."""


@dataclass(frozen=True)
class Expected:
    """The right answer to a question, and the answer that every misconception leads to.

    The self-check computes it from the student's own data in the student's own kernel; the judge
    takes it from the lecturer's key. Both then use :func:`~quickscan_sim.teach.questions.assess`.
    ``options`` are the keys that could be chosen, in the order shown, with their labels.
    """

    question_id: str
    right: Value
    mutants: Mapping[str, Value] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)


def expect(question: Question, data: OwnData) -> Expected:
    """The right answer and those of every misconception, on the data of one student."""
    answer = question.answer
    if answer is None:
        return Expected(question.question_id, None)
    return Expected(
        question.question_id,
        answer.of(data),
        {name: answer.changed(rules).of(data) for name, rules in question.mutants.items()},
        question.options_from.of(data) if question.options_from else {},
    )
