"""quickscan class report: from the folder of a course to a page and tables, or a sentence."""

import csv
import dataclasses
import json
import shutil
import stat
from pathlib import Path

import pytest
from grade.gradebook.rows import mark_by_hand
from grade.small_course import cells_of, hand_in, small_course, small_marked
from grade_records import simulated_records
from openpyxl import load_workbook
from typer.testing import CliRunner

from quickscan_sim.cli.main import app
from quickscan_sim.grade.course.course import SETTINGS, Course
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked_files import marked_file, write_marked

SOURCE = Path(__file__).parents[3] / "assignments" / "source"
NAME = "M2_2_worksheet"


def _course(folder, run, n, seed=1):
    """A course of n students on the list; the last of them handed in nothing."""
    course = Course(folder, run, "en", "0")
    shutil.copytree(SOURCE / NAME, folder / "source" / NAME)
    (folder / SETTINGS).write_text(json.dumps(course.settings()), encoding="utf-8")
    course.class_list.parent.mkdir()
    rows = [f"s{number:03d};{'AB'[number % 2]}" for number in range(n + 1)]
    course.class_list.write_text("\n".join(["student;group", *rows]) + "\n", encoding="utf-8")
    for one in simulated_records(n, seed=seed)[1]:
        write_marked(course, dataclasses.replace(one, assignment=NAME))
    return course


@pytest.fixture
def course(tmp_path):
    return _course(tmp_path / "cursus één", "2027", 24)


def _run(*words):
    return CliRunner().invoke(app, ["class", "report", *map(str, words), "--language", "en"])


def test_a_course_becomes_a_page_tables_and_a_workbook(course):
    done = _run(course.folder, NAME)
    assert done.exit_code == 0, done.output
    assert "Of the 25 students in this class, 24 handed in." in done.output
    place = course.reports / NAME
    page = (place / "class_report.html").read_text(encoding="utf-8")
    assert "Class report 2027" in page
    assert "s003" not in page
    with (place / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 13
    assert all(int(row["n"]) == int(row["n_answered"]) + int(row["n_empty"]) for row in rows
               if row["question_id"] != "M2.W13")  # fmt: skip
    book = load_workbook(place / "class_report.xlsx")
    assert book["questions"]["A1"].value == "assignment"
    assert isinstance(book["questions"]["J2"].value, float)
    assert "students" not in book.sheetnames


def test_a_report_with_names_is_for_its_owner_alone(course):
    assert _run(course.folder, NAME, "--names").exit_code == 0
    place = course.reports / f"{NAME}_with_names"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "students.csv").stat().st_mode) == 0o600
    assert "s024,handed in nothing" in (place / "students.csv").read_text(encoding="utf-8-sig")


def test_another_year_stands_beside_it(course, tmp_path):
    other = _course(tmp_path / "other", "2026", 20, seed=5)
    done = _run(course.folder, NAME, "--beside", other.folder, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out" / "class_report.html").read_text(encoding="utf-8")
    assert "M2_2_worksheet beside 2026" in page
    assert "Every student has an own wijk" in page
    assert (tmp_path / "out" / "comparison.csv").is_file()


def test_a_second_report_replaces_the_first_only_when_asked(course):
    assert _run(course.folder, NAME).exit_code == 0
    again = _run(course.folder, NAME)
    assert again.exit_code == 1
    assert "already exists" in again.output
    assert _run(course.folder, NAME, "--force").exit_code == 0


def test_a_damaged_record_and_a_lost_class_list_are_said_in_the_report(course):
    marked_file(course, NAME, "s005").write_text("{", encoding="utf-8")
    course.class_list.unlink()
    done = _run(course.folder, NAME)
    assert done.exit_code == 0, done.output
    assert "s005.json cannot be read, and is left out." in " ".join(done.output.split())
    assert "Students who handed in: 23." in done.output


@pytest.mark.parametrize(("name", "sentence"), [
    ("M2_2_workshet", "the nearest is M2_2_worksheet"),
    ("M2_3_assignment", "Nothing of M2_3_assignment has been graded yet"),
])  # fmt: skip
def test_a_wrong_assignment_is_a_sentence_and_leaves_nothing(course, name, sentence):
    shutil.copytree(SOURCE / "M2_3_assignment", course.folder / "source" / "M2_3_assignment")
    done = _run(course.folder, name)
    assert done.exit_code == 1
    assert sentence in " ".join(done.output.split())
    assert not course.reports.exists()


def test_no_course_is_a_sentence(tmp_path):
    done = _run(tmp_path, NAME)
    assert done.exit_code == 1
    assert "is no course folder" in done.output


def test_points_by_hand_in_the_gradebook_count_in_the_report(tmp_path):
    work, students = "M2_3_opdracht", tuple(f"student{number}" for number in range(6))
    course = small_course(tmp_path, (work,), students)
    (course.folder / "for_lecturer").mkdir(exist_ok=True)
    course.class_list.write_text("\n".join(["student", *students]) + "\n", encoding="utf-8")
    for student in students:
        hand_in(course, student, work, {"M2.A10": "Mijn tekst."})
        marked = small_marked(course, student, work)
        with open_gradebook(course) as gradebook:
            gradebook.write(marked, cells_of(course, student, work))
        write_marked(course, marked)
    assert _row_of_text(course, work)["n_waits"] == "6"
    for student in students:
        mark_by_hand(course, student, "m2-a10-answer", 4.5)
    after = _row_of_text(course, work, "--force")
    assert after["n_waits"] == "0"
    assert float(after["points"]) == 0.75


def _row_of_text(course, work, *options):
    done = _run(course.folder, work, *options)
    assert done.exit_code == 0, done.output
    with (course.reports / work / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["question_id"] == "M2.A10")
