"""Does an answer in the key belong to this question, or to one that was changed since?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quickscan_sim.teach.questions import Expected, Question
from quickscan_sim.teach.questions.kinds.keys import labels_of


def key_fits(question: Question, expected: Expected) -> bool:
    """Whether the key holds an answer of the kind that is asked.

    A key keeps what was handed out. When the question file has changed since (a question became
    another kind, or lost the option that was right), no answer can be compared with it.

    Examples
    --------
    >>> from quickscan_sim.teach.questions import Expected, find_question
    >>> question = find_question("M2.W1")
    >>> key_fits(question, Expected("M2.W1", 4)), key_fits(question, Expected("M2.W1", ("a", "b")))
    (True, False)
    """
    if question.kind in ("function", "text"):
        return True
    if expected.question_id != question.question_id or expected.right is None:
        return False
    values = (expected.right, *(wrong for wrong in expected.mutants.values() if wrong is not None))
    return all(_is_of_kind(value, question, expected) for value in values)


def _is_of_kind(value: Any, question: Question, expected: Expected) -> bool:
    if question.kind == "number":
        return _is_number(value)
    if question.kind == "table":
        return isinstance(value, Mapping) and all(
            _is_cell(cell, question.form.cells) for cell in value.values()
        )
    labels = labels_of(question, expected)
    if question.kind == "choice":
        return isinstance(value, str) and value in labels
    container = frozenset if question.kind == "several" else tuple
    return isinstance(value, container) and all(key in labels for key in value)


def _is_cell(cell: Any, words: tuple[str, ...]) -> bool:
    if cell is None:
        return True
    return cell in words if words else _is_number(cell)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
