"""The rows of an assignment, as ``nbgrader generate_assignment`` makes them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import Assignment, grade_id
from quickscan_sim.grade.gradebook.assignment_rows import ANSWERED, GRADED, new_id
from quickscan_sim.grade.gradebook.cell_text import source_of


def add_assignment(connection: sqlite3.Connection, assignment: Assignment, course_id: str) -> None:
    """Write the rows that ``nbgrader generate_assignment`` makes for a notebook of the kit.

    The same as its preprocessors ComputeChecksums and SaveCells, for notebooks that hold no
    solutions; a test compares the rows with nbgrader's own. An assignment that is there stays.
    """
    connection.execute("INSERT OR IGNORE INTO course (id) VALUES (?)", (course_id,))
    connection.execute(
        "INSERT OR IGNORE INTO assignment (id, name, course_id) VALUES (?, ?, ?)",
        (new_id(), assignment.name, course_id),
    )
    row = connection.execute("SELECT id FROM assignment WHERE name = ?", (assignment.name,))
    known = connection.execute(
        "SELECT 1 FROM notebook WHERE name = ? AND assignment_id = ?",
        (assignment.notebook, parent := row.fetchone()["id"]),
    ).fetchone()
    if known is not None:
        return
    notebook = new_id()
    connection.execute(
        "INSERT INTO notebook (id, name, assignment_id, kernelspec) VALUES (?, ?, ?, ?)",
        (notebook, assignment.notebook, parent, json.dumps(_kernel_of(assignment))),
    )
    marked = [cell for cell in assignment.cells if grade_id(cell) is not None]
    for cell in marked:
        _add_cell(connection, notebook, cell)


def _kernel_of(assignment: Assignment) -> Mapping[str, Any]:
    """The kernel that the notebook asks for."""
    file = assignment.source / assignment.name / f"{assignment.notebook}.ipynb"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return dict(content["metadata"]["kernelspec"])
    except (OSError, ValueError, KeyError, TypeError):
        raise QuickscanError(
            "The notebook {file} cannot be read. Put it back from the kit's folder assignments.",
            file=file,
        ) from None


def _add_cell(connection: sqlite3.Connection, notebook: str, cell: Mapping[str, Any]) -> None:
    marks, name, kind = cell["metadata"]["nbgrader"], grade_id(cell), cell["cell_type"]
    is_grade, is_solution = bool(marks.get("grade")), bool(marks.get("solution"))
    if is_grade:
        row = _add_base_cell(connection, notebook, name, GRADED)
        connection.execute(
            "INSERT INTO grade_cells (id, max_score, cell_type) VALUES (?, ?, ?)",
            (row, float(marks["points"]), kind),
        )
    if is_solution:
        row = _add_base_cell(connection, notebook, name, ANSWERED)
        connection.execute("INSERT INTO solution_cells (id) VALUES (?)", (row,))
    locked = _is_locked(marks)
    if is_grade or is_solution or locked:
        values = (new_id(), name, kind, locked, source_of(cell), checksum(cell), notebook)
        connection.execute(
            "INSERT INTO source_cell (id, name, cell_type, locked, source, checksum, notebook_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )


def _add_base_cell(
    connection: sqlite3.Connection, notebook: str, name: str | None, kind: str
) -> str:
    row = new_id()
    connection.execute(
        "INSERT INTO base_cell (id, name, notebook_id, type) VALUES (?, ?, ?, ?)",
        (row, name, notebook, kind),
    )
    return row


def checksum(cell: Mapping[str, Any]) -> str:
    """What nbgrader compares a cell by: ``nbgrader.utils.compute_checksum``, without nbgrader."""
    marks = cell["metadata"]["nbgrader"]
    is_grade, is_solution = bool(marks.get("grade")), bool(marks.get("solution"))
    parts = [
        source_of(cell),
        cell["cell_type"],
        str(is_grade),
        str(is_solution),
        str(_is_locked(marks)),
        marks["grade_id"],
        *([str(float(marks["points"]))] if is_grade else []),
    ]
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def _is_locked(marks: Mapping[str, Any]) -> bool:
    if marks.get("solution"):
        return False
    return bool(marks.get("grade") or marks.get("locked"))
