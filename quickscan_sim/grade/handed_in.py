"""Where the work of students lies in a course, and who handed in."""

from __future__ import annotations

from os.path import lexists
from pathlib import Path

from quickscan_sim.grade.course.course import Course

ENDINGS = ("", ".zip", ".ipynb")


def handed_in_at(course: Course, assignment: str, student: str) -> Path:
    """The folder of what a student handed in, or the ZIP or notebook that was put in its place.

    Where there is neither, the folder, which then is not there.
    """
    folder = course.submitted(student, assignment)
    places = (folder.with_name(f"{folder.name}{ending}") for ending in ENDINGS)
    return next((one for one in places if lexists(one)), folder)


def who_handed_in(course: Course, assignment: str) -> list[str]:
    """Everybody with a folder, ZIP or notebook for an assignment, in the order of their names."""
    students = (place.name for place in (course.folder / "submitted").glob("[!.]*"))
    return sorted(one for one in students if lexists(handed_in_at(course, assignment, one)))
