"""The rows of one student's submission: time, points, reasons, what waits for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import cell_name, grade_id, question_of
from quickscan_sim.grade.gradebook.assignment_rows import (
    ANSWERED,
    BY_HAND,
    GRADED,
    AssignmentRows,
    new_id,
)
from quickscan_sim.grade.gradebook.cell_text import source_of, writable
from quickscan_sim.grade.gradebook.grade_row import write_grade
from quickscan_sim.grade.gradebook.handed_in_at import as_in_gradebook, seconds_late
from quickscan_sim.grade.gradebook.late import LateRule
from quickscan_sim.grade.marked import MarkedAnswer, MarkedSubmission

SCORE = (
    "SELECT COALESCE(SUM(CASE WHEN manual_score IS NOT NULL THEN manual_score + "
    "COALESCE(extra_credit, 0) WHEN auto_score IS NOT NULL THEN auto_score + "
    "COALESCE(extra_credit, 0) ELSE 0 END), 0) AS score FROM grade WHERE notebook_id = ?"
)
"""nbgrader's ``SubmittedNotebook.score``."""


def write_submission_rows(
    connection: sqlite3.Connection,
    known: AssignmentRows,
    marked: MarkedSubmission,
    cells: Sequence[Mapping[str, Any]],
    moment: datetime | None,
    late: LateRule | None,
    language: str,
) -> None:
    """Write every row of a submission; inside one change of the gradebook.

    Raises
    ------
    QuickscanError
        When the gradebook asks for other questions than were marked.
    """
    answers = {one.question_id: one for one in marked.answers}
    asked = _asked(known.graded)
    _check_same_questions(marked.assignment, set(asked), set(answers))
    submission, extension = _write_submission(connection, known, marked.student, moment)
    notebook = _make_rows(connection, submission, known.notebook_id)
    for other in known.others:
        _make_rows(connection, submission, other)
    texts = {grade_id(cell): source_of(cell) for cell in reversed(cells)}
    for question, cell in asked.items():
        text = texts.get(cell_name(question, "answer"), answers[question].answer)
        is_text = question_of(cell) == (question, "answer")
        write_grade(connection, known.graded[cell], notebook, answers[question], is_text, text)
    _write_comments(connection, known.commented, notebook, answers, language)
    _write_penalty(
        connection, notebook, late, marked.student, seconds_late(moment, known.due, extension)
    )


def has_marks(connection: sqlite3.Connection, student: str, assignment: str) -> bool:
    """Whether the judge wrote grades for this student before."""
    found = connection.execute(
        "SELECT 1 FROM assignment a JOIN submitted_assignment u ON u.assignment_id = a.id "
        "JOIN submitted_notebook n ON n.assignment_id = u.id "
        "JOIN grade g ON g.notebook_id = n.id JOIN quickscan_answer q ON q.grade_id = g.id "
        "WHERE a.name = ? AND u.student_id = ? LIMIT 1",
        (assignment, student),
    )
    return found.fetchone() is not None


def _asked(graded: Mapping[str, str]) -> dict[str, str]:
    """The graded cell of each question of the kit; a lecturer's own cells stay out."""
    found = {name: question_of(name) for name in graded}
    return {asked[0]: name for name, asked in found.items() if asked is not None}


def _check_same_questions(assignment: str, asked: set[str], answered: set[str]) -> None:
    if asked != answered:
        raise QuickscanError(
            "The gradebook and the assignment {name} ask different questions: {questions}. Put "
            "the notebook in the folder source back as it was when it was handed out. If nobody "
            "handed in yet, run quickscan class release again.",
            name=repr(assignment),
            questions=", ".join(sorted(asked ^ answered)),
        )


def _write_submission(
    connection: sqlite3.Connection, known: AssignmentRows, student: str, moment: datetime | None
) -> tuple[str, str | None]:
    """The id of the submission, with the student's own extension."""
    connection.execute("INSERT OR IGNORE INTO student (id) VALUES (?)", (student,))
    connection.execute(
        "INSERT INTO submitted_assignment (id, assignment_id, student_id, timestamp) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (assignment_id, student_id) "
        "DO UPDATE SET timestamp = excluded.timestamp",
        (new_id(), known.id, student, as_in_gradebook(moment)),
    )
    row = connection.execute(
        "SELECT id, extension FROM submitted_assignment WHERE assignment_id = ? AND student_id = ?",
        (known.id, student),
    ).fetchone()
    return row["id"], row["extension"]


def _make_rows(connection: sqlite3.Connection, submission: str, notebook: str) -> str:
    """See to it that the notebook has a row for each of its cells, as nbgrader makes them."""
    connection.execute(
        "INSERT OR IGNORE INTO submitted_notebook (id, assignment_id, notebook_id, flagged) "
        "VALUES (?, ?, ?, 0)",
        (new_id(), submission, notebook),
    )
    row = connection.execute(
        "SELECT id FROM submitted_notebook WHERE notebook_id = ? AND assignment_id = ?",
        (notebook, submission),
    ).fetchone()
    connection.execute(
        "INSERT OR IGNORE INTO grade (id, notebook_id, cell_id, needs_manual_grade) "
        "SELECT lower(hex(randomblob(16))), ?, id, 1 FROM base_cell "
        "WHERE notebook_id = ? AND type IN (?, ?)",
        (row["id"], notebook, GRADED, BY_HAND),
    )
    connection.execute(
        "INSERT OR IGNORE INTO comment (id, notebook_id, cell_id) "
        "SELECT lower(hex(randomblob(16))), ?, id FROM base_cell "
        "WHERE notebook_id = ? AND type IN (?, ?)",
        (row["id"], notebook, ANSWERED, BY_HAND),
    )
    return str(row["id"])


def _write_comments(
    connection: sqlite3.Connection,
    commented: Mapping[str, str],
    notebook: str,
    answers: Mapping[str, MarkedAnswer],
    language: str,
) -> None:
    """Write the judge's reasons; a person's own comments stay."""
    for name, cell in commented.items():
        asked = question_of(name)
        if asked is None or asked[0] not in answers:
            continue
        reason = writable(answers[asked[0]].reason.in_language(language)) or None
        connection.execute(
            "UPDATE comment SET auto_comment = ? WHERE cell_id = ? AND notebook_id = ?",
            (reason, cell, notebook),
        )


def _write_penalty(
    connection: sqlite3.Connection,
    notebook: str,
    late: LateRule | None,
    student: str,
    seconds: float,
) -> None:
    penalty = None
    if late is not None and seconds > 0:
        score = connection.execute(SCORE, (notebook,)).fetchone()["score"]
        penalty = late.penalty(student, score, seconds)
    connection.execute(
        "UPDATE submitted_notebook SET late_submission_penalty = ? WHERE id = ?",
        (penalty, notebook),
    )
