"""A small course with nbgrader's settings, and a stand-in for the judge of the kit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grade.small_course import cells_of, small_marked

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.language import Bilingual

SETTINGS = """
from pathlib import Path
from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.gradebook.preprocessors import configure_autograde

c = get_config()
course = open_course(Path(__file__).parent)
c.CourseDirectory.root = str(course.folder)
c.CourseDirectory.course_id = course.course_run
configure_autograde(c, course)
c.JudgeExporter.marker = "grade.gradebook.nbgrader_course.mark"
"""


def add_settings(course: Course, more: str = "") -> None:
    """Write the course's ``nbgrader_config.py``."""
    (course.folder / "nbgrader_config.py").write_text(SETTINGS + more, encoding="utf-8")


def mark(
    course: Course, assignment: str, student: str
) -> tuple[MarkedSubmission, Sequence[Mapping[str, Any]]]:
    """Full points; a notebook that is not there or no JSON has none, with a reason.

    A student named "trouble" cannot be marked at all.
    """
    if student == "trouble":
        raise QuickscanError("The key of {student} is of another year.", student=student)
    try:
        return small_marked(course, student, assignment), cells_of(course, student, assignment)
    except (OSError, ValueError):
        reason = Bilingual("Er is geen notebook.", "There is no notebook.")
        return small_marked(course, student, assignment, failure=reason), ()
