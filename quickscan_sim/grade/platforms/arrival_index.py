"""What was filed of an assignment, and under which name the platform knows it: for feedback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.course.course import Course


@dataclass(frozen=True)
class FiledAttempt:
    """The attempt of a student that was put in the folder ``submitted`` last.

    ``first_file`` is the full name of the student's first file in the download; Canvas' feedback
    goes back by the numbers in it. ``content_hash`` is the SHA-256 of what was filed.
    """

    platform: str
    original_name: str
    first_file: str
    platform_ids: Mapping[str, str]
    handed_in: str
    made: str
    download: str
    content_hash: str
    is_late: bool = False


@dataclass(frozen=True)
class ArrivalIndex:
    """The last filed attempt of each student of an assignment."""

    assignment: str
    students: Mapping[str, FiledAttempt] = field(default_factory=dict)


def index_file(course: Course, assignment: str) -> Path:
    """Where it is kept, for the lecturer alone."""
    return course.class_list.parent / "arrivals" / f"{assignment}.json"


def read_index(course: Course, assignment: str) -> ArrivalIndex:
    """The index of an assignment; an empty one when nothing was filed yet.

    Raises
    ------
    QuickscanError
        When the file was damaged.
    """
    file = index_file(course, assignment)
    if not file.is_file():
        return ArrivalIndex(assignment)
    known = {one.name for one in fields(FiledAttempt)}
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        students = {
            student: FiledAttempt(**{name: one[name] for name in one if name in known})
            for student, one in content["students"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise QuickscanError(
            "The list of what came in, {file}, cannot be read. Rename that file, and collect the "
            "ZIPs in the folder {arrived} again: nothing is lost by that.",
            file=file,
            arrived=course.arrived,
        ) from None
    return ArrivalIndex(assignment, students)


def write_index(course: Course, index: ArrivalIndex) -> None:
    """Keep the index, for the lecturer alone."""
    content = {
        "assignment": index.assignment,
        "students": {student: asdict(one) for student, one in sorted(index.students.items())},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    write_whole(index_file(course, index.assignment), text.encode(), private=True)


def check_filed(course: Course, assignment: str) -> ArrivalIndex:
    """The index of an assignment of which something was filed.

    Raises
    ------
    QuickscanError
        When nothing came in by a platform yet.
    """
    index = read_index(course, assignment)
    if not index.students:
        raise QuickscanError(
            "Of {assignment} nothing came in by a learning platform yet. Collect its ZIP first: "
            "quickscan class collect {course} {assignment} --from FILE.",
            course=course.folder,
            assignment=assignment,
        )
    return index
