"""The records of marking on disk: one JSON file for each student and assignment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.language import Message


@dataclass(frozen=True)
class MarkedFiles:
    """The records of an assignment that could be read, and a sentence for each that could not."""

    marked: tuple[MarkedSubmission, ...]
    problems: tuple[Message, ...]


def marked_file(course: Course, assignment: str, student: str) -> Path:
    """Where the record of one student is.

    Raises
    ------
    QuickscanError
        When the name of the student or the assignment cannot be the name of a file.
    """
    for name in (assignment, student):
        if name in ("", ".", "..") or Path(name).name != name or "\\" in name or "\0" in name:
            raise QuickscanError(
                "No file can be named after {name}. Give this student another name or number on "
                "the class list, without slashes.",
                name=repr(name),
            )
    return course.marked / assignment / f"{student}.json"


def write_marked(course: Course, marked: MarkedSubmission) -> None:
    """Write one record, whole or not at all, for the lecturer alone; an older one is replaced.

    Raises
    ------
    QuickscanError
        When it cannot be written.
    """
    file = marked_file(course, marked.assignment, marked.student)
    make_private_folder(file.parent)
    content = json.dumps(marked.to_json(), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(file, content.encode("utf-8"), private=True)


def read_marked(course: Course, assignment: str) -> tuple[MarkedSubmission, ...]:
    """The records of an assignment, by student; without any, and for damaged ones, nothing.

    :func:`read_marked_files` also says which are damaged.
    """
    return read_marked_files(course, assignment).marked


def read_marked_one(course: Course, assignment: str, student: str) -> MarkedSubmission | None:
    """The record of one student; None when there is none, or it cannot be read."""
    found = _of_student(course, assignment, student)
    return found if isinstance(found, MarkedSubmission) else None


def read_sound_mark(course: Course, assignment: str, student: str) -> MarkedSubmission | None:
    """The record of one student; None when there is none.

    Raises
    ------
    QuickscanError
        When it is there and cannot be read.
    """
    found = _of_student(course, assignment, student)
    if isinstance(found, Message):
        raise QuickscanError.of([found])
    return found


def read_marked_files(course: Course, assignment: str) -> MarkedFiles:
    """The records of an assignment, and which of them are damaged.

    A damaged file never hides the others: its sentence names it and says what to do.
    """
    folder = course.marked / assignment
    files = sorted(one for one in folder.glob("*.json") if not one.name.startswith("."))
    found = [_read(file) for file in files]
    return MarkedFiles(
        tuple(one for one in found if isinstance(one, MarkedSubmission)),
        tuple(one for one in found if isinstance(one, Message)),
    )


def _of_student(course: Course, assignment: str, student: str) -> MarkedSubmission | Message | None:
    file = marked_file(course, assignment, student)
    return _read(file) if file.is_file() else None


def _read(file: Path) -> MarkedSubmission | Message:
    try:
        marked = MarkedSubmission.from_json(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Message(
            "The record of marking {file} cannot be read, and is left out. Grade this student "
            "again with quickscan class grade: that makes it anew.",
            file=file,
        )
    return marked
