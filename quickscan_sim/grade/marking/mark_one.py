"""Mark what one student handed in for one assignment: from folder to record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from quickscan_sim.grade.assignment import attempt_of, read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.handed_in import handed_in_at
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marking.class_key import ClassKey, read_class_key
from quickscan_sim.grade.marking.mark_submission import Asked, code_questions, mark_submission
from quickscan_sim.grade.marking.run_answers import RunAnswers, run_answers
from quickscan_sim.grade.sandbox import Limits, Sandbox, find_sandbox
from quickscan_sim.grade.submissions import read_submission
from quickscan_sim.grade.submissions.submission import Submission
from quickscan_sim.grade.timestamp_file import time_of_folder
from quickscan_sim.teach.questions import load_questions

Cells = tuple[Mapping[str, Any], ...]
FindSandbox = Callable[[], Sandbox | None]


def mark_student(course: Course, assignment: str, student: str) -> tuple[MarkedSubmission, Cells]:
    """The record of one submission, and the cells of its repaired notebook.

    Nothing is written, and nothing that the student did raises. Code runs in the sandbox of this
    computer; where there is none it waits for a person.

    Raises
    ------
    QuickscanError
        When the assignment or the key cannot be read.
    """
    return _mark(course, assignment, student, find_sandbox, Limits())


def mark_within(
    course: Course, assignment: str, student: str, sandbox: Sandbox | None, limits: Limits
) -> tuple[MarkedSubmission, Cells]:
    """The same in a sandbox that was found before, within these limits.

    Without a sandbox no code runs, also where one could be found: it waits for a person.
    """
    return _mark(course, assignment, student, lambda: sandbox, limits)


def _mark(
    course: Course, assignment: str, student: str, find: FindSandbox, limits: Limits
) -> tuple[MarkedSubmission, Cells]:
    asked = asked_in(course, assignment)
    key = read_class_key(course, attempt_of(assignment))
    submission = read_handed_in(course, asked, student)
    ran = _run(course, submission, asked, key, find, limits)
    return mark_submission(submission, asked, key, ran), submission.cells


def asked_in(course: Course, assignment: str) -> Asked:
    """The assignment in the source folder of a course, with the kit's questions."""
    found = read_assignment(course.folder / "source", assignment)
    questions = _questions()
    return Asked(found, tuple(questions[name] for name in found.questions if name in questions))


def read_handed_in(course: Course, asked: Asked, student: str) -> Submission:
    """What a student handed in last, read and repaired."""
    folder = handed_in_at(course, asked.assignment.name, student)
    moment = time_of_folder(folder)
    handed_in = "" if moment is None else moment.isoformat(timespec="seconds")
    return read_submission(folder, student, asked.assignment, handed_in)


def _run(
    course: Course,
    submission: Submission,
    asked: Asked,
    key: ClassKey,
    find: FindSandbox,
    limits: Limits,
) -> RunAnswers | None:
    """Nothing runs for a notebook in which every answer is typed."""
    entry = key.entries.get(submission.student)
    if submission.failure is not None or entry is None:
        return RunAnswers()
    questions = code_questions(asked, submission)
    if not questions:
        return RunAnswers()
    found = find()
    if found is None:
        return None
    pack = course.places(entry.attempt).pack(entry.pack_id)
    return run_answers(
        submission,
        questions,
        found,
        pack if pack.is_file() else None,
        key.trial_seed(submission.student),
        # No other run of this machine has the number of this thread.
        slot=threading.get_native_id(),
        limits=limits,
    )


@lru_cache(maxsize=1)
def _questions() -> dict[str, Any]:
    return {one.question_id: one for one in load_questions() if one.is_handed_in}
