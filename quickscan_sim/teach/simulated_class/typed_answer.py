"""A value as a student would type it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quickscan_sim.teach.questions import Form, Question, Value


def typed_answer(question: Question, value: Value) -> Any:
    """What a student types who got this value: numbers rounded as asked, keys in a list.

    Returns
    -------
    object
        None where the value itself cannot be computed.

    Examples
    --------
    >>> from quickscan_sim.language import Bilingual
    >>> question = Question("M9.W1", "M9", "worksheet", "", "M9.a", "open", "number", 1, 1,
    ...     Bilingual("", ""), Form(decimals=2))
    >>> typed_answer(question, 3.14159)
    3.14
    """
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return list(value)
    if isinstance(value, Mapping):
        return {row: _cell(cell, question.form) for row, cell in value.items()}
    return _cell(value, question.form)


def _cell(value: Any, form: Form) -> Any:
    """A rounded number; any word or code as it is."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if form.decimals == 0:
        return round(float(value))
    return float(value) if form.decimals is None else round(float(value), form.decimals)
