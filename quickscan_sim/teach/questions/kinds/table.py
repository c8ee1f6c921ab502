"""A table: a number or a word for every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.cells import read_cell, same_cell, same_right_cell
from quickscan_sim.teach.questions.kinds.keys import listing, matched
from quickscan_sim.teach.questions.kinds.number import bounds as number_bounds
from quickscan_sim.teach.questions.kinds.unusable import is_column, is_unanswered, plain, refusal
from quickscan_sim.teach.questions.question import Question


def read(raw: Any, question: Question, expected: Expected) -> Answer:
    """The cells that could be read, by row; the sentence is about the first that could not."""
    raw = plain(raw)
    amiss = refusal(raw)
    if amiss:
        return Answer(form=amiss)
    given = _pairs(raw)
    rows = list(expected.right or {})
    if given is None:
        return Answer(
            form=Message(
                'Give each row its answer, as in {{"{row}": ...}}. The rows are {rows}.',
                row=rows[0] if rows else "a",
                rows=listing(rows),
            )
        )
    return _filled(given, rows, question, expected)


def bounds(value: Value, question: Question) -> Message | None:
    """What is amiss with the first cell that is out of range or not rounded as asked."""
    if question.form.cells:
        return None
    for row, cell in value.items():
        amiss = number_bounds(cell, question)
        if amiss:
            return _in_row(row, amiss)
    return None


def share(value: Value, question: Question, expected: Expected) -> float:
    """The share of rows that are right; of words, less what one word everywhere would give."""
    right: Mapping[str, Any] = expected.right
    if not right:
        return 0.0
    hits = {
        row: same_right_cell(value.get(row), cell, question.form) for row, cell in right.items()
    }
    found = sum(hits.values()) / len(hits)
    if not question.form.cells:
        return found
    if len(question.form.cells) == 2:
        found = max(
            0.0,
            (sum(hits.values()) - sum(row in value for row in hits) + sum(hits.values()))
            / len(hits),
        )
    return min(found, _beyond_constant(hits, right))


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:
    """The misconceptions with this very table; else those that explain every wrong row."""
    tables = {name: wrong for name, wrong in expected.mutants.items() if wrong}
    form = question.form

    def agrees(wrong: Mapping[str, Any], rows: list[str]) -> bool:
        return all(row in value and same_cell(value[row], wrong.get(row), form) for row in rows)

    every = [name for name, wrong in tables.items() if agrees(wrong, list(expected.right))]
    if every:
        return tuple(every)
    off = [
        row
        for row, cell in expected.right.items()
        if row in value and not same_right_cell(value[row], cell, form)
    ]
    if not off:
        return ()
    return tuple(
        name
        for name, wrong in tables.items()
        if agrees(wrong, off) and _explains(off, wrong, expected.right, question)
    )


def _explains(
    off: list[str], wrong: Mapping[str, Any], right: Mapping[str, Any], question: Question
) -> bool:
    """Whether the wrong rows are enough of what this mistake changes.

    Two words agree by chance in one row; two numbers hardly do.
    """
    if not question.form.cells:
        return True
    changed = [
        row
        for row, cell in right.items()
        if not same_right_cell(wrong.get(row), cell, question.form)
    ]
    return 2 * len(off) >= len(changed)


def _beyond_constant(hits: Mapping[str, bool], right: Mapping[str, Any]) -> float:
    """How well the rows of each word were found, where one word everywhere counts as nothing."""
    words = set(right.values())
    if len(words) < 2:
        return sum(hits.values()) / len(hits)
    recalls = []
    for word in words:
        rows = [row for row, cell in right.items() if cell == word]
        recalls.append(sum(hits[row] for row in rows) / len(rows))
    chance = 1 / len(words)
    return max(0.0, (sum(recalls) / len(words) - chance) / (1 - chance))


def _filled(
    given: Mapping[Any, Any], rows: list[str], question: Question, expected: Expected
) -> Answer:
    labels = {row: expected.options.get(row, "") for row in rows}
    cells: dict[str, Any] = {}
    amiss: Message | None = None
    for raw_row, raw_cell in given.items():
        row = matched(raw_row, labels)
        if row is None:
            amiss = amiss or _unknown_row(raw_row, rows)
            continue
        cell = read_cell(raw_cell, question.form)
        if is_unanswered(plain(raw_cell)):
            amiss = amiss or Message("The row {row} is still empty.", row=row)
        elif cell.form:
            amiss = amiss or _in_row(row, cell.form)
        else:
            cells[row] = cell.value
    missing = [row for row in rows if row not in cells]
    if missing and amiss is None:
        amiss = Message("These rows are missing: {rows}.", rows=listing(missing))
    return Answer(cells or None, amiss)


def _pairs(raw: Any) -> Mapping[Any, Any] | None:
    if isinstance(raw, Mapping):
        return raw
    if is_column(raw) and hasattr(raw, "columns"):
        return _pairs_of_frame(raw)
    if is_column(raw) and hasattr(raw, "index"):
        return dict(zip(list(raw.index), list(raw), strict=True))
    if isinstance(raw, (list, tuple)) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in raw
    ):
        return {str(row): cell for row, cell in raw} if raw else None
    return None


def _pairs_of_frame(frame: Any) -> Mapping[Any, Any] | None:
    columns = [list(frame.iloc[:, place]) for place in range(len(frame.columns))]
    if len(columns) == 1:
        return dict(zip(list(frame.index), columns[0], strict=True))
    return dict(zip(columns[0], columns[1], strict=True)) if len(columns) == 2 else None


def _unknown_row(raw: Any, rows: list[str]) -> Message:
    near = nearest(str(raw), rows)
    if near:
        return Message(
            "There is no row {found}; the nearest is {near}.", found=repr(str(raw)), near=near
        )
    return Message(
        "There is no row {found}. The rows are {rows}.", found=repr(str(raw)), rows=listing(rows)
    )


def _in_row(row: str, sentence: Message) -> Message:
    return Message("Row {row}: {sentence}", row=row, sentence=sentence)
