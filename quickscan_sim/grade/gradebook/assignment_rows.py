"""An assignment as nbgrader's gradebook knows it: its notebooks and their cells."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.grade.assignment import Assignment, grade_id
from quickscan_sim.grade.gradebook.cell_text import source_of

GRADED, ANSWERED, BY_HAND = "GradeCell", "SolutionCell", "TaskCell"
"""The kinds of cells of nbgrader: graded, answered by the student, a task marked by hand."""


@dataclass(frozen=True)
class AssignmentRows:
    """An assignment with the notebook that is handed in; the ids are nbgrader's.

    ``graded`` and ``commented`` are the ids of its cells by name. ``others`` are the cells of
    other notebooks in the same assignment, by notebook: nbgrader wants rows for those too.
    """

    id: str
    notebook_id: str
    due: str | None
    graded: Mapping[str, str]
    commented: Mapping[str, str]
    checksums: Mapping[str, str]
    others: tuple[str, ...]


def new_id() -> str:
    """An id as nbgrader gives to every row."""
    return uuid4().hex


def check_assignment(connection: sqlite3.Connection, assignment: str, file: Path) -> None:
    """Nothing when the gradebook knows the assignment.

    Raises
    ------
    QuickscanError
        When it does not.
    """
    names = [row["name"] for row in connection.execute("SELECT name FROM assignment ORDER BY name")]
    if assignment not in names:
        raise QuickscanError(
            "The assignment {name} is not in the gradebook {file}; the nearest is {near}. Hand it "
            "out first: quickscan class release.",
            name=repr(assignment),
            file=file,
            near=nearest(assignment, names) or "-",
        )


def read_assignment_rows(
    connection: sqlite3.Connection, assignment: str, notebook: str, file: Path
) -> AssignmentRows:
    """What the gradebook knows of a notebook.

    Raises
    ------
    QuickscanError
        When the assignment in the gradebook has no such notebook.
    """
    found = connection.execute(
        "SELECT a.id, a.duedate, n.id AS notebook_id FROM assignment a "
        "JOIN notebook n ON n.assignment_id = a.id WHERE a.name = ? AND n.name = ?",
        (assignment, notebook),
    ).fetchone()
    if found is None:
        raise QuickscanError(
            "The assignment {name} in the gradebook {file} has no notebook {notebook}. Hand it "
            "out again: quickscan class release.",
            name=repr(assignment),
            file=file,
            notebook=notebook,
        )
    cells = connection.execute(
        "SELECT id, name, type FROM base_cell WHERE notebook_id = ?", (found["notebook_id"],)
    ).fetchall()
    others = connection.execute(
        "SELECT id FROM notebook WHERE assignment_id = ? AND id != ?",
        (found["id"], found["notebook_id"]),
    )
    sources = connection.execute(
        "SELECT name, checksum FROM source_cell WHERE notebook_id = ?", (found["notebook_id"],)
    )
    return AssignmentRows(
        id=found["id"],
        notebook_id=found["notebook_id"],
        due=found["duedate"],
        graded={one["name"]: one["id"] for one in cells if one["type"] in (GRADED, BY_HAND)},
        commented={one["name"]: one["id"] for one in cells if one["type"] in (ANSWERED, BY_HAND)},
        checksums={one["name"]: one["checksum"] for one in sources if one["checksum"]},
        others=tuple(one["id"] for one in others),
    )


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
        (notebook, assignment.notebook, parent, json.dumps(kernel_of(assignment))),
    )
    marked = [cell for cell in assignment.cells if grade_id(cell) is not None]
    for cell in marked:
        _add_cell(connection, notebook, cell)


def kernel_of(assignment: Assignment) -> Mapping[str, Any]:
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
