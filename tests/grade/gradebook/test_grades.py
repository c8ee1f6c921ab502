"""Grades are read for everybody, in order, and fast."""

from __future__ import annotations

from pathlib import Path

import pytest
from grade.gradebook.rows import ask, comment_by_hand, mark_by_hand
from grade.small_course import cells_of, hand_in, small_course, small_marked

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import QuestionGrade, read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook

WORK = "M2_3_opdracht"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = small_course(tmp_path, (WORK, "M2_2_werkblad"), ("bilal", "anna", "chris"))
    with open_gradebook(course) as gradebook:
        for student in ("anna", "bilal"):
            hand_in(course, student, WORK)
            gradebook.write(small_marked(course, student, WORK), cells_of(course, student, WORK))
    return course


def test_every_student_is_there_by_last_name_also_without_a_submission(course: Course) -> None:
    found = read_grades(course, WORK)
    assert [(one.student, one.last_name, len(one.grades)) for one in found] == [
        ("anna", "van Anna", 10),
        ("bilal", "van Bilal", 10),
        ("chris", "van Chris", 0),
    ]
    assert found[2].handed_in == ""
    assert found[0].handed_in == "2027-03-01T12:00:00.250000+00:00"
    assert {len(one.grades) for one in read_grades(course, "M2_2_werkblad")} == {0}


def test_questions_come_in_the_order_of_their_numbers(course: Course) -> None:
    assert list(read_grades(course, WORK)[0].grades)[-2:] == ["M2.A9", "M2.A10"]


def test_what_a_person_gave_counts_in_the_place_of_the_judge(course: Course) -> None:
    mark_by_hand(course, "anna", "m2-a1-check", 1.0, 0.5)
    mark_by_hand(course, "anna", "m2-a10-answer", 5.0)
    comment_by_hand(course, "anna", "m2-a10-answer", "Goed.")
    anna = read_grades(course, WORK)[0]
    assert anna.grades["M2.A1"] == QuestionGrade(
        "M2.A1", 4.0, 4.0, 1.0, 0.5, False, "De reden bij M2.A1."
    )
    assert anna.grades["M2.A10"].comment == "Goed."
    assert anna.points == 24.0 - 4.0 + 1.5 + 5.0
    assert not anna.waits


def test_extra_points_for_a_text_that_nobody_marked_do_not_count_yet(course: Course) -> None:
    """nbgrader's own ``Grade.score`` is 0 as long as there is no score to add to."""
    mark_by_hand(course, "anna", "m2-a10-answer", None, 2.0)
    assert read_grades(course, WORK)[0].points == 24.0


def test_the_same_name_in_another_notebook_of_the_lecturer_counts_as_well(course: Course) -> None:
    assignment = ask(course, "SELECT id FROM assignment WHERE name = ?", (WORK,))[0][0]
    ask(course, "INSERT INTO notebook VALUES ('n2', 'own', ?, NULL)", (assignment,))
    ask(course, "INSERT INTO base_cell VALUES ('c2', 'm2-a1-check', 'n2', 'GradeCell')")
    ask(course, "INSERT INTO grade_cells VALUES ('c2', 7.0, 'code')")
    with open_gradebook(course) as gradebook:
        gradebook.write(small_marked(course, "anna", WORK), cells_of(course, "anna", WORK))
    ask(course, "UPDATE grade SET manual_score = 7 WHERE cell_id = 'c2'")
    anna = read_grades(course, WORK)[0]
    assert len(anna.grades) == 11
    assert anna.points == 24.0 + 7.0
