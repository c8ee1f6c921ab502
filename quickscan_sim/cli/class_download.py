"""The part of ``quickscan class collect`` that takes in the download of a learning platform."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.few_names import few
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.platforms.arrival import Download
from quickscan_sim.grade.platforms.class_file import read_members
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.filing import Filed, file_arrivals
from quickscan_sim.grade.platforms.member import CANVAS, PLATFORM_NAMES, Member
from quickscan_sim.grade.platforms.safe_cells import from_safe
from quickscan_sim.language import mark
from quickscan_sim.teach.handing_out.codes_file import CODE
from quickscan_sim.teach.packs.personal_code import read_code

OVERVIEW = "index.html"
"""What Brightspace puts beside the folders of students."""

MOST_ATTEMPTS = 9


def collect_download(
    screen: Screen, course: Course, assignment: str, path: Path, platform: str | None = None
) -> None:
    """File what is in a download, and say of whom, what is late, and what to look at.

    Raises
    ------
    QuickscanError
        When the download cannot be read, or the course has no class list.
    """
    members = read_members(course)
    download = read_download(path, members, platform, whose_code=whose_code(course))
    with screen.counting(mark("Handed in")) as show:
        filed = file_arrivals(course, assignment, download, show)
    _tell(screen, assignment, download, filed)
    _tell_unmatched(screen, download)
    _tell_without(screen, course, assignment, members)
    screen.place(mark("The download, as it came"), course.arrived / assignment)
    if filed.students:
        screen.say(
            "Next: quickscan class grade {course} {assignment}",
            course=as_typed(course.folder),
            assignment=assignment,
        )


def whose_code(course: Course) -> Callable[[str], str | None]:
    """A function that says whose a typed personal code is, in any attempt of this course."""
    owners: dict[str, str] = {}
    for attempt in range(1, MOST_ATTEMPTS + 1):
        file = course.places(attempt).codes
        if file.is_file():
            from quickscan_sim.delimited import read_delimited

            table = read_delimited(file)
            if {"student", CODE} <= set(table.columns):
                pairs = zip(table["student"], table[CODE], strict=True)
                owners |= {code: from_safe(student) for student, code in pairs}

    def owner(typed: str) -> str | None:
        try:
            return owners.get(read_code(typed))
        except QuickscanError:  # no code, or one with a typing error
            return None

    return owner


def _tell(screen: Screen, assignment: str, download: Download, filed: Filed) -> None:
    screen.say(
        "Collected for {assignment} from {platform}: {n_new} new, {n_renewed} handed in again, "
        "{n_same} as before. Earlier attempts kept: {n_earlier}.",
        assignment=assignment,
        platform=PLATFORM_NAMES[download.platform],
        n_new=len(filed.new),
        n_renewed=len(filed.renewed),
        n_same=len(filed.same),
        n_earlier=filed.earlier,
    )
    if filed.late:
        screen.say("Late: {students}.", students=few(filed.late))
    if download.platform == CANVAS:
        screen.say("Canvas tells who was late, not when each file was handed in.")
    elif not any(one.handed_in for one in download.arrivals):
        screen.say(
            "{platform} does not tell when each file was handed in. Look there who was late.",
            platform=PLATFORM_NAMES[download.platform],
        )
    for _, reason in (*filed.stayed, *filed.failed):
        screen.tell(reason)
    for note in download.notes:
        screen.tell(note)
    strange = [one.path for one in download.left_over if one.parts[-1] != OVERVIEW]
    if strange:
        screen.say(
            "Files with a name that {platform} does not give, so nobody knows whose: {files}. They "
            "are still in the download that the course keeps.",
            platform=PLATFORM_NAMES[download.platform],
            files=few(strange),
        )


def _tell_unmatched(screen: Screen, download: Download) -> None:
    if not download.unmatched:
        return
    screen.title(mark("Not filed: nobody knows whose"))
    for one in download.unmatched:
        if one.reason is not None:
            screen.tell(one.reason)
        if one.nearest:
            screen.say("  The nearest name in the class list is {name}.", name=one.nearest)
    screen.say("These files are still in the download that the course keeps.")


def _tell_without(
    screen: Screen, course: Course, assignment: str, members: Sequence[Member]
) -> None:
    without = [
        one.full_name if one.full_name == one.student else f"{one.full_name} ({one.student})"
        for one in members
        if not course.submitted(one.student, assignment).is_dir()
    ]
    if without:
        screen.say(
            "Nothing yet of {n} of {n_all} students: {students}.",
            n=len(without),
            n_all=len(members),
            students=few(without),
        )
