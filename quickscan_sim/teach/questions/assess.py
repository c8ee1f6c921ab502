"""One engine for student and lecturer: what an answer is worth, and which mistake it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds import kind_of
from quickscan_sim.teach.questions.kinds.number import too_few_decimals
from quickscan_sim.teach.questions.question import Question


@dataclass(frozen=True)
class Assessment:
    """What an answer is worth.

    ``share`` is the share of the points, from 0 to 1. ``misconceptions`` are the mistakes that
    lead to this answer; more than one when they can not be told apart. ``form`` is the sentence on
    what is amiss with the form, if anything is; ``value`` is what was read.
    """

    share: float
    misconceptions: tuple[str, ...] = ()
    form: Message | None = None
    value: Value = None

    @property
    def is_right(self) -> bool:
        """Whether the answer gets every point."""
        return self.share >= 1.0


def read_answer(question: Question, raw: Any, expected: Expected) -> Answer:
    """What a student gave as a value, and what is amiss with its form.

    Nothing here depends on what is right: of a protected question the self-check looks at this
    alone. ``expected`` is there for the options and rows that can be filled.
    """
    kind = kind_of(question)
    answer = _read(raw, question, expected)
    if answer.value is None or answer.form is not None:
        return answer
    return Answer(answer.value, kind.bounds(answer.value, question))


def assess(question: Question, expected: Expected, raw: Any) -> Assessment:
    """What an answer is worth, and which misconceptions lead to it.

    Whatever is given, nothing is raised: an answer that can not be read is worth nothing and has a
    sentence in ``form``.
    """
    answer = _read(raw, question, expected)
    if answer.value is None:
        return Assessment(0.0, form=answer.form)
    return assess_value(question, expected, answer)


def assess_value(question: Question, expected: Expected, answer: Answer) -> Assessment:
    """The same for an answer that has been read already."""
    kind = kind_of(question)
    value = answer.value
    share = kind.share(value, question, expected)
    if share >= 1.0:
        return Assessment(1.0, form=answer.form, value=value)
    found = kind.named(value, question, expected)
    form = answer.form
    if form is None and not found:
        form = kind.bounds(value, question) or _decimals(question, value)
    return Assessment(share, found, form, value)


def _read(raw: Any, question: Question, expected: Expected) -> Answer:
    try:
        return kind_of(question).read(raw, question, expected)
    except Exception:  # noqa: BLE001 - an object that a student made may do anything
        return Answer(
            form=Message(
                "This can not be read as an answer. Give a number, a text between quotation marks "
                "or a list of these."
            )
        )


def _decimals(question: Question, value: Value) -> Message | None:
    return too_few_decimals(value, question.form) if question.kind == "number" else None
