"""``quickscan class collect``: take in what students handed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.class_new import check_class_list
from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.few_names import few
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.collect import Collected, collect
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.language import mark


@dataclass(frozen=True)
class CollectWish:
    """What was asked of ``quickscan class collect``."""

    folder: Path
    assignment: str
    download: Path | None = None
    platform: str | None = None
    any_owner: bool = False


def take_in(screen: Screen, wish: CollectWish) -> None:
    """Collect from a download of a learning platform, or from nbgrader's exchange."""
    course = open_course(wish.folder)
    if wish.download is not None:
        from quickscan_sim.cli.class_download import collect_download

        collect_download(screen, course, wish.assignment, wish.download, wish.platform)
        return
    if wish.platform is not None:
        raise QuickscanError(
            "--platform says what made the ZIP, and there is no ZIP. Give it with --from."
        )
    students = check_class_list(course)
    with screen.counting(mark("Handed in")) as show:
        found = collect(
            course, wish.assignment, students, any_owner=wish.any_owner, on_progress=show
        )
    _tell(screen, course, wish.assignment, found, len(students))


def _tell(
    screen: Screen, course: Course, assignment: str, found: Collected, n_students: int
) -> None:
    screen.say(
        "Collected for {assignment}: {n_new} new, {n_updated} handed in again, {n_same} as before.",
        assignment=assignment,
        n_new=len(found.new),
        n_updated=len(found.updated),
        n_same=len(found.same),
    )
    if found.late:
        screen.say("Late: {students}.", students=few(found.late))
    if found.nobody:
        screen.say(
            "Nothing yet of {n} of {n_all} students: {students}.",
            n=len(found.nobody),
            n_all=n_students,
            students=few(found.nobody),
        )
    for note in found.notes:
        screen.tell(note)
    screen.place(mark("All versions, as they came"), course.arrived / assignment)
    if found.new or found.updated or found.same:
        screen.say(
            "Next: quickscan class grade {course} {assignment}",
            course=as_typed(course.folder),
            assignment=assignment,
        )
