"""``quickscan class new``: a course folder, and what is added to it later."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed, first_assignment
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.course.new_course import READ_ME, CourseWish, MadeCourse, new_course
from quickscan_sim.grade.platforms.class_file import read_members, write_class_list
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.roster import read_roster
from quickscan_sim.language import mark


def make_course(screen: Screen, wish: CourseWish, roster: Path | None) -> None:
    """Make the course or add to it, and say what comes next."""
    there = _there(wish.folder)
    listed = _listed(there)
    members = _together(listed, read_roster(roster) if roster is not None else ())
    with screen.working(2) as step:
        step(mark("Making the course"))
        made = new_course(wish, members)
        step(mark("Writing the class list"))
        if members != listed:
            write_class_list(members, made.course.class_list)
    _tell(screen, made, members, len(members) - len(listed))
    _tell_where(screen, made.course)


def _there(folder: Path) -> Course | None:
    return open_course(folder) if (folder.expanduser() / SETTINGS).is_file() else None


def _listed(course: Course | None) -> tuple[Member, ...]:
    """Who is on the class list that the course has; nobody when it has none."""
    return read_members(course) if course is not None and course.class_list.is_file() else ()


def _together(listed: Sequence[Member], new: Sequence[Member]) -> tuple[Member, ...]:
    """Everybody of both lists; nobody is taken off, for there may be work already.

    Of somebody on both lists the new row counts: it may hold what an export needs.
    """
    known = {one.student.casefold() for one in listed}
    renewed = {one.student: one for one in new}
    added = [one for one in new if one.student.casefold() not in known]
    return (*(renewed.get(one.student, one) for one in listed), *added)


def _tell(screen: Screen, made: MadeCourse, members: Sequence[Member], n_new: int) -> None:
    course = made.course
    if made.is_new:
        screen.say(
            "The course is ready: run {run}, language {language}.",
            run=course.course_run,
            language=course.language,
        )
    if made.added:
        screen.say("Assignments added: {names}.", names=", ".join(made.added))
    if made.kept:
        screen.say(
            "Changed in this course, so left as they are: {names}.", names=", ".join(made.kept)
        )
    if n_new:
        screen.say(
            "On the class list: {n} students, of whom {n_new} new.", n=len(members), n_new=n_new
        )
    elif not members:
        screen.say(
            "There is no class list yet. Add it later: quickscan class new {course} --roster FILE.",
            course=as_typed(course.folder),
        )
    if not (made.is_new or made.added or n_new):
        screen.say("Everything was there already; nothing was changed.")


def _tell_where(screen: Screen, course: Course) -> None:
    screen.place(mark("The course"), course.folder)
    screen.place(mark("What to do on Monday"), course.folder / READ_ME[course.language])
    if not course.class_list.is_file():
        return
    if course.places().archive.is_file():
        screen.say(
            "Next, for every assignment that you hand out: quickscan class release {course} "
            "{assignment}",
            course=as_typed(course.folder),
            assignment=first_assignment(course),
        )
        return
    screen.say(
        "Next, an own neighbourhood for everybody: quickscan class variants {course}",
        course=as_typed(course.folder),
    )


def check_class_list(course: Course) -> tuple[str, ...]:
    """The students of the course, by the names that their folders have.

    Raises
    ------
    QuickscanError
        When the course has no class list.
    """
    if not course.class_list.is_file():
        raise QuickscanError(
            "The course has no class list yet, so it is not clear whose work to expect. Add it: "
            "quickscan class new {course} --roster FILE.",
            course=as_typed(course.folder),
        )
    return tuple(one.student for one in read_members(course))
