"""For whom ``quickscan class variants`` works, and where it goes: by a course, or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.class_new import check_class_list
from quickscan_sim.cli.course_of_command import as_typed, course_at
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course


@dataclass(frozen=True)
class Target:
    """A class list, a place and a course run; ``course`` when the place is a course folder."""

    class_list: Path
    out: Path
    course_run: str
    course: Course | None


def target_of(given: Path, out: Path | None, course_run: str | None) -> Target:
    """Take from the course what was not said.

    Parameters
    ----------
    given
        A course folder, which has the class list, or a class list.
    out
        Where it goes; None: the course folder, or that in which the class list is.
    course_run
        None: that of the course.

    Raises
    ------
    QuickscanError
        When there is no course and something was not said, the course has no class list, or the
        course is of another run.
    """
    if given.expanduser().is_dir():
        course: Course | None = open_course(given)
    else:
        course = course_at(out if out is not None else given.expanduser().parent)
    if course is None:
        return _by_hand(given, out, course_run)
    place = out if out is not None else course.folder
    is_course = place.expanduser().resolve() == course.folder
    _check_run(course, course_run if is_course else None)
    class_list = given
    if given.expanduser().is_dir():
        check_class_list(course)
        class_list = course.class_list
    return Target(class_list, place, course_run or course.course_run, course if is_course else None)


def _by_hand(given: Path, out: Path | None, course_run: str | None) -> Target:
    if out is None or course_run is None:
        raise QuickscanError(
            "It is not clear for which course this is. Give the course folder: quickscan class "
            "variants FOLDER. Or say it yourself: quickscan class variants {list} --run "
            "2027-spring --out FOLDER.",
            list=as_typed(given),
        )
    return Target(given, out, course_run, None)


def _check_run(course: Course, course_run: str | None) -> None:
    """Packs of another run would not be found when they are handed out."""
    if course_run is not None and course_run != course.course_run:
        raise QuickscanError(
            "The course in {folder} is {found}, and --run says {given}. Leave --run out.",
            folder=course.folder,
            found=course.course_run,
            given=course_run,
        )
