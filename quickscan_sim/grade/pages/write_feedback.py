"""Feedback for a class, where nbgrader expects it: only what changed is written again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.marked_files import marked_file, read_sound_mark
from quickscan_sim.grade.pages.make_feedback import FeedbackMaker
from quickscan_sim.grade.timestamp_file import TIMESTAMP
from quickscan_sim.language import Listing, Message

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.gradebook.grades import StudentGrades

Progress = Callable[[int, int], None]
ALONG = (TIMESTAMP, "submission_secret.txt")
"""What ``nbgrader release_feedback`` reads beside the page (nbgrader/exchange/default)."""


@dataclass
class FeedbackWritten:
    """What came of it; ``pages`` has every page there is by student, old ones too.

    ``failed`` says why a student has no page, ``waiting`` counts the texts that a person still
    has to read, by question.
    """

    pages: dict[str, Path] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    not_handed_in: list[str] = field(default_factory=list)
    failed: dict[str, Message | QuickscanError] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)


def write_feedback(
    course: Course,
    assignment: str,
    grades: Sequence[StudentGrades],
    *,
    unfinished: bool = False,
    on_progress: Progress | None = None,
) -> FeedbackWritten:
    """A page for everybody in ``grades`` who handed in and was marked.

    Stopped half-way, the same call goes on; a page whose marks did not change is not made again.

    Parameters
    ----------
    grades
        As :func:`quickscan_sim.grade.gradebook.read_grades` gives them.
    unfinished
        Also make pages on which a text still waits for a person; the page says so.
    on_progress
        Called with the number of students that are done, and of all.

    Raises
    ------
    QuickscanError
        When texts wait and ``unfinished`` is False: nothing is written then.
    """
    found = FeedbackWritten(waiting=answers_that_wait(grades))
    if found.waiting and not unfinished:
        raise _texts_wait(found.waiting)
    maker = FeedbackMaker.of(course, assignment)
    made = _Made(course, assignment)
    for n, one in enumerate(grades, start=1):
        _write_one(maker, made, one, found)
        if on_progress is not None:
            on_progress(n, len(grades))
    return found


def answers_that_wait(grades: Iterable[StudentGrades]) -> dict[str, int]:
    """How many texts wait for a person, by question."""
    waiting: dict[str, int] = {}
    for one in grades:
        for name, grade in one.grades.items():
            if grade.waits:
                waiting[name] = waiting.get(name, 0) + 1
    return dict(sorted(waiting.items()))


def only_student(grades: Sequence[StudentGrades], student: str) -> list[StudentGrades]:
    """The grades of one student.

    Raises
    ------
    QuickscanError
        When nobody has this name; with the nearest.
    """
    names = [one.student for one in grades]
    if student not in names:
        raise QuickscanError(
            "The gradebook holds no student {student}; the nearest is {near}.",
            student=repr(student),
            near=nearest(student, names) or "-",
        )
    return [one for one in grades if one.student == student]


def _write_one(
    maker: FeedbackMaker, made: _Made, grades: StudentGrades, found: FeedbackWritten
) -> None:
    course, name, student = maker.course, maker.assignment.name, grades.student
    try:
        marked = read_sound_mark(course, name, student)
        if marked is None:
            _without_mark(grades, found)
            return
        folder = course.feedback(student, name)
        place = folder / f"{marked.notebook}.html"
        from_what = _hash(marked_file(course, name, student).read_bytes(), repr(grades).encode())
        if not made.is_same(student, from_what, place):
            page = maker.page(marked, grades).encode()
            write_whole(place, page)
            made.note(student, from_what, page)
            found.written.append(student)
        _copy_along(course.submitted(student, name), folder)
    except QuickscanError as problem:
        found.failed[student] = problem
    else:
        found.pages[student] = place


def _without_mark(grades: StudentGrades, found: FeedbackWritten) -> None:
    if grades.grades:
        found.failed[grades.student] = Message(
            "Handed in, and not marked by the kit yet. Run quickscan class grade first."
        )
    else:
        found.not_handed_in.append(grades.student)


def _copy_along(submitted: Path, folder: Path) -> None:
    """What the exchange needs to give a page back to its owner, and nobody else."""
    for name in ALONG:
        there = (submitted / name).is_file()
        if there and not _is_same_file(submitted / name, folder / name):
            shutil.copyfile(submitted / name, folder / name)


def _is_same_file(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _texts_wait(waiting: dict[str, int]) -> QuickscanError:
    parts = tuple(Message("{n} of {question}", n=n, question=name) for name, n in waiting.items())
    return QuickscanError(
        "Answers wait for a person: {texts}. Mark them in formgrader first (quickscan class "
        "formgrader), or give --unfinished to send feedback that says so.",
        texts=Listing(parts),
    )


def _hash(*parts: bytes) -> str:
    from quickscan_sim.exchange.recipe import kit_version

    whole = hashlib.sha256(kit_version().encode())
    for part in parts:
        whole.update(b"%d " % len(part) + part)
    return whole.hexdigest()


class _Made:
    """For each student from what a page was made, and what it looked like: for the lecturer."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.file = course.folder / "for_lecturer" / "feedback_made" / f"{assignment}.json"
        try:
            self.known = dict(json.loads(self.file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            self.known = {}

    def is_same(self, student: str, from_what: str, place: Path) -> bool:
        """Whether the page that is there was made from the same, and nobody changed it."""
        try:
            return bool(self.known.get(student) == [from_what, _hash(place.read_bytes())])
        except OSError:
            return False

    def note(self, student: str, from_what: str, page: bytes) -> None:
        """Remember a page that was just written, at once: a kill loses one page at most."""
        self.known[student] = [from_what, _hash(page)]
        write_whole(self.file, json.dumps(self.known, indent=0).encode(), private=True)
