"""What every kind of answer can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds import (
    choice,
    function,
    number,
    ranked,
    several,
    table,
    text,
)
from quickscan_sim.teach.questions.question import Question


@dataclass(frozen=True)
class Kind:
    """One kind of answer.

    ``read`` turns what a student gave into a value, or a sentence on its form; ``bounds`` says
    what is amiss with the form of a value; ``share`` is the share of the points, from 0 to 1;
    ``named`` lists the misconceptions that lead to a wrong value.
    """

    read: Callable[[Any, Question, Expected], Answer]
    bounds: Callable[[Value, Question], Message | None]
    share: Callable[[Value, Question, Expected], float]
    named: Callable[[Value, Question, Expected], tuple[str, ...]]


_KINDS = {
    name: Kind(module.read, module.bounds, module.share, module.named)
    for name, module in (
        ("number", number),
        ("choice", choice),
        ("several", several),
        ("table", table),
        ("ranked", ranked),
        ("function", function),
        ("text", text),
    )
}


def kind_of(question: Question) -> Kind:
    """How answers to this question are read and compared."""
    return _KINDS[question.kind]
