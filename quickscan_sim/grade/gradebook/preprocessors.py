"""nbgrader's settings, so that ``nbgrader autograde`` and formgrader's button ask the kit's judge.

Between reading a notebook and writing it nbgrader runs the steps of ``Autograde`` (its
preprocessors); one of them starts a kernel and runs what the student wrote. For the assignments
of the kit all of them give way to the judge. See :mod:`.judge_exporter` for how.
"""

from __future__ import annotations

from typing import Any

from quickscan_sim.grade.course.course import Course

EXPORTER = "quickscan_sim.grade.gradebook.judge_exporter.JudgeExporter"


def configure_autograde(c: Any, course: Course) -> None:
    """Let nbgrader's own autograde go through the judge.

    Parameters
    ----------
    c
        What ``get_config()`` gives in ``nbgrader_config.py``.
    course
        The course; the judge writes into its gradebook.

    Examples
    --------
    >>> from pathlib import Path
    >>> from traitlets.config import Config
    >>> c = Config()
    >>> configure_autograde(c, Course(Path("my_course"), "2027-spring", "nl", "0.1.0"))
    >>> c.Autograde.exporter_class
    'quickscan_sim.grade.gradebook.judge_exporter.JudgeExporter'
    """
    c.Autograde.exporter_class = EXPORTER
    c.JudgeExporter.course_folder = str(course.folder)
