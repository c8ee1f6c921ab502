"""The course that a command is about: its language, and how its folder is typed."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Languages
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course


def course_at(folder: Path) -> Course | None:
    """The course in a folder or above it; None when there is none that can be read."""
    try:
        return open_course(folder)
    except (QuickscanError, OSError, RuntimeError):  # said in full when the work begins
        return None


def spoken(language: Languages | None, folder: Path) -> Languages:
    """The language that was asked for, else that of the course, else Dutch."""
    if language is not None:
        return language
    course = course_at(folder)
    return Languages(course.language) if course is not None else Languages.nl


def as_typed(path: Path) -> str:
    """A path as somebody types it here: short where that can be, in quotes where that must be.

    Examples
    --------
    >>> as_typed(Path.cwd() / "my class")
    '"my class"'
    """
    here = Path.cwd()
    short = path.relative_to(here) if path.is_relative_to(here) else path
    text = str(short)
    return f'"{text}"' if " " in text else text


def first_assignment(course: Course) -> str:
    """An assignment to show in an example: the first of the course."""
    folder = course.folder / "source"
    names = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    return names[0] if names else "M2_2_werkblad"
