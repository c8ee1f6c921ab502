"""After the gradebook has a submission: its record, and help for whoever marks the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marked_files import read_marked_one, write_marked
from quickscan_sim.grade.pages.put_marking_help import put_marking_help

Progress = Callable[[int, int], None]
WORTH_A_PROCESS = 20
"""Texts for each worker: starting one costs as much as preparing so many."""


@dataclass(frozen=True)
class TextTask:
    """A notebook with a text that waits."""

    course: Course
    assignment: str
    student: str


def after_writing(course: Course, marked: MarkedSubmission) -> None:
    """For one submission that nbgrader's own door marked: record and help at once."""
    write_marked(course, marked)
    put_marking_help(course, marked)


def prepare_texts(
    course: Course,
    assignment: str,
    students: Sequence[str],
    workers: int = 1,
    on_progress: Progress | None = None,
) -> None:
    """Put rubric, remarks and own numbers beside every text that waits; safe to repeat.

    Parameters
    ----------
    students
        Who has a record with a text that waits.
    workers
        So many processes.
    """
    report = on_progress or (lambda _n, _n_all: None)
    tasks = [TextTask(course, assignment, student) for student in students]
    for n, _ in enumerate(_at_work(tasks, workers), start=1):
        report(n, len(tasks))


def prepare_text(task: TextTask) -> None:
    """The help for one student; a record that is gone meanwhile needs none."""
    marked = read_marked_one(task.course, task.assignment, task.student)
    if marked is not None:
        put_marking_help(task.course, marked)


def _at_work(tasks: Sequence[TextTask], workers: int) -> Iterator[None]:
    n_workers = min(workers, -(-len(tasks) // WORTH_A_PROCESS))
    if n_workers > 1:
        from quickscan_sim.country.workers import work_in_processes

        return work_in_processes(prepare_text, tasks, n_workers)
    return map(prepare_text, tasks)
