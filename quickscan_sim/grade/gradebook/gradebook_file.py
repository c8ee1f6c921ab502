"""The file ``gradebook.db``: opened, locked for as long as one change takes, never half changed.

nbgrader keeps its gradebook in SQLite. It is opened here without nbgrader, whose import takes
seconds; what is relied on are the tables of ``nbgrader.api``, which are compared at the start.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

PATIENCE = 60.0
"""Seconds that one change waits for another program that is writing."""

COLUMNS: Mapping[str, frozenset[str]] = {
    "assignment": frozenset({"id", "name", "duedate", "course_id"}),
    "notebook": frozenset({"id", "name", "assignment_id", "kernelspec"}),
    "base_cell": frozenset({"id", "name", "notebook_id", "type"}),
    "grade_cells": frozenset({"id", "max_score", "cell_type"}),
    "solution_cells": frozenset({"id"}),
    "task_cells": frozenset({"id", "max_score", "cell_type"}),
    "source_cell": frozenset(
        {"id", "name", "cell_type", "locked", "source", "checksum", "notebook_id"}
    ),
    "student": frozenset({"id", "first_name", "last_name", "email"}),
    "submitted_assignment": frozenset(
        {"id", "assignment_id", "student_id", "timestamp", "extension"}
    ),
    "submitted_notebook": frozenset(
        {"id", "assignment_id", "notebook_id", "flagged", "late_submission_penalty"}
    ),
    "grade": frozenset(
        {
            "id",
            "notebook_id",
            "cell_id",
            "auto_score",
            "manual_score",
            "extra_credit",
            "needs_manual_grade",
        }
    ),
    "comment": frozenset({"id", "notebook_id", "cell_id", "auto_comment", "manual_comment"}),
}
"""The columns that are read and written, of nbgrader 0.9 (alembic revision e43177bfe90b)."""

FOLDER_FIRST = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def open_file(course: Course, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection to the gradebook that is there, its tables compared.

    Raises
    ------
    QuickscanError
        When there is none, it cannot be opened, or it is not one of nbgrader 0.9.
    """
    if not course.gradebook.is_file():
        raise QuickscanError(
            "There is no gradebook {file}. Hand out an assignment first: quickscan class release.",
            file=course.gradebook,
        )
    with in_sentences(course.gradebook):
        # Not read-only: what a killed program left half written is put back at the first look.
        opened = sqlite3.connect(course.gradebook, timeout=patience, isolation_level=None)
    with closing(opened) as connection:
        connection.row_factory = sqlite3.Row
        with in_sentences(course.gradebook):
            check_columns(connection, course.gradebook)
        yield connection


def check_writable(file: Path) -> None:
    """Nothing when the gradebook may be written, or made. SQLite says so only at the first row.

    Raises
    ------
    QuickscanError
        When the file or its folder may not be written in.
    """
    places = [file.parent, *([file] if file.exists() else [])]
    if not all(os.access(place, os.W_OK) for place in places):
        raise _not_writable(file)


def check_columns(connection: sqlite3.Connection, file: Path) -> None:
    """Nothing when every table is as nbgrader 0.9 makes it.

    Raises
    ------
    QuickscanError
        When a table or column is not there.
    """
    for table, columns in COLUMNS.items():
        found = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
        if missing := sorted(columns - found):
            raise QuickscanError(
                "{file} is no gradebook that this nbgrader knows: in the table {table} there is "
                "no {columns}. If it is of an older nbgrader, make a copy of it and run nbgrader "
                "db upgrade in the course folder. If not, put back a copy of your gradebook.",
                file=file,
                table=table,
                columns=", ".join(missing),
            )


@contextmanager
def one_change(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """Everything inside is written, or nothing is; no other program writes meanwhile.

    Raises
    ------
    QuickscanError
        When the gradebook stays locked, cannot be written, or the disk is full.
    """
    with in_sentences(file):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk ends it by itself
                connection.execute("ROLLBACK")
            raise


@contextmanager
def in_sentences(file: Path) -> Iterator[None]:
    """What SQLite says, as a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as problem:
        raise _sentence(problem, file) from problem


def _not_writable(file: Path) -> QuickscanError:
    return QuickscanError(
        "The gradebook {file} cannot be opened or written. See to it that you may write in the "
        "folder {folder}, and run the command again.",
        file=file,
        folder=file.parent,
    )


def _sentence(problem: sqlite3.Error, file: Path) -> QuickscanError:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return QuickscanError(
            "Another program keeps the gradebook {file} locked. Close formgrader and other "
            "programs that grade this course, and run the command again. Nothing was lost.",
            file=file,
        )
    if code == sqlite3.SQLITE_FULL:
        return QuickscanError(
            "The disk is full: {file} could not be written. What was in it before is still there. "
            "Make room and run the command again.",
            file=file,
        )
    if code in FOLDER_FIRST:
        return _not_writable(file)
    if code in BROKEN:
        return QuickscanError(
            "The gradebook {file} is damaged ({reason}). Put back a copy of it, and grade again: "
            "what students handed in is still there.",
            file=file,
            reason=str(problem),
        )
    return QuickscanError(
        "The gradebook {file} could not be used ({reason}). Nothing was changed. Close other "
        "programs that use it, and run the command again.",
        file=file,
        reason=str(problem),
    )
