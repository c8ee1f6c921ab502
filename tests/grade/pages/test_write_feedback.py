"""Feedback for a class: once for everybody, again only where something changed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from grade.pages.course_with_texts import PLAN as WORK
from grade.pages.course_with_texts import (
    STUDENTS,
    course_with_packs,
    course_without_packs,
    mark_one,
    record,
)
from typer.testing import CliRunner

from quickscan_sim.cli.main import app
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.pages.write_feedback import only_student, write_feedback
from quickscan_sim.language import set_language


@pytest.fixture
def course(tmp_path):
    course = course_without_packs(tmp_path, language="en")
    set_language("en")
    return course


def mark(course, student, points=None):
    return mark_one(course, student, WORK, points=points)


def mark_class(course):
    return [mark(course, name, {"M6.A6": 4.0}) for name in STUDENTS]


def write(course, **more):
    return write_feedback(course, WORK, read_grades(course, WORK), **more)


def page_file(course, student):
    return course.feedback(student, WORK) / f"{WORK}.html"


def test_everybody_who_handed_in_gets_a_page_where_nbgrader_expects_it(course):
    mark(course, "anna", {"M6.A6": 4.0})
    seen = []
    found = write(course, on_progress=lambda n, n_all: seen.append((n, n_all)))
    assert list(found.pages) == ["anna"]
    assert found.not_handed_in == ["bilal"]
    assert "Anna van Anna" in page_file(course, "anna").read_text()
    assert seen == [(1, 2), (2, 2)]


def test_the_question_reads_as_the_student_saw_it_and_a_lost_pack_costs_its_facts(tmp_path):
    work = "M2_3_opdracht"
    course = course_with_packs(tmp_path, work)
    mark_one(course, "anna", work, points={"M2.A10": 4.0})
    pages = []
    for _ in range(2):
        found = write_feedback(course, work, read_grades(course, work))
        pages.append(found.pages["anna"].read_text())
        for file in [*course.marked.parent.glob("codes_*.csv"), *found.pages.values()]:
            file.unlink()
    asked = [page[page.index('id="m2-a8"') : page.index('id="m2-a9"')] for page in pages]
    assert ["…" in one for one in asked] == [False, True]


def test_only_what_changed_is_written_again(course):
    marked = mark_class(course)
    assert write(course).written == list(STUDENTS)
    before = {name: page_file(course, name).stat().st_mtime_ns for name in STUDENTS}
    assert write(course).written == []
    record(course, replace(marked[1], notes_for_student=marked[1].notes))
    other = replace(marked[1].answers[0], answer="answer_a1 = 99")
    record(course, replace(marked[1], answers=(other, *marked[1].answers[1:])))
    assert write(course).written == ["bilal"]
    assert page_file(course, "anna").stat().st_mtime_ns == before["anna"]
    assert "answer_a1 = 99" in page_file(course, "bilal").read_text()


def test_a_page_that_was_changed_or_lost_comes_back(course):
    mark_class(course)
    write(course)
    page_file(course, "anna").write_text("changed")
    page_file(course, "bilal").unlink()
    assert write(course).written == list(STUDENTS)
    assert "changed" not in page_file(course, "anna").read_text()


def test_points_given_in_formgrader_come_on_the_page(course):
    mark_class(course)
    write(course)
    with closing(sqlite3.connect(course.gradebook)) as book, book:
        book.execute("UPDATE grade SET manual_score = 3.5, needs_manual_grade = 0")
    assert write(course).written == list(STUDENTS)
    assert "3.5 of 32" in page_file(course, "anna").read_text()


def test_while_texts_wait_nothing_is_written_unless_that_is_wanted(course):
    mark(course, "anna")
    with pytest.raises(QuickscanError, match=r"Answers wait for a person: 1 of M6\.A6\..*--unfin"):
        write(course)
    assert not page_file(course, "anna").exists()
    found = write(course, unfinished=True)
    assert found.waiting == {"M6.A6": 1}
    assert "a person still has to read this" in page_file(course, "anna").read_text()


def test_what_the_exchange_needs_goes_along_and_nothing_else(course):
    mark(course, "anna", {"M6.A6": 4.0})
    folder = course.submitted("anna", WORK)
    (folder / "submission_secret.txt").write_text("abc")
    (folder / "notes.txt").write_text("my own notes")
    write(course)
    names = {path.name for path in course.feedback("anna", WORK).iterdir()}
    assert names == {f"{WORK}.html", "timestamp.txt", "submission_secret.txt"}


def test_one_damaged_mark_costs_one_page(course):
    mark_class(course)
    (course.marked / WORK / "anna.json").write_text("{")
    found = write(course)
    assert list(found.pages) == ["bilal"]
    assert "cannot be read" in found.failed["anna"].in_language("en")


def test_without_a_mark_of_the_kit_the_reason_is_told(course):
    mark_class(course)
    (course.marked / WORK / "anna.json").unlink()
    assert "Run quickscan class grade" in write(course).failed["anna"].in_language("en")


def test_an_unknown_student_is_refused_with_the_nearest(course):
    mark_class(course)
    with pytest.raises(QuickscanError, match="the nearest is anna"):
        only_student(read_grades(course, WORK), "ana")


def test_what_was_made_is_remembered_for_the_lecturer_alone(course):
    mark_class(course)
    write(course)
    file = course.folder / "for_lecturer" / "feedback_made" / f"{WORK}.json"
    assert set(json.loads(file.read_text())) == set(STUDENTS)
    assert file.stat().st_mode & 0o077 == 0


def run(*words: object):
    return CliRunner().invoke(app, ["class", "feedback", *map(str, words), "--language", "en"])


def test_the_command_tells_what_came_of_it(course):
    mark(course, "anna", {"M6.A6": 4.0})
    done = run(course.folder, WORK)
    assert done.exit_code == 0, done.output
    assert "1 pages, of which 1 are new or changed." in done.output
    assert "Handed in nothing, so no page: bilal" in done.output
    assert "of which 0 are new" in run(course.folder, WORK).output


def test_the_command_refuses_in_a_sentence(course, tmp_path):
    mark(course, "anna")
    for words, said in (
        ((course.folder, WORK), "--unfinished"),
        ((course.folder, "M9"), "M9"),
        ((course.folder, WORK, "--student", "bil"), "nearest is bilal"),
        ((tmp_path / "elsewhere", WORK), "no course folder"),
    ):
        done = run(*words)
        assert done.exit_code == 1, done.output
        assert said in done.output
        assert "Traceback" not in done.output
