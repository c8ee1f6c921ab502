"""``quickscan class release``: hand out an assignment."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.session import Screen
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.course.release import Released, release
from quickscan_sim.language import mark

LARGE = 100_000_000
"""Bytes from which a learning platform may refuse a file."""


def hand_out(screen: Screen, folder: Path, assignment: str, to_exchange: bool, force: bool) -> None:
    """Release an assignment, and say where students get it."""
    course = open_course(folder)
    with screen.working(1) as step:
        step(mark("Making the version for students"))
        done = release(course, assignment, to_exchange=to_exchange, force=force)
    _tell(screen, course, assignment, done)


def _tell(screen: Screen, course: Course, assignment: str, done: Released) -> None:
    if done.is_new:
        screen.say(
            "{assignment} is ready for students. It holds no answers and nothing of the key.",
            assignment=assignment,
        )
    else:
        screen.say(
            "{assignment} is the same as the one that was handed out before.",
            assignment=assignment,
        )
    if done.earlier is not None:
        screen.place(mark("The one before is kept"), done.earlier)
    if done.packs:
        screen.say(
            "The neighbourhoods of the class are in it: {files}.", files=", ".join(done.packs)
        )
    else:
        screen.say(
            "There are no neighbourhoods in it: everybody works on the practice one. For an own "
            "one each: quickscan class variants {course}. Then release again.",
            course=as_typed(course.folder),
        )
    screen.place(mark("Put this ZIP on the learning platform"), done.archive)
    if done.archive.stat().st_size > LARGE:
        screen.say("It is large. If the platform refuses it, hand out the packs apart.")
    if done.exchange is not None:
        screen.place(mark("In nbgrader's exchange"), done.exchange)
        screen.say(
            "When students have handed in: quickscan class collect {course} {assignment}",
            course=as_typed(course.folder),
            assignment=assignment,
        )
        return
    screen.say(
        "When students have handed in, download their work as one ZIP: quickscan class collect "
        "{course} {assignment} --from download.zip",
        course=as_typed(course.folder),
        assignment=assignment,
    )
