"""Whether nbgrader can use the gradebook, asked before nbgrader trips over it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

SECONDS_TO_WAIT = 5.0
REVISION = re.compile(r"^(revision|down_revision)\s*=\s*['\"](\w+)['\"]", re.MULTILINE)


def check_gradebook(course: Course, seconds: float = SECONDS_TO_WAIT) -> None:
    """Pass when the gradebook can be read and written, or is not there yet.

    It is opened without nbgrader, and nothing in it is changed.

    Parameters
    ----------
    seconds
        How long to wait for another program that is writing in it.

    Raises
    ------
    QuickscanError
        When it is damaged, locked, not to be written, or of an older or newer nbgrader.

    Examples
    --------
    >>> check_gradebook(Course(Path("no-such-folder"), "2027-spring", "en", "0"))
    """
    file = course.gradebook
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(_address(file), timeout=seconds, uri=True)) as book:
            book.execute("BEGIN IMMEDIATE")
            book.execute("ROLLBACK")
            whole = [row[0] for row in book.execute("PRAGMA quick_check(1)")]
            version = _version(book)
    except sqlite3.OperationalError as problem:
        raise _in_use(file, problem) from problem
    except sqlite3.DatabaseError as problem:
        raise _damaged(file) from problem
    if whole != ["ok"]:
        raise _damaged(file)
    _check_version(file, version)


def has_assignment(course: Course, assignment: str) -> bool:
    """Whether the gradebook knows an assignment; no when there is no gradebook."""
    return bool(_ask(course, "SELECT 1 FROM assignment WHERE name = ?", assignment))


def n_submissions(course: Course, assignment: str) -> int:
    """How many submissions of an assignment the gradebook knows."""
    rows = _ask(
        course,
        "SELECT count(*) FROM submitted_assignment s JOIN assignment a ON s.assignment_id = a.id "
        "WHERE a.name = ?",
        assignment,
    )
    return int(rows[0][0]) if rows else 0


def due_date(course: Course, assignment: str) -> str:
    """The due date as the gradebook has it, in UTC without saying so; "" when there is none."""
    rows = _ask(course, "SELECT duedate FROM assignment WHERE name = ?", assignment)
    return str(rows[0][0]) if rows and rows[0][0] else ""


def _ask(course: Course, question: str, assignment: str) -> list[tuple[Any, ...]]:
    if not course.gradebook.exists():
        return []
    address = _address(course.gradebook).replace("mode=rw", "mode=ro")
    try:
        with closing(sqlite3.connect(address, timeout=SECONDS_TO_WAIT, uri=True)) as book:
            return book.execute(question, (assignment,)).fetchall()
    except sqlite3.OperationalError as problem:
        raise _in_use(course.gradebook, problem) from problem
    except sqlite3.DatabaseError as problem:
        raise _damaged(course.gradebook) from problem


def _address(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=rw"


def _version(book: sqlite3.Connection) -> str:
    """The version of the form of the gradebook; "" where none is written."""
    tables = {row[0] for row in book.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if "alembic_version" not in tables:
        return "" if tables else "empty"
    rows = book.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(rows[0][0]) if rows else ""


def _check_version(file: Path, version: str) -> None:
    earlier, latest = _known_versions()
    if version in ("empty", latest):
        return
    if version and version not in earlier:
        raise QuickscanError(
            "The gradebook {file} was made by a newer nbgrader than the one installed here. "
            "Install that version, or work on the computer where the gradebook was made.",
            file=file,
        )
    raise QuickscanError(
        "The gradebook {file} was made by an older nbgrader. Make a copy of it. Then run this in "
        "{folder}: nbgrader db upgrade",
        file=file,
        folder=file.parent,
    )


@cache
def _known_versions() -> tuple[frozenset[str], str]:
    """Forms of older nbgraders, and that of the one installed, without importing it."""
    spec = find_spec("nbgrader")
    places = list(spec.submodule_search_locations or ()) if spec else []
    found: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for place in places:
        for script in (Path(place) / "alembic" / "versions").glob("*.py"):
            for name, version in REVISION.findall(script.read_text(encoding="utf-8")):
                found[name].add(version)
    latest = found["revision"] - found["down_revision"]
    return frozenset(found["revision"] - latest), next(iter(latest), "")


def _damaged(file: Path) -> QuickscanError:
    return QuickscanError(
        "The gradebook {file} is damaged, or is no gradebook. Put back your last copy of it. "
        "Without a copy: give it another name; grading again fills a new one, without the points "
        "that were given by hand.",
        file=file,
    )


def _in_use(file: Path, problem: sqlite3.OperationalError) -> QuickscanError:
    if "locked" in str(problem):
        return QuickscanError(
            "Another program is writing in the gradebook {file}. Wait until it is ready, or close "
            "formgrader and other nbgrader commands, and try again.",
            file=file,
        )
    return QuickscanError(
        "The gradebook {file} cannot be opened ({reason}). Check that the file and its folder are "
        "yours to write in, and that the disk is not full.",
        file=file,
        reason=problem,
    )
