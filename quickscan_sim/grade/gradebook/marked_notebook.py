"""The marked notebook: what formgrader shows, with points and reason under each question."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.assignment import Assignment, grade_id, question_of
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.assignment_rows import AssignmentRows
from quickscan_sim.grade.gradebook.cell_text import source_of, writable
from quickscan_sim.grade.gradebook.safe_cells import safe_markdown, safe_outputs, stream
from quickscan_sim.grade.marked import MarkedAnswer, MarkedSubmission
from quickscan_sim.grade.timestamp_file import TIMESTAMP, as_timestamp
from quickscan_sim.language import Number, translator

CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
LINE = 90
"""Signs on a line of a reason."""


def write_marked_notebook(
    course: Course,
    assignment: Assignment,
    marked: MarkedSubmission,
    cells: Sequence[Mapping[str, Any]],
    known: AssignmentRows,
    moment: datetime | None,
) -> None:
    """Put the marked notebook where formgrader looks, with the time it was handed in.

    Raises
    ------
    QuickscanError
        When the folder cannot be written.
    """
    content = marked_notebook(assignment, marked, cells, known, course.language)
    folder = course.autograded(marked.student, marked.assignment)
    make_private_folder(folder)
    for half in folder.glob(".*.half"):  # of a program that was killed: no other writes now
        half.unlink(missing_ok=True)
    text = json.dumps(content, ensure_ascii=False) + "\n"  # indented takes ten times as long
    write_whole(folder / f"{marked.notebook}.ipynb", text.encode("utf-8"), private=True)
    _write_time(folder / TIMESTAMP, moment)


def _write_time(file: Path, moment: datetime | None) -> None:
    """The time it was handed in, for nbgrader to compare; no file when unknown."""
    if moment is None:
        file.unlink(missing_ok=True)
        return
    text = as_timestamp(moment).encode("utf-8")
    if not file.is_file() or file.read_bytes() != text:
        write_whole(file, text, private=True)


def marked_notebook(
    assignment: Assignment,
    marked: MarkedSubmission,
    cells: Sequence[Mapping[str, Any]],
    known: AssignmentRows,
    language: str,
) -> dict[str, Any]:
    """The notebook as plain data, valid for nbformat 4.5 and nbgrader's metadata.

    What nbgrader knows a cell by comes from the assignment, never from what was handed in.
    """
    handed_out = {name: cell for cell in assignment.cells if (name := grade_id(cell))}
    lecturers = {source_of(cell) for cell in assignment.cells}
    answers = {one.question_id: one for one in marked.answers}
    shown: list[dict[str, Any]] = []
    ids: set[str] = set()
    for number, cell in enumerate(cells):
        name = grade_id(cell)
        original = handed_out.pop(name, None) if name else None
        fresh = _shown_cell(cell, original, lecturers)
        fresh["id"] = _cell_id(cell, number, ids)
        if original is not None:
            fresh["metadata"] = _metadata(original, known.checksums.get(str(name)))
            _show_mark(fresh, answers, language)
        shown.append(fresh)
    return {
        "cells": shown,
        "metadata": {"kernelspec": dict(known.kernel), "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _shown_cell(
    cell: Mapping[str, Any], original: Mapping[str, Any] | None, lecturers: set[str]
) -> dict[str, Any]:
    source = source_of(cell)
    kind = cell.get("cell_type") if original is None else original["cell_type"]
    if kind == "code":
        return {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {},
            "outputs": safe_outputs(cell),
            "source": writable(source),
        }
    text = source if source in lecturers else safe_markdown(source)
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _cell_id(cell: Mapping[str, Any], number: int, ids: set[str]) -> str:
    """The cell's own id where it can be one, and no cell before it has it."""
    own = cell.get("id")
    is_fit = isinstance(own, str) and CELL_ID.fullmatch(own) and own not in ids
    found = str(own) if is_fit else f"cell-{number}"
    while found in ids:
        found += "-"
    ids.add(found)
    return found


def _metadata(original: Mapping[str, Any], checksum: str | None) -> dict[str, Any]:
    """What nbgrader adds when it grades: the checksum and kind of the cell it handed out."""
    marks = {**original["metadata"]["nbgrader"], "cell_type": original["cell_type"]}
    if checksum is not None:
        marks["checksum"] = checksum
    return {**original["metadata"], "nbgrader": marks}


def _show_mark(cell: dict[str, Any], answers: Mapping[str, MarkedAnswer], language: str) -> None:
    """Under a check cell: points and reason as text, and the points as nbgrader reads them."""
    marks = cell["metadata"]["nbgrader"]
    asked = question_of(marks["grade_id"])
    answer = answers.get(asked[0]) if asked else None
    if cell["cell_type"] != "code" or not marks.get("grade") or answer is None:
        return
    say = translator(language)
    points = say(
        "{points} of {worth} points.", points=_number(answer.points), worth=_number(answer.worth)
    )
    result = {
        "output_type": "execute_result",
        "execution_count": None,
        "data": {"text/plain": repr(float(answer.points))},
        "metadata": {},
    }
    # formgrader does not break long lines.
    reason = textwrap.fill(answer.reason.in_language(language), LINE, break_long_words=False)
    cell["outputs"] = [stream(f"{points}\n{reason}\n"), result]


def _number(value: float) -> Number:
    return Number(value, 0 if float(value).is_integer() else 2)
