"""Points, reasons and marked notebooks go into nbgrader's gradebook, one submission at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import Assignment, read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.gradebook_checks import check_gradebook
from quickscan_sim.grade.gradebook.assignment_rows import (
    AssignmentRows,
    check_assignment,
    read_assignment_rows,
)
from quickscan_sim.grade.gradebook.gradebook_file import (
    PATIENCE,
    check_writable,
    in_sentences,
    one_change,
    open_file,
)
from quickscan_sim.grade.gradebook.handed_in_at import handed_in_time
from quickscan_sim.grade.gradebook.late import LateRule, read_late_rule
from quickscan_sim.grade.gradebook.marked_notebook import write_marked_notebook
from quickscan_sim.grade.gradebook.new_assignment import add_assignment
from quickscan_sim.grade.gradebook.new_gradebook import make_gradebook
from quickscan_sim.grade.gradebook.own_tables import check_course_run, make_own_tables
from quickscan_sim.grade.gradebook.submission_rows import has_marks, write_submission_rows
from quickscan_sim.grade.marked import MarkedSubmission


@contextmanager
def open_gradebook(
    course: Course, config: Any = None, patience: float = PATIENCE
) -> Iterator[GradebookWriter]:
    """The gradebook of a course, to write in; nbgrader makes one when there is none.

    Parameters
    ----------
    course
        The course; its gradebook is ``gradebook.db``.
    config
        nbgrader's settings where they were read already; None reads those of the course.
    patience
        Seconds that one change waits for another program that is writing.

    Raises
    ------
    QuickscanError
        When the gradebook is of an older nbgrader, damaged, of another course, or cannot be
        opened or written.
    """
    check_writable(course.gradebook)
    if not course.gradebook.exists():
        make_gradebook(course)
    check_gradebook(course)
    late = read_late_rule(course, config)
    with open_file(course, patience) as connection:
        with one_change(connection, course.gradebook):
            make_own_tables(connection)
            check_course_run(connection, course)
        yield GradebookWriter(course, connection, late)


class GradebookWriter:
    """An open gradebook. Made by :func:`open_gradebook`."""

    def __init__(
        self, course: Course, connection: sqlite3.Connection, late: LateRule | None
    ) -> None:
        self.course = course
        self._connection = connection
        self._late = late
        self._assignments: dict[str, Assignment] = {}

    def ensure_assignment(self, assignment: Assignment) -> None:
        """See to it that the gradebook knows the assignment, as after handing it out.

        Raises
        ------
        QuickscanError
            When the gradebook cannot be written.
        """
        with one_change(self._connection, self.course.gradebook):
            add_assignment(self._connection, assignment, self.course.course_run)

    def write(self, marked: MarkedSubmission, cells: Sequence[Mapping[str, Any]]) -> None:
        """Write one marked submission: the notebook for formgrader, and its rows.

        Both happen while no other program can write, so a notebook and its points are of the same
        marking. Killed on the way, the gradebook is as it was, and writing again completes it.
        A person's points, extra points and comments are never changed.

        Parameters
        ----------
        marked
            What marking found.
        cells
            The repaired notebook; empty when nothing could be read, and then formgrader shows
            the assignment as it was handed out.

        Raises
        ------
        QuickscanError
            When the assignment is not in the gradebook or asks other questions, or the gradebook
            or the notebook cannot be written.
        """
        course = self.course
        _check_name(marked.student)
        assignment = self._assignment(marked.assignment)
        shown = tuple(cells) or assignment.cells
        with one_change(self._connection, course.gradebook):
            known = self._known(marked)
            moment = handed_in_time(
                marked.handed_in, course.submitted(marked.student, marked.assignment)
            )
            write_marked_notebook(course, assignment, marked, shown, known, moment)
            write_submission_rows(
                self._connection, known, marked, shown, moment, self._late, course.language
            )

    def has_marks(self, student: str, assignment: str) -> bool:
        """Whether this student's notebook was marked and written before.

        Raises
        ------
        QuickscanError
            When the gradebook cannot be read.
        """
        with in_sentences(self.course.gradebook):
            rows = has_marks(self._connection, student, assignment)
        notebook = self.course.autograded(student, assignment) / f"{assignment}.ipynb"
        return rows and notebook.is_file()

    def _assignment(self, name: str) -> Assignment:
        """The assignment as it was handed out, read once."""
        if name not in self._assignments:
            self._assignments[name] = read_assignment(self.course.folder / "source", name)
        return self._assignments[name]

    def _known(self, marked: MarkedSubmission) -> AssignmentRows:
        file = self.course.gradebook
        check_assignment(self._connection, marked.assignment, file)
        return read_assignment_rows(self._connection, marked.assignment, marked.notebook, file)


def _check_name(student: str) -> None:
    """A student's name becomes that of a folder."""
    if student in ("", ".", "..") or any(sign in student for sign in "/\\\0"):
        raise QuickscanError(
            "The student {found} cannot have a folder of that name. Use the name in the class "
            "list, of letters, digits, dots and dashes.",
            found=repr(student),
        )
