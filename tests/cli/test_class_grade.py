"""``quickscan class grade``: what it says, and what it refuses with which sentence."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from small_class import small_class
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.rehearsal import hand_in_invented

NAME = "M2_2_werkblad"


def grade(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["class", "grade", *map(str, arguments)])


def words(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = small_class(tmp_path, (NAME,))
    hand_in_invented(made, NAME, students=("anna", "bilal"))
    return made


def test_the_summary_says_who_is_graded_and_who_is_not(course: Course) -> None:
    (course.submitted("bilal", NAME) / f"{NAME}.ipynb").write_text("no notebook", encoding="utf-8")
    result = grade(course.folder, NAME, "--language", "en", "--workers", 1)
    assert result.exit_code == 0, result.output
    said = words(result)
    assert "Graded now: 1. Unchanged since the last time: 0. Could not be graded: 1." in said
    assert "Nothing handed in yet: chris." in said
    assert "bilal:" in said
    again = words(grade(course.folder, NAME, "--language", "en", "--workers", 1))
    assert "Graded now: 0. Unchanged since the last time: 2." in again


def test_unsafe_says_what_it_means(course: Course) -> None:
    result = grade(course.folder, NAME, "--language", "en", "--workers", 1, "--unsafe-no-sandbox")
    assert "code of students runs with your rights" in words(result)


@pytest.mark.parametrize(
    ("assignment", "says"), [("M2_2_werkbald", "M2_2_werkblad"), ("M9", "M9"), ("../x", "x")]
)
def test_a_wrong_assignment_is_said_so(course: Course, assignment: str, says: str) -> None:
    result = grade(course.folder, assignment, "--language", "en")
    assert result.exit_code == 1
    assert says in words(result)
    assert "Traceback" not in result.output


def test_without_a_key_nothing_can_be_compared(course: Course) -> None:
    shutil.rmtree(course.places().keys)
    result = grade(course.folder, NAME, "--language", "en")
    assert result.exit_code == 1
    assert "Run quickscan class variants" in words(result)


def test_the_key_of_another_year_is_refused(course: Course) -> None:
    file = course.folder / "quickscan_course.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace("2027-test", "2028-test"), encoding="utf-8"
    )
    result = grade(course.folder, NAME, "--language", "en")
    assert result.exit_code == 1
    assert "2028-test" in words(result)


def test_a_folder_that_is_no_course_is_said_so(tmp_path: Path) -> None:
    result = grade(tmp_path, NAME, "--language", "en")
    assert result.exit_code == 1
    assert "is no course folder" in words(result)


def test_what_waits_is_told_until_a_person_marked_it(tmp_path: Path) -> None:
    work = "M2_3_opdracht"
    made = small_class(tmp_path, (work,))
    hand_in_invented(made, work, students=("anna", "bilal"))
    options = (made.folder, work, "--language", "en", "--workers", 1)
    for _ in range(2):  # graded now, and graded before
        said = words(grade(*options))
        assert "1 answers of 1 students." in said
        assert "quickscan class formgrader" in said
    with closing(sqlite3.connect(made.gradebook)) as gradebook, gradebook:
        gradebook.execute(
            "UPDATE grade SET manual_score = 4, needs_manual_grade = 0 WHERE needs_manual_grade"
        )
    for again in ((), ("--again",)):
        said = words(grade(*options, *again))
        assert "formgrader" not in said
        assert "quickscan class feedback" in said
