"""Who is in the class, as nbgrader's gradebook knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.gradebook_checks import check_gradebook
from quickscan_sim.grade.course.nbgrader_steps import opened_gradebook, quiet_import


class InClass(Protocol):
    """Somebody in the class; ``student`` names the folders of the work, "" is unknown."""

    @property
    def student(self) -> str: ...  # noqa: D102
    @property
    def first_name(self) -> str: ...  # noqa: D102
    @property
    def last_name(self) -> str: ...  # noqa: D102
    @property
    def email(self) -> str: ...  # noqa: D102


def add_to_gradebook(course: Course, students: Iterable[InClass]) -> int:
    """Make the gradebook when there is none, and add who is not in it; all of them or none.

    Whoever is in it already stays as is. Returns how many were added.

    Raises
    ------
    QuickscanError
        When the gradebook cannot be used or written.
    """
    check_gradebook(course)
    with quiet_import():
        from sqlalchemy.exc import DatabaseError
    try:
        with opened_gradebook(course) as book:
            return _add(book.db, students)
    except (DatabaseError, OSError) as problem:
        raise QuickscanError(
            "The students could not be added to the gradebook {file} ({reason}). Nobody was added. "
            "Make room on the disk or close other programs, and try again.",
            file=course.gradebook,
            reason=getattr(problem, "orig", None) or problem,
        ) from problem


def _add(session: Any, students: Iterable[InClass]) -> int:
    from nbgrader.api import Student

    known = {row[0] for row in session.query(Student.id)}
    new = {one.student: one for one in students if one.student not in known}
    for one in new.values():
        session.add(
            Student(
                id=one.student,
                first_name=one.first_name or None,
                last_name=one.last_name or None,
                email=one.email or None,
            )
        )
    session.commit()
    return len(new)
