"""nbgrader itself reads, makes and fills the same gradebook. Importing it takes seconds, once."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from grade.gradebook.nbgrader_course import add_settings, mark
from grade.gradebook.rows import ask, comment_of, everything, grade_of, mark_by_hand
from grade.small_course import GRADEBOOK, hand_in, small_course, small_marked

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.new_gradebook import make_gradebook
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked_files import marked_file
from quickscan_sim.grade.marking.afterwards import after_writing
from quickscan_sim.language import set_language

WORK = "M2_3_opdracht"
TEXT = "m2-a10-answer"
LATE = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture(scope="module", autouse=True)
def nbgrader() -> None:
    import nbgrader.apps.api  # noqa: F401


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = small_course(tmp_path, (WORK,), ("anna", "bilal", "chris"), "en")
    for student in ("anna", "bilal"):
        hand_in(course, student, WORK, {"M2.A10": f"Wat {student} zag."})
    add_settings(course)
    return course


@contextmanager
def nbgrader_of(course: Course, *arguments: str) -> Iterator[Any]:
    """nbgrader's API with the settings of the course, as formgrader makes it."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.apps.baseapp import NbGrader

    before = list(sys.path)
    app = NbGrader(load_cwd_config=False)
    app.initialize(list(arguments), root=str(course.folder))
    try:
        yield NbGraderAPI(app.coursedir, parent=app)
    finally:
        sys.path[:] = before


def write(course: Course, *students: str) -> None:
    """As ``quickscan class grade`` does: the gradebook, the record, help for the texts."""
    for student in students:
        marked, cells = mark(course, WORK, student)
        with open_gradebook(course) as gradebook:
            gradebook.write(marked, cells)
        after_writing(course, marked)


def schema(file: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        made = {(name, " ".join(sql.split())) for name, sql in found}
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return made | {("alembic_version", version[0])}


def test_a_new_gradebook_is_nbgraders_own_and_the_tests_use_the_same_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")  # an environment that was not activated
    course = Course(tmp_path, "2027-spring", "nl", "0.1.0")
    make_gradebook(course)
    stored = sqlite3.connect(tmp_path / "stored.db")
    stored.executescript(GRADEBOOK.read_text("utf-8"))
    stored.close()
    assert schema(course.gradebook) == schema(tmp_path / "stored.db")
    assert course.gradebook.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir() if "half" in one.name] == []


def test_the_rows_of_an_assignment_are_those_that_generate_assignment_makes(
    tmp_path: Path,
) -> None:
    names = ("M2_2_worksheet", WORK)
    course = small_course(tmp_path, names, ())
    add_settings(course, _generate_settings())
    ours = _assignment_rows(course)
    for table in ("assignment", "notebook", "base_cell", "source_cell"):
        ask(course, f"DELETE FROM {table}")
    for table in ("grade_cells", "solution_cells", "task_cells", "course"):
        ask(course, f"DELETE FROM {table}")
    with nbgrader_of(course) as api:
        for name in names:
            assert api.generate_assignment(name)["success"]
    assert _assignment_rows(course) == ours


def _generate_settings() -> str:
    steps = "LockCells, ClearOutput, CheckCellMetadata, ComputeChecksums, SaveCells"
    return (
        f"\nfrom nbgrader.preprocessors import {steps}"
        f"\nc.GenerateAssignment.preprocessors = [{steps}]\n"
    )


def _assignment_rows(course: Course) -> list[list[Any]]:
    of_cell = (
        "FROM base_cell b JOIN notebook n ON n.id = b.notebook_id "
        "JOIN assignment a ON a.id = n.assignment_id"
    )
    return [
        ask(course, question)
        for question in (
            "SELECT name, duedate, course_id FROM assignment ORDER BY name",
            "SELECT n.name, n.kernelspec, a.name FROM notebook n JOIN assignment a "
            "ON a.id = n.assignment_id ORDER BY n.name",
            f"SELECT a.name, b.name, b.type, g.max_score, g.cell_type {of_cell} "
            "LEFT JOIN grade_cells g ON g.id = b.id ORDER BY 1, 2, 3",
            f"SELECT a.name, b.name {of_cell} JOIN solution_cells s ON s.id = b.id ORDER BY 1, 2",
            "SELECT n.name, s.name, s.cell_type, s.locked, s.source, s.checksum "
            "FROM source_cell s JOIN notebook n ON n.id = s.notebook_id ORDER BY 1, 2",
        )
    ]


def test_nbgraders_own_autograde_leaves_the_same_gradebook_and_pages(
    course: Course, tmp_path: Path
) -> None:
    write(course, "anna", "bilal")
    for student in ("anna", "bilal"):
        after_writing(course, mark(course, WORK, student)[0])
    ours, pages = everything(course), _pages(course)
    (tmp_path / "second").mkdir()
    other = small_course(tmp_path / "second", (WORK,), ("anna", "bilal", "chris"), "en")
    for student in ("anna", "bilal"):
        hand_in(other, student, WORK, {"M2.A10": f"Wat {student} zag."})
    add_settings(other)
    with nbgrader_of(other) as api:
        assert api.autograde(WORK, "anna")["success"]
        assert "bilal: 24.00 of 30.00" in api.autograde(WORK, "*", force=False)["log"]
    assert everything(other) == ours
    assert _pages(other) == pages
    assert len(pages) == 2 * len(("notebook", "timestamp", "record"))


def _pages(course: Course) -> dict[str, str]:
    """What formgrader shows, and the records."""
    places = (course.folder / "autograded", course.marked)
    files = (one for place in places for one in place.rglob("*") if one.is_file())
    return {str(one.relative_to(course.folder)): one.read_text("utf-8") for one in files}


def test_marks_by_hand_survive_formgraders_button(course: Course) -> None:
    write(course, "anna")
    mark_by_hand(course, "anna", TEXT, 5.0, 1.0)
    before = everything(course)
    with nbgrader_of(course) as api:
        assert api.autograde(WORK, "anna")["success"]
    assert everything(course) == before


def test_what_cannot_be_read_and_who_cannot_be_marked_never_stop_the_round(
    course: Course,
) -> None:
    (course.submitted("anna", WORK) / f"{WORK}.ipynb").write_text("no JSON {")
    hand_in(course, "renamed", WORK)
    folder = course.submitted("renamed", WORK)
    (folder / f"{WORK}.ipynb").rename(folder / "mijn werk (2).ipynb")
    (course.submitted("empty", WORK)).mkdir(parents=True)
    hand_in(course, "linked", WORK)
    (course.submitted("linked", WORK) / "key.json").symlink_to("/nowhere/at/all")
    hand_in(course, "trouble", WORK)
    with nbgrader_of(course) as api:
        result = api.autograde(WORK, "*")
    assert not result["success"]
    assert "The key of trouble is of another year." in result["log"]
    assert "above: trouble." in result["error"]
    points = {one.student: one.points for one in read_grades(course, WORK) if one.grades}
    assert points == {"anna": 0.0, "bilal": 24.0, "empty": 0.0, "linked": 24.0, "renamed": 0.0}
    assert comment_of(course, "renamed", TEXT)[0] == "There is no notebook."
    assert sorted(one.name for one in course.autograded("linked", WORK).iterdir()) == [
        f"{WORK}.ipynb",
        "timestamp.txt",
    ]


def test_a_zip_or_a_notebook_in_the_place_of_a_folder_is_graded(course: Course) -> None:
    bilal, chris = course.submitted("bilal", WORK), course.submitted("chris", WORK)
    shutil.make_archive(str(bilal), "zip", bilal)
    shutil.move(hand_in(course, "chris", WORK), chris.with_name(f"{WORK}.ipynb"))
    for folder in (bilal, chris):
        shutil.rmtree(folder)
    with nbgrader_of(course) as api:
        assert api.autograde(WORK, "*")["success"]
        assert api.autograde(WORK, "*", force=False)["log"].count("Skipping") == 3
    graded = {one.student for one in read_grades(course, WORK) if one.grades}
    assert graded == {"anna", "bilal", "chris"}


def test_a_round_grades_again_only_what_is_new_or_was_not_finished(course: Course) -> None:
    with nbgrader_of(course) as api:
        api.autograde(WORK, "*")
        assert api.autograde(WORK, "*", force=False)["log"].count("Skipping") == 2
        hand_in(course, "anna", WORK, handed_in="2027-03-02T08:00:00.000000+00:00")
        ask(
            course,
            "DELETE FROM quickscan_answer WHERE grade_id IN (SELECT g.id FROM grade g "
            "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment u "
            "ON u.id = n.assignment_id WHERE u.student_id = 'bilal')",
        )
        assert api.autograde(WORK, "*", force=False)["log"].count("points") == 2
        marked_file(course, WORK, "anna").unlink()  # killed after the gradebook, before the record
        assert api.autograde(WORK, "*", force=False)["log"].count("points") == 1
        assert marked_file(course, WORK, "anna").is_file()


def test_formgrader_lists_the_submissions_as_graded_and_waiting(course: Course) -> None:
    write(course, "anna")
    with nbgrader_of(course) as api:
        assert api.get_autograded_students(WORK) == {"anna"}
        listed = {one["student"]: one for one in api.get_submissions(WORK)}
        assert listed["anna"]["needs_manual_grade"]
        assert listed["anna"]["code_score"] == 24.0
        assert not listed["bilal"]["autograded"]


def test_sums_are_nbgraders_own_with_marks_by_hand_extra_points_and_a_late_penalty(
    course: Course,
) -> None:
    from nbgrader.api import Gradebook

    write(course, "anna", "bilal")
    mark_by_hand(course, "anna", TEXT, 3.0, 0.5)
    mark_by_hand(course, "anna", "m2-a1-check", 1.5)
    mark_by_hand(course, "bilal", TEXT, None, 2.0)
    ask(course, "UPDATE submitted_notebook SET late_submission_penalty = 2.25")
    with Gradebook(f"sqlite:///{course.gradebook}") as book:
        theirs = {
            student: max(0.0, found.score - found.late_submission_penalty)
            for student in ("anna", "bilal")
            for found in [book.find_submission(WORK, student)]
        }
        order = [one.id for one in book.students]
    grades = read_grades(course, WORK)
    assert [one.student for one in grades] == order
    ours = {one.student: one.points for one in grades if one.grades}
    assert ours == theirs == {"anna": 24.0 - 4.0 + 1.5 + 3.5 - 2.25, "bilal": 21.75}


@pytest.mark.parametrize("door", ["ours", "nbgraders"])
def test_what_goes_off_for_late_work_is_nbgraders_rule(course: Course, door: str) -> None:
    add_settings(course, LATE)
    ask(course, "UPDATE assignment SET duedate = '2027-03-01 11:00:00.000000'")
    ask(
        course,
        "INSERT INTO submitted_assignment SELECT 'b', id, 'bilal', NULL, "
        "'1970-01-01 02:00:00.000000' FROM assignment",
    )
    if door == "ours":
        write(course, "anna", "bilal")
    else:
        with nbgrader_of(course) as api:
            assert api.autograde(WORK, "*")["success"]
    found = {one.student: one for one in read_grades(course, WORK)}
    assert (found["anna"].late_penalty, found["anna"].points) == (24.0, 0.0)
    assert (found["bilal"].late_penalty, found["bilal"].points) == (0.0, 24.0)


OWN_RULE = """
from nbgrader.plugins import BasePlugin

class OnePointAnHour(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return {rule}
"""


@pytest.mark.parametrize(("rule", "off"), [("total_seconds_late / 3600", 1.0), ("-5", 0.0)])
def test_a_rule_of_the_lecturers_own_is_asked(course: Course, rule: str, off: float) -> None:
    module = "late_rule" if off else "negative_rule"
    (course.folder / f"{module}.py").write_text(OWN_RULE.format(rule=rule))
    add_settings(course, f"\nc.AssignLatePenalties.plugin_class = '{module}.OnePointAnHour'\n")
    ask(course, "UPDATE assignment SET duedate = '2027-03-01 11:00:00.250000'")
    write(course, "anna")
    assert read_grades(course, WORK)[0].late_penalty == off


def test_a_rule_that_fails_is_a_sentence_and_writes_nothing(course: Course) -> None:
    (course.folder / "broken_rule.py").write_text(OWN_RULE.format(rule="1 / 0"))
    add_settings(course, "\nc.AssignLatePenalties.plugin_class = 'broken_rule.OnePointAnHour'\n")
    ask(course, "UPDATE assignment SET duedate = '2027-03-01 11:00:00.250000'")
    with pytest.raises(QuickscanError, match=r"rule for late work.*ZeroDivisionError"):
        write(course, "anna")
    assert everything(course) == [[], [], []]
    add_settings(course, "\nc.LateSubmissionPlugin.penalty_method = 'half'\n")
    with pytest.raises(QuickscanError, match=r"nbgrader_config\.py cannot be used"):
        write(course, "anna")


def test_the_marked_notebook_is_valid_and_nbgrader_reads_the_same_points_from_it(
    course: Course,
) -> None:
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator
    from nbgrader.utils import determine_grade, is_grade

    marked = small_marked(course, "anna", WORK, {"M2.A1": 2.5, "M2.A2": 0.0})
    with open_gradebook(course) as gradebook:
        gradebook.write(marked, read_assignment(course.folder / "source", WORK).cells)
    file = course.autograded("anna", WORK) / f"{WORK}.ipynb"
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    found = {
        cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
        for cell in notebook.cells
        if is_grade(cell)
    }
    assert found.pop(TEXT) == 0  # as it was handed out
    assert found == {name: grade_of(course, "anna", name)[0] for name in found}


def test_nbgraders_own_feedback_can_be_made_of_it(course: Course) -> None:
    write(course, "anna")
    with nbgrader_of(course) as api:
        assert api.generate_feedback(WORK, "anna")["success"]
    page = (course.feedback("anna", WORK) / f"{WORK}.html").read_text("utf-8")
    assert "The reason for M2.A1." in page


def test_nbgrader_runs_no_student_code_without_a_sandbox_unless_asked(course: Course) -> None:
    ran = course.folder / "ran"
    hand_in_own(course, f"open({str(ran)!r}, 'w').close()")
    with nbgrader_of(course) as api:
        api.generate_assignment("own")
        tried = api.autograde("own", "anna")
    assert not tried["success"]
    assert "c.JudgeExporter.run_without_sandbox = True" in tried["log"]
    assert not ran.exists()


def test_an_assignment_without_questions_of_the_kit_goes_nbgraders_way_when_asked(
    course: Course,
) -> None:
    add_settings(
        course, "\nc.Execute.enabled = False\nc.JudgeExporter.run_without_sandbox = True\n"
    )
    hand_in_own(course)
    with nbgrader_of(course) as api:
        api.generate_assignment("own")
        log = api.autograde("own", "anna")["log"]
    assert "without the sandbox" in log
    assert "Autograding" in log


def hand_in_own(course: Course, *code: str) -> None:
    """An assignment of the lecturer's own, in which a student wrote this code."""
    source = course.source("own")
    source.mkdir()
    empty = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (source / "own.ipynb").write_text(json.dumps(empty))
    course.submitted("anna", "own").mkdir(parents=True)
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": "own",
            "metadata": {},
            "outputs": [],
            "source": one,
        }
        for one in code
    ]
    (course.submitted("anna", "own") / "own.ipynb").write_text(json.dumps(empty | {"cells": cells}))


def test_another_gradebook_than_that_of_the_course_is_refused(course: Course) -> None:
    with nbgrader_of(course, f"--db=sqlite:///{course.folder}/other.db") as api:
        log = api.autograde(WORK, "anna")["log"]
        assert "--db" in log
    assert everything(course) == [[], [], []]
