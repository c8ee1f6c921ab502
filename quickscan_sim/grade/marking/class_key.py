"""The lecturer's key of a class, by student: what is right for whom, and whose code is whose."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marking.practice_wijk import practice_expected
from quickscan_sim.teach.key import KeyEntry, read_entry
from quickscan_sim.teach.questions import Expected
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit
from quickscan_sim.teach.variants.secret import read_secret

SEEDS = 2**31


@dataclass(frozen=True)
class ClassKey:
    """The key of one attempt.

    ``entries`` and ``hashes`` (SHA-256 of the file of an entry) are by student, ``students`` by
    personal code. ``practice`` is what every question expects on the practice neighbourhood, which
    anybody can open.
    """

    entries: Mapping[str, KeyEntry]
    hashes: Mapping[str, str]
    students: Mapping[str, str]
    practice: Mapping[str, Expected]
    draw: PersonalDraw

    def trial_seed(self, student: str) -> int:
        """Where the trials of a student's functions start: nobody can know it without the secret,
        and it is the same each time.
        """
        return self.draw.choice(Unit(student), "trials of functions", SEEDS)


def read_class_key(course: Course, attempt: int = 1) -> ClassKey:
    """The key in the folder of a course; read once for as long as nothing changes there.

    Raises
    ------
    QuickscanError
        When there is no key for this attempt, when it belongs to another course run, or when the
        secret is missing.
    """
    places = course.places(attempt)
    files = sorted(places.keys.glob("*.json"))
    if not files:
        raise QuickscanError(
            "{folder} holds no key, so no answer can be compared. Run quickscan class variants "
            "for this course first.",
            folder=places.keys,
        )
    newest = max(file.stat().st_mtime_ns for file in files)
    return _read(course, attempt, len(files), newest)


@lru_cache(maxsize=2)
def _read(course: Course, attempt: int, n_files: int, newest: int) -> ClassKey:  # noqa: ARG001
    places = course.places(attempt)
    secret = read_secret(places.secret)
    found = [(read_entry(file), file) for file in sorted(places.keys.glob("*.json"))]
    other = next((one for one, _ in found if one.course_run != course.course_run), None)
    if other is not None:
        raise QuickscanError(
            "The key in {folder} belongs to course run {found}, and this course is {run}. Put the "
            "key of this course there, or open the course that it belongs to.",
            folder=places.keys,
            found=other.course_run,
            run=course.course_run,
        )
    ours = [(one, file) for one, file in found if one.attempt == attempt]
    if not ours:
        raise QuickscanError(
            "The key in {folder} has nobody with attempt {attempt}. Run quickscan class variants "
            "with --attempt {attempt} first.",
            folder=places.keys,
            attempt=attempt,
        )
    draw = PersonalDraw(secret, course.course_run, attempt)
    _check_secret(draw, ours[0][0], places.secret)
    return ClassKey(
        {one.student: one for one, _ in ours},
        {one.student: hashlib.sha256(file.read_bytes()).hexdigest() for one, file in ours},
        {draw.code(one.student): one.student for one, _ in ours},
        practice_expected(course),
        draw,
    )


def _check_secret(draw: PersonalDraw, entry: KeyEntry, file: Path) -> None:
    if draw.pack_id(entry.student) != entry.pack_id:
        raise QuickscanError(
            "The secret {file} is not the one with which the packs of this class were made. Put "
            "back the right file.",
            file=file,
        )
