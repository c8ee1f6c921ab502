"""A gradebook survives being killed at any moment, and two programs that write at once."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from grade.gradebook.rows import GRADES, ask, grade_of, mark_by_hand
from grade.small_course import cells_of, hand_in, small_course, small_marked

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook

WORK = "M2_3_opdracht"
STUDENTS = tuple(f"student{number:02d}" for number in range(12))
KILLS = 20
TEXT = "m2-a10-answer"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = small_course(tmp_path, (WORK,), ())
    for student in STUDENTS:
        hand_in(course, student, WORK, {"M2.A10": f"Wat ik zag, door {student}."})
    return course


def grade_class(course: Course, points: float) -> None:
    with open_gradebook(course) as gradebook:
        for student in STUDENTS:
            marked = small_marked(course, student, WORK, {"M2.A1": points})
            gradebook.write(marked, cells_of(course, student, WORK))


def in_another_process(course: Course, points: float, rounds: int) -> int:
    """Grade the class again and again elsewhere; gives the id of the process."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        for _ in range(rounds):
            grade_class(course, points)
        code = 0
    finally:
        os._exit(code)


def is_whole(course: Course) -> bool:
    """Whether every student is there with all grades of one marking, or with none."""
    per_student = Counter(row[0] for row in ask(course, GRADES))
    return (
        ask(course, "PRAGMA integrity_check") == [("ok",)]
        and set(per_student.values()) <= {10}
        and ask(course, "SELECT count(*) FROM submitted_notebook")[0][0] == len(per_student)
    )


def test_killed_twenty_times_every_grade_is_there_once_and_marks_by_hand_stay(
    course: Course,
) -> None:
    chance = random.Random(20270301)
    by_hand: dict[str, float] = {}
    for kill in range(KILLS):
        child = in_another_process(course, points=float(kill % 5), rounds=1000)
        time.sleep(chance.uniform(0.005, 0.15))
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert is_whole(course)
        graded = [one.student for one in read_grades(course, WORK) if one.grades]
        if graded:
            student = chance.choice(graded)
            by_hand[student] = float(kill)
            mark_by_hand(course, student, TEXT, by_hand[student])
    grade_class(course, points=4.0)
    assert is_whole(course)
    assert len(ask(course, GRADES)) == 10 * len(STUDENTS)
    for student in STUDENTS:
        assert grade_of(course, student, "m2-a1-check") == (4.0, None, None, 0)
        assert grade_of(course, student, TEXT)[1] == by_hand.get(student)
    assert not list(course.folder.glob("autograded/**/.*.half"))


def test_two_programs_that_grade_at_once_both_finish_and_notebook_and_points_agree(
    course: Course,
) -> None:
    children = [in_another_process(course, points, rounds=3) for points in (1.0, 2.0)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0, 0]
    assert is_whole(course)
    for student in STUDENTS:
        file = course.autograded(student, WORK) / f"{WORK}.ipynb"
        cells = json.loads(file.read_text("utf-8"))["cells"]
        shown = next(cell for cell in cells if cell["id"] == "m2-a1-check")
        points = float(shown["outputs"][-1]["data"]["text/plain"])
        assert points == grade_of(course, student, "m2-a1-check")[0]
