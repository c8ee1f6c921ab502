"""Take in what students handed in through nbgrader's exchange; nothing that came in is lost.

``nbgrader collect`` works on a course too. It puts a new version in the place of the one before
(``--update``), takes work whose owner is somebody else with no more than a warning, and stops at
the first folder that is too large. Here every version is kept in ``arrived`` first, and one
student's folder never stops the others.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.exchange_checks import check_exchange_for_collecting
from quickscan_sim.grade.course.exchange_records import Record, records_of
from quickscan_sim.grade.course.gradebook_checks import check_gradebook, due_date
from quickscan_sim.grade.course.packs_for_students import pack_archives
from quickscan_sim.grade.course.plain_copy import copy_plainly
from quickscan_sim.grade.course.put_in_place import same_folder, swap_folder
from quickscan_sim.grade.timestamp_file import (
    TIMESTAMP,
    as_timestamp,
    read_time,
    time_of_folder,
)
from quickscan_sim.language import Message

NO_FILE_NAME = re.compile(r"^[._]|[^\w.@ +-]")


@dataclass
class Collected:
    """What came in: students by what happened, and what the lecturer should know.

    ``late`` handed in after the due date of the gradebook; they are also new, updated or the same.
    ``nobody`` are those of the class of whom there is nothing.
    """

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def collect(
    course: Course,
    assignment: str,
    students: Collection[str],
    *,
    any_owner: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Collected:
    """Take in the last version of everybody, and keep all versions in ``arrived``.

    Parameters
    ----------
    students
        Who is in the class; work of somebody else is kept apart, and said.
    any_owner
        Take work whatever user owns it: where all students are one user of the computer.
    on_progress
        Called with the number of folders done and the number there are.

    Raises
    ------
    QuickscanError
        When there is no such assignment, exchange or gradebook, or the disk is full. What came in
        before that is in its place.
    """
    read_assignment(course.folder / "source", assignment)
    check_gradebook(course)
    inbound = check_exchange_for_collecting(course)
    records = list(records_of(inbound, assignment))
    found = Collected()
    kept = [
        (one, copy)
        for number, one in enumerate(records, start=1)
        if (copy := _keep(course, assignment, one, found, any_owner)) is not None
        and _counted(on_progress, number, len(records))
    ]
    last = _last_of_each(course, kept, students, found)
    due = read_time(due_date(course, assignment))
    for student, (one, copy) in sorted(last.items()):
        _take_in(course, assignment, one, copy, found)
        if due is not None and one.handed_in is not None and one.handed_in > due:
            found.late.append(student)
    found.nobody = sorted(one for one in students if not course.submitted(one, assignment).is_dir())
    return found


def kept_at(course: Course, assignment: str, student: str, time: datetime | None) -> Path:
    """Where a version of a student is kept as it came."""
    name = "time_unknown" if time is None else f"{time:%Y-%m-%dT%H%M%S.%fZ}"
    return course.arrived / assignment / NO_FILE_NAME.sub("-", student) / name


def keep_before(course: Course, student: str, assignment: str) -> Path | None:
    """Keep a copy of the work that stands in the course, before something else takes its place.

    Returns where it is kept; None when there is no work yet.

    Raises
    ------
    QuickscanError
        When the copy cannot be written.
    """
    present = course.submitted(student, assignment)
    if not present.is_dir():
        return None
    first = kept_at(course, assignment, student, time_of_folder(present))
    for number in range(1, 10_000):
        kept = first if number == 1 else first.with_name(f"{first.name}_{number}")
        if not kept.exists():
            make_private_folder(kept.parent)
            copy_plainly(present, kept)
            return kept
        if same_folder(kept, present, without=TIMESTAMP):
            return kept
    raise QuickscanError("The folder {folder} is full. Clear it out.", folder=first.parent)


def _counted(on_progress: Callable[[int, int], None] | None, n: int, n_all: int) -> bool:
    if on_progress is not None:
        on_progress(n, n_all)
    return True


def _keep(
    course: Course, assignment: str, one: Record, found: Collected, any_owner: bool
) -> Path | None:
    """The copy of one folder as it came; None when it is not taken, and the note why."""
    problem = _problem_of(one, any_owner)
    if problem is not None:
        found.notes.append(problem)
        return None
    copy = kept_at(course, assignment, one.student, one.handed_in)
    make_private_folder(copy.parent)
    if not copy.exists():
        packs = frozenset(archive.name for archive in pack_archives(course))
        left_out = copy_plainly(one.folder, copy, packs)
        if left_out:
            found.notes.append(
                Message(
                    "{student} handed in files that were not taken along: too large, a link, or "
                    "not to be read. They are still in {folder}: {files}.",
                    student=one.student,
                    folder=one.folder,
                    files=", ".join(left_out[:5]),
                )
            )
    return copy


def _problem_of(one: Record, any_owner: bool) -> Message | None:
    if not one.is_folder:
        return Message("{folder} is no folder, and is not taken.", folder=one.folder)
    if not os.access(one.folder, os.R_OK | os.X_OK):
        return Message(
            "{folder} may not be read. Ask {student} to hand in again.",
            folder=one.folder,
            student=one.student,
        )
    if one.handed_in is None:
        return Message("{folder} does not say when, and is not taken.", folder=one.folder)
    if not any_owner and one.owner != one.student:
        return Message(
            "{folder} says it is of {student}, but it belongs to {owner}. It is not taken. Ask "
            "both. Is everybody the same user on this computer? Then use --any-owner.",
            folder=one.folder,
            student=one.student,
            owner=one.owner,
        )
    return None


def _last_of_each(
    course: Course,
    kept: Iterable[tuple[Record, Path]],
    students: Collection[str],
    found: Collected,
) -> dict[str, tuple[Record, Path]]:
    """The last version of everybody in the class; the others are said."""
    last: dict[str, tuple[Record, Path]] = {}
    for one, copy in kept:
        if one.student in last and _time(last[one.student][0]) > _time(one):
            continue
        last[one.student] = (one, copy)
    for stranger in sorted(last.keys() - set(students)):
        found.notes.append(
            Message(
                "{student} is not on the class list. The work is kept in {folder}. Is it somebody "
                "of the class? Add the student: quickscan class new {course} --roster FILE. Then "
                "collect again.",
                student=stranger,
                folder=last.pop(stranger)[1],
                course=course.folder,
            )
        )
    return last


def _time(one: Record) -> datetime:
    return one.handed_in or datetime.min.replace(tzinfo=UTC)


def _take_in(course: Course, assignment: str, one: Record, copy: Path, found: Collected) -> None:
    """Put a version in the place where nbgrader looks, unless that one is as new."""
    present = course.submitted(one.student, assignment)
    is_there = present.is_dir()
    if is_there:
        before = time_of_folder(present)
        if before is not None and _time(one) <= before:
            found.same.append(one.student)
            return
        keep_before(course, one.student, assignment)
    make_private_folder(present.parent)
    draft = present.with_name(f".{assignment}.half")
    shutil.rmtree(draft, ignore_errors=True)
    copy_plainly(copy, draft)
    # The file in the folder is the student's, and nbgrader stops at a time that it cannot read.
    write_whole(draft / TIMESTAMP, as_timestamp(_time(one)).encode())
    swap_folder(draft, present)
    (found.updated if is_there else found.new).append(one.student)
