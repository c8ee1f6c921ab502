"""A whole class marked: one student at a time, and nothing that one did reaches the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.grade.assignment import Assignment, attempt_of
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.handed_in import who_handed_in
from quickscan_sim.grade.marked import NOT_RUN, MarkedSubmission, both_languages
from quickscan_sim.grade.marked_files import read_marked_one, write_marked
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.marking.mark_one import (
    Cells,
    asked_in,
    mark_within,
    read_handed_in,
)
from quickscan_sim.grade.marking.mark_submission import Asked
from quickscan_sim.grade.sandbox import Limits, Sandbox
from quickscan_sim.language import Message

Progress = Callable[[int, int], None]
WORTH_A_PROCESS = 10
"""Submissions for each worker: starting one costs as much as marking so many typed notebooks."""


class Writer(Protocol):
    """Where marks go: the gradebook."""

    def ensure_assignment(self, assignment: Assignment) -> None:
        """See to it that the assignment is known."""

    def write(self, marked: MarkedSubmission, cells: Cells) -> None:
        """Write one submission, whole or not at all."""

    def has_marks(self, student: str, assignment: str) -> bool:
        """Whether this submission was written before."""


class MarkedFrom(NamedTuple):
    """What a submission was marked from; when any of it is another, it is marked again."""

    submission_hash: str
    handed_in: str
    key_hash: str
    questions_hash: str
    kit_version: str


@dataclass(frozen=True)
class MarkTask:
    """What a worker needs to know to mark one student.

    ``earlier`` is what it was marked from before; None to mark it whatever happened before.
    """

    course: Course
    assignment: str
    student: str
    sandbox: Sandbox | None
    earlier: MarkedFrom | None
    limits: Limits = Limits()  # noqa: RUF009 - it cannot change


@dataclass(frozen=True)
class Outcome:
    """What came of one task; ``marked`` is None when nothing changed since the last time."""

    student: str
    marked: MarkedSubmission | None
    cells: Cells = ()


@dataclass
class MarkedClass:
    """A summary: who was marked now, who was so before, and who handed in nothing."""

    now: list[MarkedSubmission] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    not_handed_in: tuple[str, ...] = ()


def mark_class(
    course: Course,
    assignment: str,
    gradebook: Callable[[], AbstractContextManager[Writer]],
    *,
    sandbox: Sandbox | None,
    students: Sequence[str] | None = None,
    again: bool = False,
    workers: int = 1,
    scheduler: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - it cannot change
    on_progress: Progress | None = None,
) -> MarkedClass:
    """Mark what was handed in, and write every result as it comes.

    What is in the gradebook and unchanged since it was marked is left alone, so that a run that
    was stopped goes on where it was. One submission is written whole: the page for formgrader,
    then the gradebook in one transaction, then the record that says it is done.

    Parameters
    ----------
    gradebook
        Opens the gradebook.
    sandbox
        Where code runs; None leaves code for a person.
    students
        Only these; None: everybody who handed in.
    again
        Mark also what did not change.
    workers, scheduler
        So many processes, or the address of a Dask scheduler of which the workers see the same
        course folder.
    limits
        How much time, memory and room the code of one student may take.

    Raises
    ------
    QuickscanError
        When the assignment, the key or the gradebook cannot be used; never for what is handed in.
    """
    asked = asked_in(course, assignment)
    key = read_class_key(course, attempt_of(assignment))
    handed_in = who_handed_in(course, assignment)
    todo = handed_in if students is None else _chosen(students, handed_in, course, assignment)
    report = on_progress or (lambda _n, _n_all: None)
    report(0, len(todo))
    found = MarkedClass(not_handed_in=tuple(sorted(set(key.entries) - set(handed_in))))
    with gradebook() as writer:
        writer.ensure_assignment(asked.assignment)
        tasks = [
            MarkTask(
                course,
                assignment,
                student,
                sandbox,
                # An older copy of the gradebook, or a new one, gets what it does not have.
                None
                if again or not writer.has_marks(student, assignment)
                else _earlier(course, asked, student, sandbox),
                limits,
            )
            for student in todo
        ]
        for n, outcome in enumerate(_at_work(tasks, workers, scheduler), start=1):
            if outcome.marked is None:
                found.before.append(outcome.student)
            else:
                writer.write(outcome.marked, outcome.cells or asked.assignment.cells)
                write_marked(course, outcome.marked)
                found.now.append(outcome.marked)
            report(n, len(tasks))
    return found


def mark_task(task: MarkTask) -> Outcome:
    """Mark one student; whatever goes wrong becomes a record with 0 points and the reason.

    Only what is wrong with the course itself stops the class.
    """
    asked_in(task.course, task.assignment)
    read_class_key(task.course, attempt_of(task.assignment))
    try:
        if task.earlier is not None and task.earlier == _now(task):
            return Outcome(task.student, None)
        marked, cells = mark_within(
            task.course, task.assignment, task.student, task.sandbox, task.limits
        )
    except Exception as problem:  # noqa: BLE001 - the next student must be marked
        return Outcome(task.student, _unmarkable(task, problem))
    return Outcome(task.student, marked, cells)


def _at_work(tasks: Sequence[MarkTask], workers: int, scheduler: str | None) -> Iterator[Outcome]:
    if scheduler is not None:
        from quickscan_sim.country.cluster import work_on_scheduler

        return work_on_scheduler(mark_task, tasks, scheduler, _name_of)
    n_workers = min(workers, -(-len(tasks) // WORTH_A_PROCESS))
    if n_workers > 1:
        from quickscan_sim.country.workers import work_in_processes

        return work_in_processes(mark_task, tasks, n_workers)
    return map(mark_task, tasks)


def _name_of(task: MarkTask) -> str:
    return f"{task.course.folder}-{task.assignment}-{task.student}"


def _chosen(
    students: Sequence[str], handed_in: Sequence[str], course: Course, assignment: str
) -> list[str]:
    from quickscan_sim.errors import nearest

    for student in students:
        if student not in handed_in:
            raise QuickscanError(
                "{student} handed in nothing for {assignment} in {folder}; the nearest name is "
                "{near}.",
                student=student,
                assignment=assignment,
                folder=course.folder / "submitted",
                near=nearest(student, handed_in) or "-",
            )
    return list(dict.fromkeys(students))


def _earlier(
    course: Course, asked: Asked, student: str, sandbox: Sandbox | None
) -> MarkedFrom | None:
    """What a submission was marked from the last time; None when it has to be marked anyway."""
    record = read_marked_one(course, asked.assignment.name, student)
    if record is None:
        return None
    if sandbox is not None and any(one.way == NOT_RUN for one in record.answers):
        return None
    return MarkedFrom(
        record.submission_hash,
        record.handed_in,
        record.key_hash,
        record.questions_hash,
        record.kit_version,
    )


def _now(task: MarkTask) -> MarkedFrom:
    asked = asked_in(task.course, task.assignment)
    key = read_class_key(task.course, attempt_of(task.assignment))
    submission = read_handed_in(task.course, asked, task.student)
    return MarkedFrom(
        submission.submission_hash,
        submission.handed_in,
        key.hashes.get(task.student, ""),
        asked.questions_hash,
        kit_version(),
    )


def _unmarkable(task: MarkTask, problem: Exception) -> MarkedSubmission:
    """The record of a submission on which the kit itself failed."""
    from quickscan_sim.grade.marking.mark_submission import failed_answers

    asked = asked_in(task.course, task.assignment)
    failure = Message(
        "The kit could not mark this notebook ({error}). A person has to look at it. Please "
        "report it with the notebook.",
        error=type(problem).__name__,
    )
    return MarkedSubmission(
        student=task.student,
        assignment=task.assignment,
        notebook=asked.assignment.notebook,
        answers=tuple(failed_answers(asked, failure, needs_a_person=True)),
        failure=both_languages(failure),
        notes=(),
        notes_for_student=(),
        handed_in="",
        marked_at=datetime.now(UTC).isoformat(timespec="seconds"),
        pack_id="",
        submission_hash="",
        key_hash="",
        questions_hash=asked.questions_hash,
        kit_version=kit_version(),
    )
