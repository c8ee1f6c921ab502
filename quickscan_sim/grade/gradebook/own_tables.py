"""What the kit keeps beside nbgrader's tables, in the same file: nbgrader leaves it alone.

``quickscan_course`` says of which course run the gradebook is. ``quickscan_answer`` has a hash of
the answer that each grade is about, so that a text that changed after it was marked by hand is
noticed, in the same change that writes its grade.
"""

from __future__ import annotations

import sqlite3

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

TABLES = (
    "CREATE TABLE IF NOT EXISTS quickscan_course (course_run TEXT PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS quickscan_answer (grade_id TEXT PRIMARY KEY, answer TEXT NOT NULL)",
)


def make_own_tables(connection: sqlite3.Connection) -> None:
    """Make the kit's tables where they are not there yet."""
    for table in TABLES:
        connection.execute(table)


def check_course_run(connection: sqlite3.Connection, course: Course) -> None:
    """Write down of which course run the gradebook is, the first time; compare it afterwards.

    Raises
    ------
    QuickscanError
        When it is of another course run.
    """
    known = [row["course_run"] for row in connection.execute("SELECT * FROM quickscan_course")]
    if not known:
        connection.execute("INSERT INTO quickscan_course VALUES (?)", (course.course_run,))
    elif course.course_run not in known:
        raise QuickscanError(
            "The gradebook {file} is of the course run {found}, and this course is {expected}. "
            "Put back the gradebook of this course, or move this file away; then a new one is "
            "made.",
            file=course.gradebook,
            found=", ".join(known),
            expected=course.course_run,
        )
