"""Look into a gradebook without the kit, and mark in it as a person does in formgrader."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from quickscan_sim.grade.course.course import Course

GRADES = """
    SELECT u.student_id, b.name, g.auto_score, g.manual_score, g.extra_credit,
        g.needs_manual_grade
    FROM grade g JOIN base_cell b ON b.id = g.cell_id
    JOIN submitted_notebook n ON n.id = g.notebook_id
    JOIN submitted_assignment u ON u.id = n.assignment_id ORDER BY u.student_id, b.name
"""
COMMENTS = """
    SELECT u.student_id, b.name, k.auto_comment, k.manual_comment
    FROM comment k JOIN base_cell b ON b.id = k.cell_id
    JOIN submitted_notebook n ON n.id = k.notebook_id
    JOIN submitted_assignment u ON u.id = n.assignment_id ORDER BY u.student_id, b.name
"""
SUBMISSIONS = """
    SELECT u.student_id, u.timestamp, n.flagged, n.late_submission_penalty
    FROM submitted_notebook n JOIN submitted_assignment u ON u.id = n.assignment_id
    ORDER BY u.student_id
"""


def ask(course: Course, question: str, values: Sequence[Any] = ()) -> list[Any]:
    """The rows that a question gives."""
    with closing(sqlite3.connect(course.gradebook)) as connection, connection:
        return connection.execute(question, values).fetchall()


def everything(course: Course) -> list[list[Any]]:
    """Every row about submissions, without nbgrader's random ids."""
    return [ask(course, question) for question in (GRADES, COMMENTS, SUBMISSIONS)]


def grade_of(course: Course, student: str, cell: str) -> tuple[Any, ...]:
    """The judge's points, a person's points, extra points, and whether a person has to look."""
    return next(row[2:] for row in ask(course, GRADES) if row[:2] == (student, cell))


def comment_of(course: Course, student: str, cell: str) -> tuple[Any, ...]:
    """The judge's reason and a person's comment."""
    return next(row[2:] for row in ask(course, COMMENTS) if row[:2] == (student, cell))


def mark_by_hand(
    course: Course, student: str, cell: str, points: float | None, extra: float | None = None
) -> None:
    """What formgrader does when a person gives points (``GradeHandler.put``)."""
    ask(
        course,
        "UPDATE grade SET manual_score = ?, extra_credit = ?, needs_manual_grade = 0 WHERE id IN "
        "(SELECT g.id FROM grade g JOIN base_cell b ON b.id = g.cell_id JOIN submitted_notebook n "
        "ON n.id = g.notebook_id JOIN submitted_assignment u ON u.id = n.assignment_id "
        "WHERE b.name = ? AND u.student_id = ?)",
        (points, extra, cell, student),
    )


def comment_by_hand(course: Course, student: str, cell: str, text: str) -> None:
    """What formgrader does when a person writes a comment (``CommentHandler.put``)."""
    ask(
        course,
        "UPDATE comment SET manual_comment = ? WHERE id IN (SELECT k.id FROM comment k "
        "JOIN base_cell b ON b.id = k.cell_id JOIN submitted_notebook n ON n.id = k.notebook_id "
        "JOIN submitted_assignment u ON u.id = n.assignment_id "
        "WHERE b.name = ? AND u.student_id = ?)",
        (text, cell, student),
    )
