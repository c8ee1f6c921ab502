"""Feedback back to its owner through nbgrader's exchange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.pages.write_feedback import ALONG

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course


def release_feedback(
    course: Course, assignment: str, students: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Let nbgrader release the page of each student who handed in through the exchange.

    The name of a page there follows from a secret that came along with the submission
    (``submission_secret.txt``; nbgrader/exchange/default/release_feedback.py), so that nobody
    else can find it. Who handed in another way has no such secret.

    Returns
    -------
    tuple of tuple
        Who got it, and who has to get it another way.

    Raises
    ------
    QuickscanError
        When the exchange cannot be used.
    """
    from quickscan_sim.grade.course.exchange_checks import check_exchange_for_release
    from quickscan_sim.grade.course.nbgrader_steps import nbgrader_of

    able = tuple(one for one in students if _came_through(course, assignment, one))
    without = tuple(one for one in students if one not in able)
    if able:
        check_exchange_for_release(course)
        with nbgrader_of(course) as app:
            for student in able:
                _release_one(app, assignment, student)
    return able, without


def _came_through(course: Course, assignment: str, student: str) -> bool:
    folder = course.feedback(student, assignment)
    return all((folder / name).is_file() for name in ALONG)


def _release_one(app: Any, assignment: str, student: str) -> None:
    from nbgrader.exchange import ExchangeFactory
    from nbgrader.utils import capture_log

    app.coursedir.assignment_id, app.coursedir.student_id = assignment, student
    step = ExchangeFactory(parent=app).ReleaseFeedback(
        coursedir=app.coursedir, authenticator=app.authenticator, parent=app
    )
    done = capture_log(step)
    if not done["success"]:
        said = f"{done.get('log', '')}\n{done.get('error', '')}".strip().splitlines()
        raise QuickscanError(
            "nbgrader could not release the feedback of {student}. It says: {reason}.",
            student=student,
            reason=said[-1].rstrip(".") if said else "-",
        )
