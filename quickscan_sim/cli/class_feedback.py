"""Make the feedback pages of a class, and send them on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.language import Listing, mark

if TYPE_CHECKING:
    from quickscan_sim.cli.session import Screen
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.pages.write_feedback import FeedbackWritten

MAKING = mark("Feedback")


@dataclass(frozen=True)
class FeedbackWish:
    """What was asked for: which assignment, for whom, and where it goes."""

    course: Path
    assignment: str
    platform: str | None
    exchange: bool
    unfinished: bool
    student: str | None


def make_feedback(screen: Screen, wish: FeedbackWish) -> None:
    """Write the pages, say what came of it, and pass them on where that was asked."""
    from quickscan_sim.grade.course.course import open_course
    from quickscan_sim.grade.gradebook.grades import read_grades
    from quickscan_sim.grade.pages.write_feedback import only_student, write_feedback

    course = open_course(wish.course)
    grades = list(read_grades(course, wish.assignment))
    if wish.student is not None:
        grades = only_student(grades, wish.student)
    with screen.counting(MAKING) as show:
        found = write_feedback(
            course, wish.assignment, grades, unfinished=wish.unfinished, on_progress=show
        )
    _summary(screen, course, found)
    if wish.platform is not None:
        _for_platform(screen, course, wish, wish.platform, found)
    if wish.exchange:
        _through_exchange(screen, course, wish, found)
    screen.say(
        "Next, where the class gets stuck: quickscan class report {course} {assignment}",
        course=as_typed(course.folder),
        assignment=wish.assignment,
    )


def _summary(screen: Screen, course: Course, found: FeedbackWritten) -> None:
    screen.title(MAKING)
    screen.say(
        "{n} pages, of which {n_new} are new or changed.",
        n=len(found.pages),
        n_new=len(found.written),
    )
    if found.pages:
        screen.place(mark("pages"), course.folder / "feedback")
    if found.waiting:
        screen.say(
            "Answers that wait for a person, as the pages say: {n}.", n=sum(found.waiting.values())
        )
    if found.not_handed_in:
        screen.say(
            "Handed in nothing, so no page: {names}.", names=Listing(tuple(found.not_handed_in))
        )
    for student, why in sorted(found.failed.items()):
        screen.say(
            "No page for {student}: {reason}",
            student=student,
            reason=why.in_language(screen.language),
        )


def _for_platform(
    screen: Screen, course: Course, wish: FeedbackWish, platform: str, found: FeedbackWritten
) -> None:
    from quickscan_sim.grade.platforms.feedback_archive import (
        left_out_of_feedback,
        write_feedback_archive,
    )

    what = (course, wish.assignment, platform, found.pages)
    screen.place(mark("for the learning platform"), write_feedback_archive(*what))
    left_out = left_out_of_feedback(*what)
    if left_out:
        screen.say(
            "Left out of the ZIP, because they did not hand in there: {names}.",
            names=Listing(left_out),
        )


def _through_exchange(
    screen: Screen, course: Course, wish: FeedbackWish, found: FeedbackWritten
) -> None:
    from quickscan_sim.grade.pages.release_feedback import release_feedback

    released, without = release_feedback(course, wish.assignment, tuple(found.pages))
    screen.say("Released through nbgrader's exchange: {n} pages.", n=len(released))
    if without:
        screen.say(
            "Not handed in through the exchange, so not released there: {names}.",
            names=Listing(without),
        )
