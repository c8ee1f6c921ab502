"""An assignment as nbgrader's gradebook knows it: its notebooks and their cells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from quickscan_sim.errors import QuickscanError, nearest

GRADED, ANSWERED, BY_HAND = "GradeCell", "SolutionCell", "TaskCell"
"""The kinds of cells of nbgrader: graded, answered by the student, a task marked by hand."""

PYTHON: Mapping[str, Any] = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
"""The kernel of a notebook that names none."""


@dataclass(frozen=True)
class AssignmentRows:
    """An assignment with the notebook that is handed in; the ids are nbgrader's.

    ``graded`` and ``commented`` are the ids of its cells by name, ``checksums`` what nbgrader
    compares cells by. ``others`` are the ids of other notebooks in the same assignment: nbgrader
    wants rows for their cells too.
    """

    id: str
    notebook_id: str
    due: str | None
    graded: Mapping[str, str]
    commented: Mapping[str, str]
    checksums: Mapping[str, str]
    kernel: Mapping[str, Any]
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
            "The assignment {name} is not in the gradebook {file}; the nearest is {near}. Was it "
            "never graded? Then first: quickscan class grade {course} {assignment}.",
            name=repr(assignment),
            file=file,
            near=nearest(assignment, names) or "-",
            course=file.parent,
            assignment=assignment,
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
        "SELECT a.id, a.duedate, n.id AS notebook_id, n.kernelspec FROM assignment a "
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
        kernel=json.loads(found["kernelspec"] or "{}") or PYTHON,
        others=tuple(one["id"] for one in others),
    )
