"""An answer as the kit reads it, so that "3.1" for 3.14 is seen in time."""

from __future__ import annotations

from quickscan_sim.language import Listing, Message, Number, Readable
from quickscan_sim.teach.questions import Question, Value
from quickscan_sim.teach.questions.given_number import GivenNumber


def as_read(question: Question, value: Value) -> Readable | None:
    """What was read from an answer; None for a text or a function, which speak for themselves.

    A number with fewer decimals than asked is shown with zeros behind it.
    """
    if question.kind == "number" or (question.kind == "table" and not question.form.cells):
        decimals = question.form.decimals or 0
        return _number(value, decimals) if question.kind == "number" else _rows(value, decimals)
    if question.kind == "table":
        return _rows(value, None)
    if question.kind == "several":
        return Listing(tuple(sorted(value))) if value else Message("an empty list")
    if question.kind == "ranked":
        return Listing(tuple(value))
    return Listing((value,)) if question.kind == "choice" else None


def _number(value: float, decimals: int) -> Readable:
    is_short = abs(value - round(value, decimals)) < 1e-9
    return Number(value, decimals) if is_short else GivenNumber(value)


def _rows(value: Value, decimals: int | None) -> Readable:
    cells = {
        row: cell if decimals is None else _number(cell, decimals) for row, cell in value.items()
    }
    return Listing(
        tuple(Message("{row}: {cell}", row=row, cell=cell) for row, cell in cells.items())
    )
