"""One cell of a table: a number, or a word out of a short list."""

from __future__ import annotations

from typing import Any

from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.kinds.keys import matched, unknown_key
from quickscan_sim.teach.questions.kinds.number import (
    is_right_number,
    read_number,
    same_number,
)
from quickscan_sim.teach.questions.kinds.unusable import plain, refusal
from quickscan_sim.teach.questions.question import Form

YES = ("ja", "yes", "true", "waar", "j", "y")
NO = ("nee", "no", "false", "onwaar", "n")


def read_cell(raw: Any, form: Form) -> Answer:
    """What stands in one cell."""
    if not form.cells:
        return read_number(raw, form)
    raw = plain(raw)
    amiss = refusal(raw)
    if amiss:
        return Answer(form=amiss)
    labels = {word: form.cell_texts.get(word, "") for word in form.cells}
    word = matched(raw, labels) or _yes_or_no(raw, form)
    return Answer(word) if word is not None else Answer(form=unknown_key(raw, labels))


def same_right_cell(cell: Any, right: Any, form: Form) -> bool:
    """Whether a cell is right."""
    if cell is None:
        return False
    return bool(cell == right) if form.cells else is_right_number(cell, right, form)


def same_cell(cell: Any, other: Any, form: Form) -> bool:
    """Whether a cell holds what a mistake gives."""
    if cell is None or other is None:
        return False
    return bool(cell == other) if form.cells else same_number(cell, other, form)


def _yes_or_no(raw: Any, form: Form) -> str | None:
    """The word for yes when somebody wrote True, in a table with the words for yes and no."""
    said = str(raw).strip().casefold()
    for words in (YES, NO):
        if said in words:
            return next((word for word in form.cells if word.casefold() in words), None)
    return None
