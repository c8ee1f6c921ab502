"""All settings of a course of nbgrader: what ``nbgrader_config.py`` in a course calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.course.nbgrader_course import configure_course
from quickscan_sim.grade.gradebook.preprocessors import configure_autograde
from quickscan_sim.grade.pages.feedback_exporter import configure_feedback


def configure(c: Any, file: str | Path) -> None:
    """Fill nbgrader's settings for the course that a file stands in.

    Parameters
    ----------
    c
        What ``get_config()`` gives in ``nbgrader_config.py``.
    file
        That file itself.

    Raises
    ------
    QuickscanError
        When the file stands in no course of the kit.
    """
    course = open_course(Path(file).parent)
    configure_course(c, course)
    configure_autograde(c, course)
    configure_feedback(c, course)
