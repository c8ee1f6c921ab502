"""A course folder with a gradebook, notebooks that students handed in, and what marking found.

The gradebook has the tables of ``nbgrader_gradebook.sql``, so nothing imports nbgrader;
``gradebook/test_new_gradebook.py`` compares them with those that nbgrader makes today.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quickscan_sim.grade.assignment import Assignment, grade_id, question_of, read_assignment
from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import TYPED, WRITTEN, MarkedAnswer, MarkedSubmission
from quickscan_sim.language import Bilingual

SOURCE = Path(__file__).parents[2] / "assignments" / "source"
GRADEBOOK = Path(__file__).with_name("nbgrader_gradebook.sql")
HANDED_IN = "2027-03-01T12:00:00.250000+00:00"


def small_course(
    tmp_path: Path,
    assignments: Sequence[str] = ("M2_2_werkblad",),
    students: Sequence[str] = ("anna", "bilal"),
    language: str = "nl",
) -> Course:
    """A course in ``tmp_path/course`` whose gradebook knows these assignments and students."""
    folder = tmp_path / "course"
    folder.mkdir()
    settings = {"course_run": "2027-spring", "language": language, "kit_version": "0.1.0"}
    (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    course = open_course(folder)
    for name in assignments:
        shutil.copytree(SOURCE / name, course.source(name))
    make_empty_gradebook(course.gradebook)
    with open_gradebook(course) as gradebook:
        for name in assignments:
            gradebook.ensure_assignment(read_assignment(folder / "source", name))
    with sqlite3.connect(course.gradebook) as connection:
        names = [(one, one.capitalize(), f"van {one.capitalize()}") for one in students]
        connection.executemany(
            "INSERT INTO student (id, first_name, last_name) VALUES (?, ?, ?)", names
        )
    connection.close()
    return course


def make_empty_gradebook(file: Path) -> None:
    """A gradebook as nbgrader makes it, with nothing in it."""
    connection = sqlite3.connect(file)
    connection.executescript(GRADEBOOK.read_text(encoding="utf-8"))
    connection.close()


def hand_in(
    course: Course,
    student: str,
    assignment: str,
    answers: Mapping[str, str] | None = None,
    handed_in: str = HANDED_IN,
) -> Path:
    """Put a notebook in the student's folder; ``answers`` are new texts of answer cells, by
    question ("M2.W1": "answer_w1 = 3").
    """
    file = course.source(assignment) / f"{assignment}.ipynb"
    content = json.loads(file.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        asked = question_of(grade_id(cell) or "")
        if asked and asked[1] == "answer" and asked[0] in (answers or {}):
            cell["source"] = (answers or {})[asked[0]]
    folder = course.submitted(student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    notebook = folder / f"{assignment}.ipynb"
    notebook.write_text(json.dumps(content), encoding="utf-8")
    if handed_in:
        moment = handed_in.replace("T", " ").replace("+00:00", " UTC")
        (folder / "timestamp.txt").write_text(moment, encoding="utf-8")
    return notebook


def cells_of(course: Course, student: str, assignment: str) -> tuple[Mapping[str, Any], ...]:
    """The cells of what a student handed in, as they stand there."""
    file = course.submitted(student, assignment) / f"{assignment}.ipynb"
    return tuple(json.loads(file.read_text(encoding="utf-8"))["cells"])


def small_marked(
    course: Course,
    student: str,
    assignment: str,
    points: Mapping[str, float] | None = None,
    failure: Bilingual | None = None,
    handed_in: str = HANDED_IN,
) -> MarkedSubmission:
    """What marking found: full points, except where ``points`` says otherwise; texts wait."""
    read = read_assignment(course.folder / "source", assignment)
    answers = tuple(
        _answer(question, worth, _is_text(read, question), points or {}, failure)
        for question, worth in read.points.items()
    )
    return MarkedSubmission(
        student=student,
        assignment=assignment,
        notebook=read.notebook,
        answers=answers,
        failure=failure,
        notes=(),
        notes_for_student=(),
        handed_in=handed_in,
        marked_at="2027-03-08T09:00:00+00:00",
        pack_id="QS-1-001",
        submission_hash="a" * 64,
        key_hash="b" * 64,
        questions_hash="c" * 64,
        kit_version="0.1.0",
    )


def _answer(
    question: str,
    worth: float,
    is_text: bool,
    points: Mapping[str, float],
    failure: Bilingual | None,
) -> MarkedAnswer:
    waits = is_text and failure is None and question not in points
    got = 0.0 if failure or waits else points.get(question, worth)
    reason = failure or Bilingual(f"De reden bij {question}.", f"The reason for {question}.")
    return MarkedAnswer(question, got, worth, (), reason, waits, "3", WRITTEN if is_text else TYPED)


def _is_text(assignment: Assignment, question: str) -> bool:
    asked = {question_of(grade_id(cell) or ""): cell["cell_type"] for cell in assignment.cells}
    return asked[(question, "answer")] == "markdown"
