"""The steps of nbgrader that the kit takes itself, in this process and with the course's settings.

Checked with nbgrader 0.9.6: ``nbgrader.apps.baseapp``, ``nbgrader.converters``,
``nbgrader.exchange``. Importing it takes seconds, so that happens inside these functions.
"""

from __future__ import annotations

import io
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

PRIVATE = 0o600
RAISED = re.compile(r"(\w+\.)*[A-Z]\w+: ")
"""The line of a traceback that says what was raised."""


@contextmanager
def programs_on_path() -> Iterator[None]:
    """The folder of this Python first on PATH: nbgrader starts ``alembic`` by its name."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


@contextmanager
def quiet_import() -> Iterator[None]:
    """Without what SQLAlchemy 2.1 says of the way nbgrader 0.9 declares its tables."""
    with warnings.catch_warnings():
        from sqlalchemy.exc import SAWarning

        warnings.simplefilter("ignore", SAWarning)
        yield


@contextmanager
def opened_gradebook(course: Course) -> Iterator[Any]:
    """Nbgrader's gradebook of the course, made when there is none, for its owner alone."""
    with quiet_import():
        from nbgrader.api import Gradebook

    is_new = not course.gradebook.exists()
    with programs_on_path():
        # nbgrader writes its tables one by one: a half file would pass for an old gradebook.
        try:
            with Gradebook(f"sqlite:///{course.gradebook}", course.course_run) as book:
                if is_new:
                    course.gradebook.chmod(PRIVATE)
                is_new = False
                yield book
        except BaseException:
            if is_new:
                course.gradebook.unlink(missing_ok=True)
            raise


@contextmanager
def nbgrader_of(course: Course) -> Iterator[Any]:
    """An nbgrader application with the settings of the course, and silent."""
    with quiet_import():
        from nbgrader.apps.baseapp import NbGrader

    # What is configured in the folder where somebody happens to be is of another course.
    class KitApp(NbGrader):  # type: ignore[misc]
        load_cwd_config = False

    before = list(sys.path)
    # The log is bound to the error stream when the application is made.
    with programs_on_path(), redirect_stderr(io.StringIO()):
        app = KitApp()
        app.initialize([], root=str(course.folder))
        try:
            yield app
        finally:
            sys.path[:] = before


def generate(app: Any, assignment: str, folder: str, in_gradebook: bool) -> None:
    """Make the students' version of an assignment in a folder of the course.

    Parameters
    ----------
    folder
        Takes the place of ``release``.
    in_gradebook
        Whether the gradebook learns the cells and points; without, it is not touched.

    Raises
    ------
    QuickscanError
        With nbgrader's own reason.
    """
    from nbgrader.converters import GenerateAssignment

    before = app.coursedir.release_directory
    app.coursedir.release_directory = folder
    app.coursedir.assignment_id = assignment
    try:
        step = GenerateAssignment(coursedir=app.coursedir, parent=app)
        step.force = True
        if not in_gradebook:
            step.no_database = True
            step.config.SaveCells.enabled = False
            # Whoever looks at the result says what is wrong with it in sentences.
            step.config.RefuseLeaks.enabled = False
        _take(step, f"generate_assignment {assignment}")
    finally:
        app.coursedir.release_directory = before


def release_to_exchange(app: Any, assignment: str) -> None:
    """Put the released folder in nbgrader's exchange, in the place of an earlier one.

    Raises
    ------
    QuickscanError
        With nbgrader's own reason.
    """
    from nbgrader.exchange import ExchangeFactory

    app.coursedir.assignment_id = assignment
    exchange = ExchangeFactory(parent=app)
    step = exchange.ReleaseAssignment(
        coursedir=app.coursedir, authenticator=app.authenticator, parent=app
    )
    step.force = True
    _take(step, f"release_assignment {assignment}")


def _take(step: Any, command: str) -> None:
    """Take one step; what goes wrong becomes a sentence with nbgrader's reason."""
    from nbgrader.utils import capture_log

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nbformat and others, about what they mended
        result = capture_log(step)
    if result["success"]:
        return
    lines = f"{result.get('log', '')}\n{result.get('error', '')}".strip().splitlines()
    if "KeyboardInterrupt" in lines[-1]:
        raise KeyboardInterrupt
    raise QuickscanError(
        "nbgrader could not do this: {command}. It says: {reason}. Run nbgrader {command} in the "
        "folder of the course to read all it says.",
        command=command,
        reason=_reason(lines),
    )


def _reason(lines: list[str]) -> str:
    """The error that nbgrader met first, or else the last line it wrote."""
    errors = [line for line in lines if RAISED.match(line.strip())]
    told = next((line for line in errors if "NbGraderException" not in line), None)
    return (told or lines[-1]).strip().rstrip(".")
