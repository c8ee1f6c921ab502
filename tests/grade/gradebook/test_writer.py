"""Points and reasons reach the gradebook; what a person gave stays."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from grade.gradebook.rows import (
    ask,
    comment_by_hand,
    comment_of,
    everything,
    grade_of,
    mark_by_hand,
)
from grade.small_course import cells_of, hand_in, small_course, small_marked

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import grade_id
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.language import Bilingual, set_language

WORK = "M2_3_opdracht"
TEXT = "m2-a10-answer"
A_TEXT = "Zeven gezinnen zagen hun hulpverlener vorige maand niet."


@pytest.fixture
def course(tmp_path: Path) -> Course:
    set_language("en")
    return small_course(tmp_path, (WORK,))


def write(course: Course, student: str = "anna", text: str = A_TEXT, **marks: object) -> None:
    hand_in(course, student, WORK, {"M2.A10": text})
    with open_gradebook(course) as gradebook:
        gradebook.write(
            small_marked(course, student, WORK, **marks),  # type: ignore[arg-type]
            cells_of(course, student, WORK),
        )


def test_points_and_reasons_of_the_judge_stand_at_their_cells(course: Course) -> None:
    write(course, points={"M2.A1": 2.5})
    assert grade_of(course, "anna", "m2-a1-check") == (2.5, None, None, 0)
    assert comment_of(course, "anna", "m2-a1-answer") == ("De reden bij M2.A1.", None)


def test_a_text_waits_for_a_person_and_has_no_points_yet(course: Course) -> None:
    write(course)
    assert grade_of(course, "anna", TEXT) == (None, None, None, 1)


def test_code_that_could_not_be_run_has_0_points_and_waits_until_it_was(course: Course) -> None:
    hand_in(course, "anna", WORK)
    marked = small_marked(course, "anna", WORK)
    first = dataclasses.replace(marked.answers[0], points=0.0, needs_a_person=True)
    not_run = dataclasses.replace(marked, answers=(first, *marked.answers[1:]))
    with open_gradebook(course) as gradebook:
        gradebook.write(not_run, cells_of(course, "anna", WORK))
        assert grade_of(course, "anna", "m2-a1-check") == (0.0, None, None, 1)
        gradebook.write(marked, cells_of(course, "anna", WORK))
    assert grade_of(course, "anna", "m2-a1-check") == (4.0, None, None, 0)


def test_a_text_that_was_not_written_has_0_points_and_waits_for_nobody(course: Course) -> None:
    write(course, points={"M2.A10": 0.0})
    assert grade_of(course, "anna", TEXT) == (0.0, None, None, 0)


def test_a_notebook_that_nobody_can_read_has_0_points_with_the_reason_everywhere(
    course: Course,
) -> None:
    reason = Bilingual("Dit is geen notebook.", "This is no notebook.")
    with open_gradebook(course) as gradebook:
        gradebook.write(small_marked(course, "anna", WORK, failure=reason), ())
    grades = read_grades(course, WORK)[0].grades
    assert {one.automatic for one in grades.values()} == {0.0}
    assert {one.comment for one in grades.values()} == {"Dit is geen notebook."}
    assert not any(one.waits for one in grades.values())
    shown = json.loads((course.autograded("anna", WORK) / f"{WORK}.ipynb").read_text("utf-8"))
    assert TEXT in {grade_id(cell) for cell in shown["cells"]}


def test_points_extra_points_and_comments_of_a_person_survive_every_new_run(
    course: Course,
) -> None:
    write(course)
    mark_by_hand(course, "anna", TEXT, 4.0, 0.5)
    comment_by_hand(course, "anna", TEXT, "Helder geschreven.")
    mark_by_hand(course, "anna", "m2-a1-check", 3.0)
    before = everything(course)
    write(course)
    assert everything(course) == before
    write(course, text="Iets heel anders.", points={"M2.A1": 0.0})
    assert grade_of(course, "anna", TEXT)[1:3] == (4.0, 0.5)
    assert grade_of(course, "anna", "m2-a1-check")[:2] == (0.0, 3.0)
    assert comment_of(course, "anna", TEXT)[1] == "Helder geschreven."


def test_a_text_that_changed_after_marking_waits_again_until_a_person_looked(
    course: Course,
) -> None:
    write(course)
    mark_by_hand(course, "anna", TEXT, 4.0)
    write(course, text="Iets heel anders.")
    assert grade_of(course, "anna", TEXT) == (None, 4.0, None, 1)
    write(course, text="Iets heel anders.")
    assert grade_of(course, "anna", TEXT)[3] == 1
    mark_by_hand(course, "anna", TEXT, 2.0)
    write(course, text="Iets heel anders.")
    assert grade_of(course, "anna", TEXT) == (None, 2.0, None, 0)


def test_points_of_a_person_are_asked_again_only_when_those_of_the_judge_changed(
    course: Course,
) -> None:
    write(course, points={"M2.A1": 2.0})
    mark_by_hand(course, "anna", "m2-a1-check", 3.0)
    write(course, points={"M2.A1": 2.0})
    assert grade_of(course, "anna", "m2-a1-check")[3] == 0
    write(course, points={"M2.A1": 4.0})
    assert grade_of(course, "anna", "m2-a1-check") == (4.0, 3.0, None, 1)


def test_a_submission_of_which_the_time_is_unknown_has_none(course: Course) -> None:
    write(course, handed_in="2027-03-01T12:00:00.250000+00:00")
    assert ask(course, "SELECT timestamp FROM submitted_assignment") == [
        ("2027-03-01 12:00:00.250000",)
    ]
    write(course, handed_in="")
    assert ask(course, "SELECT timestamp FROM submitted_assignment") == [(None,)]
    assert not (course.autograded("anna", WORK) / "timestamp.txt").exists()


def test_the_exact_time_of_the_file_is_kept_where_marking_knows_the_second(
    course: Course,
) -> None:
    hand_in(course, "anna", WORK, handed_in="2027-03-01T12:00:00.250000+00:00")
    marked = small_marked(course, "anna", WORK, handed_in="2027-03-01T12:00:00+00:00")
    with open_gradebook(course) as gradebook:
        gradebook.write(marked, cells_of(course, "anna", WORK))
    assert ask(course, "SELECT timestamp FROM submitted_assignment") == [
        ("2027-03-01 12:00:00.250000",)
    ]


def test_a_student_who_is_not_in_the_class_list_is_graded_as_well(course: Course) -> None:
    write(course, "zoë de vries")
    assert ("zoë de vries",) in ask(course, "SELECT id FROM student")
    assert (course.autograded("zoë de vries", WORK) / f"{WORK}.ipynb").is_file()


@pytest.mark.parametrize("name", ["", "..", "../bilal", "a\\b"])
def test_a_name_that_leads_to_another_folder_is_refused(course: Course, name: str) -> None:
    marked = dataclasses.replace(small_marked(course, "anna", WORK), student=name)
    with open_gradebook(course) as gradebook, pytest.raises(QuickscanError, match="class list"):
        gradebook.write(marked, ())


def test_a_reason_with_half_a_sign_is_written(course: Course) -> None:
    marked = small_marked(course, "anna", WORK, failure=Bilingual("Kapot \ud800.", "Broken."))
    with open_gradebook(course) as gradebook:
        gradebook.write(marked, ())
    assert comment_of(course, "anna", TEXT) == ("Kapot ?.", None)


def test_a_cell_of_the_lecturer_waits_for_a_person_and_keeps_their_points(
    course: Course,
) -> None:
    notebook = ask(course, "SELECT id FROM notebook")[0][0]
    ask(course, "INSERT INTO base_cell VALUES ('own', 'own task', ?, 'TaskCell')", (notebook,))
    ask(course, "INSERT INTO task_cells VALUES ('own', 5.0, 'markdown')")
    write(course)
    assert grade_of(course, "anna", "own task") == (None, None, None, 1)
    mark_by_hand(course, "anna", "own task", 4.0)
    write(course)
    assert grade_of(course, "anna", "own task") == (None, 4.0, None, 0)
    assert read_grades(course, WORK)[0].grades["own task"].points == 4.0


def test_what_nbgrader_knows_a_cell_by_comes_from_the_assignment_not_from_the_student(
    course: Course,
) -> None:
    hand_in(course, "anna", WORK)
    cells = json.loads(json.dumps(cells_of(course, "anna", WORK)))
    check = next(cell for cell in cells if grade_id(cell) == "m2-a1-check")
    check["metadata"]["nbgrader"]["points"] = 99
    twin = {**check, "source": "answer_a1 = 'twin'"}
    invented = json.loads(json.dumps(check).replace("m2-a1-check", "m2-a99-check"))
    with open_gradebook(course) as gradebook:
        gradebook.write(small_marked(course, "anna", WORK), [*cells, twin, invented, {}])
    file = course.autograded("anna", WORK) / f"{WORK}.ipynb"
    shown = json.loads(file.read_text("utf-8"))["cells"]
    found = [cell["metadata"]["nbgrader"] for cell in shown if grade_id(cell) == "m2-a1-check"]
    assert [one["points"] for one in found] == [4.0]
    assert [grade_id(cell) for cell in shown[-3:]] == [None, None, None]
    assert shown[-3]["source"] == "answer_a1 = 'twin'"
    assert len({cell["id"] for cell in shown}) == len(shown)
