"""The grades of an assignment as they stand in nbgrader's gradebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC

from quickscan_sim.grade.assignment import question_of
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.assignment_rows import check_assignment
from quickscan_sim.grade.gradebook.gradebook_file import in_sentences, open_file
from quickscan_sim.grade.gradebook.handed_in_at import from_gradebook

STUDENTS = """
    SELECT s.id, s.first_name, s.last_name, s.email, u.id AS submission, u.timestamp,
        (SELECT COALESCE(SUM(late_submission_penalty), 0.0) FROM submitted_notebook
         WHERE assignment_id = u.id) AS late_penalty
    FROM student s
    LEFT JOIN submitted_assignment u ON u.student_id = s.id
        AND u.assignment_id = (SELECT id FROM assignment WHERE name = ?)
    ORDER BY s.last_name, s.first_name, s.id
"""
CELLS = """
    FROM assignment a
    JOIN submitted_assignment u ON u.assignment_id = a.id
    JOIN submitted_notebook n ON n.assignment_id = u.id
    JOIN notebook m ON m.id = n.notebook_id
"""
GRADES = f"""
    SELECT u.id AS submission, m.name AS notebook, b.name, g.auto_score, g.manual_score,
        g.extra_credit, g.needs_manual_grade, COALESCE(c.max_score, t.max_score, 0.0) AS worth
    {CELLS}
    JOIN grade g ON g.notebook_id = n.id
    JOIN base_cell b ON b.id = g.cell_id
    LEFT JOIN grade_cells c ON c.id = b.id
    LEFT JOIN task_cells t ON t.id = b.id
    WHERE a.name = ? ORDER BY m.name, b.name
"""
COMMENTS = f"""
    SELECT u.id AS submission, b.name, COALESCE(k.manual_comment, k.auto_comment) AS text
    {CELLS}
    JOIN comment k ON k.notebook_id = n.id
    JOIN base_cell b ON b.id = k.cell_id
    WHERE a.name = ? AND text IS NOT NULL
"""


@dataclass(frozen=True)
class QuestionGrade:
    """The points for one question: by the judge, by hand, and extra.

    ``automatic`` is None for a text that nobody has looked at; ``by_hand`` None when no person
    gave points. A person's points count in the place of the judge's. ``comment`` is the person's
    own when there is one, else the judge's reason.
    """

    question_id: str
    worth: float
    automatic: float | None
    by_hand: float | None
    extra: float
    waits: bool
    comment: str

    @property
    def points(self) -> float:
        """What counts, extra points included; 0 while nobody has looked, as in nbgrader."""
        given = self.by_hand if self.by_hand is not None else self.automatic
        return 0.0 if given is None else given + self.extra


@dataclass(frozen=True)
class StudentGrades:
    """The grades of one student for one assignment; without a submission ``grades`` is empty.

    ``handed_in`` is ISO 8601 in UTC, "" when unknown. ``late_penalty`` is nbgrader's.
    """

    student: str
    first_name: str
    last_name: str
    email: str
    handed_in: str
    late_penalty: float
    grades: Mapping[str, QuestionGrade]

    @property
    def points(self) -> float:
        """The total that counts, never below 0."""
        return max(0.0, sum(one.points for one in self.grades.values()) - self.late_penalty)

    @property
    def waits(self) -> bool:
        """Whether a text still waits for a person."""
        return any(one.waits for one in self.grades.values())


def read_grades(course: Course, assignment: str) -> tuple[StudentGrades, ...]:
    """The grades of every student in the gradebook, in the order of nbgrader's own lists.

    Read from the tables themselves: importing nbgrader takes seconds. A student without a
    submission has no grades. A cell of the lecturer's own has its nbgrader name as question.

    Raises
    ------
    QuickscanError
        When there is no gradebook, it is not in order, or the assignment is not in it.
    """
    with open_file(course) as connection, in_sentences(course.gradebook):
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")  # one moment, whatever others write meanwhile
        check_assignment(connection, assignment, course.gradebook)
        comments = _read_comments(connection, assignment)
        grades: dict[str, dict[str, QuestionGrade]] = {}
        for row in connection.execute(GRADES, (assignment,)):
            own = grades.setdefault(row["submission"], {})
            one = _question_grade(row, comments.get(row["submission"], {}), own)
            own[one.question_id] = one
        students = connection.execute(STUDENTS, (assignment,)).fetchall()
    return tuple(_student_grades(row, grades.get(row["submission"], {})) for row in students)


def _read_comments(connection: sqlite3.Connection, assignment: str) -> dict[str, dict[str, str]]:
    """What was said of each question, by submission."""
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(COMMENTS, (assignment,)):
        found.setdefault(row["submission"], {})[_question(row["name"])] = row["text"]
    return found


def _question(cell: str) -> str:
    asked = question_of(cell)
    return asked[0] if asked else cell


def _question_grade(
    row: sqlite3.Row, comments: Mapping[str, str], before: Mapping[str, QuestionGrade]
) -> QuestionGrade:
    question = _question(row["name"])
    return QuestionGrade(
        # Another notebook of the lecturer in the same assignment may use the same name.
        question_id=f"{row['notebook']}/{row['name']}" if question in before else question,
        worth=row["worth"],
        automatic=row["auto_score"],
        by_hand=row["manual_score"],
        extra=row["extra_credit"] or 0.0,
        waits=bool(row["needs_manual_grade"]),
        comment=comments.get(question, ""),
    )


def _student_grades(row: sqlite3.Row, grades: Mapping[str, QuestionGrade]) -> StudentGrades:
    moment = from_gradebook(row["timestamp"])
    return StudentGrades(
        student=row["id"],
        first_name=row["first_name"] or "",
        last_name=row["last_name"] or "",
        email=row["email"] or "",
        handed_in="" if moment is None else moment.replace(tzinfo=UTC).isoformat(),
        late_penalty=row["late_penalty"],
        grades=dict(sorted(grades.items(), key=lambda item: _place(item[0]))),
    )


def _place(question: str) -> tuple[str, int, str]:
    """M2.W2 before M2.W10."""
    head = question.rstrip("0123456789")
    number = question[len(head) :]
    return (head, int(number or 0), question)
