"""The grade of one question: the judge's points, and whether a person still has to look."""

from __future__ import annotations

import hashlib
import sqlite3

from quickscan_sim.grade.marked import MarkedAnswer


def write_grade(
    connection: sqlite3.Connection,
    cell: str,
    notebook: str,
    answer: MarkedAnswer,
    is_text: bool,
    text: str,
) -> None:
    """Write the judge's points; a person's points and extra points stay."""
    points = None if is_text and answer.needs_a_person else float(answer.points)
    seen = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    before = connection.execute(
        "SELECT g.id, g.auto_score, g.manual_score, g.needs_manual_grade, a.answer FROM grade g "
        "LEFT JOIN quickscan_answer a ON a.grade_id = g.id "
        "WHERE g.cell_id = ? AND g.notebook_id = ?",
        (cell, notebook),
    ).fetchone()
    connection.execute(
        "UPDATE grade SET auto_score = ?, needs_manual_grade = ? WHERE id = ?",
        (points, _waits(before, answer, points, seen), before["id"]),
    )
    connection.execute(
        "INSERT INTO quickscan_answer (grade_id, answer) VALUES (?, ?) "
        "ON CONFLICT (grade_id) DO UPDATE SET answer = excluded.answer",
        (before["id"], seen),
    )


def _waits(before: sqlite3.Row, answer: MarkedAnswer, points: float | None, seen: str) -> bool:
    """Whether a person still has to look.

    Where a person gave points already, only when something changed since: the text they read, or
    the judge's points. nbgrader's own ``SaveAutoGrades`` asks again at every run; then a class
    graded twice would have to be looked at twice.
    """
    if before["manual_score"] is None:
        return answer.needs_a_person
    is_other_text = answer.needs_a_person and before["answer"] not in (None, seen)
    return bool(before["needs_manual_grade"]) or is_other_text or before["auto_score"] != points
