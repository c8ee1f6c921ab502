"""A new gradebook, made by nbgrader itself."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course


def make_gradebook(course: Course) -> None:
    """Make an empty gradebook. nbgrader is imported for it, which takes some seconds.

    Raises
    ------
    QuickscanError
        When nbgrader cannot make it.
    """
    from subprocess import SubprocessError

    put_programs_on_path()
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SQLAlchemyError

    half = course.gradebook.with_name(f".{course.gradebook.name}.{os.getpid()}.half")
    try:
        half.touch(mode=0o600)  # for the lecturer alone; an empty file is an empty gradebook
        Gradebook(f"sqlite:///{half}", course.course_run).close()
        _put_in_place(half, course.gradebook)
    except (OSError, SubprocessError, SQLAlchemyError) as problem:
        raise QuickscanError(
            "nbgrader could not make the gradebook {file} ({reason}). Install the kit again, "
            "so that nbgrader and alembic are there, and try again.",
            file=course.gradebook,
            reason=str(problem).splitlines()[0],
        ) from problem
    finally:
        half.unlink(missing_ok=True)


def put_programs_on_path() -> None:
    """Let nbgrader find the program alembic, which lies beside this Python.

    nbgrader starts it by name, and an environment that was not activated is not on PATH.
    """
    if shutil.which("alembic") is None:
        folder = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", os.defpath)])


@contextmanager
def quiet_nbgrader() -> Iterator[None]:
    """Without what SQLAlchemy 2.1 says of the way nbgrader 0.9.6 adds a submission.

    It makes the rows before it adds them to its session (``Gradebook.add_submission``), which
    works and is warned about at every student.
    """
    from sqlalchemy.exc import SAWarning

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Object of type <\w+> not in session", SAWarning)
        yield


def _put_in_place(half: Path, target: Path) -> None:
    """Give it its name; where another program was first, that one stays."""
    try:
        os.link(half, target)
    except FileExistsError:
        return
    except OSError:  # a disk without links
        if not target.exists():
            half.rename(target)
