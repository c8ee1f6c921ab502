"""A class marked: what is marked again and what is not, and that a person's marks stay."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from gradebook.rows import comment_by_hand, comment_of, everything, grade_of, mark_by_hand
from handed_in import handed_in
from small_class import add_students, small_class

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import NOT_RUN, RUN, TYPED
from quickscan_sim.grade.marked_files import read_marked
from quickscan_sim.grade.marking import mark_class as room
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.marking.mark_class import MarkedClass, mark_class
from quickscan_sim.grade.marking.mark_one import asked_in
from quickscan_sim.grade.rehearsal import hand_in_invented
from quickscan_sim.grade.sandbox import find_sandbox
from quickscan_sim.grade.timestamp_file import TIMESTAMP, as_timestamp
from quickscan_sim.teach.judge import judge_all
from quickscan_sim.teach.simulated_class import simulate_class

NAME = "M2_2_werkblad"


def grade(course: Course, **options: Any) -> MarkedClass:
    return mark_class(course, NAME, lambda: open_gradebook(course), **{"sandbox": None, **options})


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """What every test starts with: five students handed in, and the gradebook is there."""
    made = small_class(tmp_path_factory.mktemp("class"), (NAME,))
    add_students(made, ("daan", "eva"), like="anna")
    hand_in_invented(made, NAME, seed=3)
    with open_gradebook(made):  # made by nbgrader, which takes seconds
        pass
    return made


@pytest.fixture
def course(handed: Course, tmp_path: Path) -> Course:
    shutil.copytree(handed.folder, tmp_path / "course")
    return open_course(tmp_path / "course")


def names(found: MarkedClass) -> list[str]:
    return [one.student for one in found.now]


def test_points_of_an_invented_class_are_those_of_the_judge(course: Course) -> None:
    asked, key = asked_in(course, NAME), read_class_key(course)
    students = sorted(key.entries)
    answers = simulate_class(asked.questions, [key.entries[one].expected for one in students], 3)
    grade(course)
    totals = {one.student: one.points for one in read_grades(course, NAME)}
    for number, name in enumerate(students):
        own = answers[answers["student"] == number]
        typed = dict(zip(own["question_id"], own["answer"], strict=True))
        judged = judge_all(asked.questions, key.entries[name].expected, typed)
        assert totals[name] == pytest.approx(sum(one.points for one in judged))
    assert len(set(totals.values())) > 1


def test_a_second_run_marks_nothing_and_again_marks_all(course: Course) -> None:
    everybody = ["anna", "bilal", "chris", "daan", "eva"]
    assert names(grade(course)) == everybody
    rows = everything(course)
    second = grade(course)
    assert (second.now, second.before) == ([], everybody)
    assert names(grade(course, again=True)) == everybody
    assert everything(course) == rows


def test_one_changed_submission_is_marked_alone(course: Course) -> None:
    grade(course)
    handed_in(course.submitted("bilal", NAME), answers={"M2.W1": "1234"})
    assert names(grade(course)) == ["bilal"]


def test_another_time_of_handing_in_alone_is_marked_again(course: Course) -> None:
    grade(course)
    later = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
    (course.submitted("bilal", NAME) / TIMESTAMP).write_text(as_timestamp(later), encoding="utf-8")
    (course.submitted("eva", NAME) / TIMESTAMP).unlink()
    assert names(grade(course)) == ["bilal", "eva"]
    times = {one.student: one.handed_in for one in read_grades(course, NAME)}
    assert times["bilal"].startswith("2027-03-02T08:30:00")
    assert times["eva"] == ""
    assert names(grade(course)) == []


def test_a_changed_key_entry_marks_that_student_again(course: Course) -> None:
    grade(course)
    entry = read_class_key(course).entries["chris"]
    file = course.places().entry(entry.pack_id)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["expected"]["M2.W1"]["right"] = 4321
    file.write_text(json.dumps(content), encoding="utf-8")
    assert names(grade(course)) == ["chris"]


def test_without_a_sandbox_code_waits_and_later_only_code_is_marked(course: Course) -> None:
    right = read_class_key(course).entries["bilal"].expected["M2.W1"].right
    handed_in(course.submitted("bilal", NAME), answers={"M2.W1": f"int('{round(right)}')"})
    waiting = next(one for one in grade(course).now if one.student == "bilal").answers[0]
    assert (waiting.way, waiting.needs_a_person, waiting.points) == (NOT_RUN, True, 0)
    assert names(grade(course)) == []
    sandbox = find_sandbox()
    if sandbox is None:
        pytest.skip("There is no sandbox here, so code cannot be marked later.")
    later = grade(course, sandbox=sandbox)
    assert names(later) == ["bilal"]
    assert (later.now[0].answers[0].way, later.now[0].answers[0].points) == (RUN, 1)


def test_an_error_of_the_kit_becomes_a_record_and_the_next_is_marked(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = room.mark_within

    def breaks(course: Course, assignment: str, student: str, *more: Any) -> Any:
        if student == "bilal":
            raise QuickscanError("Nobody foresaw this.")
        if student == "chris":
            raise ZeroDivisionError
        return real(course, assignment, student, *more)

    monkeypatch.setattr(room, "mark_within", breaks)
    found = {one.student: one for one in grade(course).now}
    for name in ("bilal", "chris"):
        failure = found[name].failure
        assert failure is not None
        assert "could not mark this notebook" in failure.en
        assert all(one.needs_a_person and one.points == 0 for one in found[name].answers)
    assert found["anna"].failure is None
    assert found["eva"].answers[0].way == TYPED
    monkeypatch.undo()
    assert names(grade(course)) == ["bilal", "chris"]


def test_points_and_comments_of_a_person_stay(course: Course) -> None:
    grade(course)
    mark_by_hand(course, "anna", "m2-w1-check", 0.5, extra=0.25)
    comment_by_hand(course, "anna", "m2-w1-answer", "Goed gezien.")
    grade(course, again=True)
    handed_in(course.submitted("anna", NAME), answers={"M2.W1": "1234"})
    assert names(grade(course)) == ["anna"]
    assert grade_of(course, "anna", "m2-w1-check")[1:3] == (0.5, 0.25)
    assert comment_of(course, "anna", "m2-w1-answer")[1] == "Goed gezien."


def test_a_zip_and_a_notebook_in_the_place_of_the_folder_are_marked(course: Course) -> None:
    from handed_in import zipped

    zipped(course.submitted("anna", NAME))
    folder = course.submitted("bilal", NAME)
    (folder / f"{NAME}.ipynb").rename(folder.with_name(f"{NAME}.ipynb"))
    (folder / "timestamp.txt").unlink()
    folder.rmdir()
    found = grade(course)
    assert names(found) == ["anna", "bilal", "chris", "daan", "eva"]
    assert [one.failure for one in found.now] == [None] * 5
    assert found.not_handed_in == ()
    assert len(read_marked(course, NAME)) == 5


def test_a_name_that_handed_in_nothing_names_the_nearest(course: Course) -> None:
    with pytest.raises(QuickscanError, match="anna"):
        grade(course, students=("ana",))
