"""Marking texts in nbgrader's own page, in a real browser."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from grade.gradebook.rows import everything
from grade.pages.course_with_texts import SECRET, TEXT, WORK, course_with_packs, mark_one
from grade.pages.formgrader_server import running_formgrader
from grade.small_course import hand_in
from playwright.sync_api import Locator, Page
from typer.testing import CliRunner

from quickscan_sim.cli.main import app
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.marked_files import read_marked_one
from quickscan_sim.grade.pages.rubric_lines import read_rubric_comment
from quickscan_sim.grade.pages.write_feedback import write_feedback
from quickscan_sim.grade.platforms.class_file import write_class_list
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.teach.questions import find_question, load_questions

HOSTILE = (
    "Mijn tekst. <script>window.stolen = 1</script><img src=x onerror='window.stolen = 2'>\n\n"
    "![kijk](https://example.org/spy.png) [hier](javascript:window.stolen=3)\n\n"
    "<style>body { display: none }</style>"
)
PANEL = ".qs-marking"
CHRIS = ("--student", "chris")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    questions = tuple(one for one in load_questions() if one.question_id.startswith("M2.A"))
    course = course_with_packs(
        tmp_path_factory.mktemp("formgrader"), questions=questions, with_pack=("anna", "chris")
    )
    mark_one(course, "anna", texts={"M2.A10": TEXT}, points={"M2.A3": 1.0})
    mark_one(course, "bilal", texts={"M2.A10": HOSTILE})
    write_class_list((Member("anna"), Member("bilal"), Member("chris")), course.class_list)
    course.places().secret.write_text(f"{SECRET.hex()}\n", encoding="ascii")
    typed = {"M2.A6": 'answer_a6 = "a"', "M2.A10": TEXT}  # the only one that the commands grade
    hand_in(course, "chris", WORK, typed)
    quickscan("grade", course.folder, WORK, "--student", "chris")
    return course


def quickscan(*words: object) -> str:
    """A command of ``quickscan class``; what it said."""
    done = CliRunner().invoke(app, ["class", *map(str, words), "--language", "en"])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


@pytest.fixture(scope="module")
def server(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    own = tmp_path_factory.mktemp("server") / "own"
    with running_formgrader(course, own) as address:
        yield address


def gradebook(course: Course, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(course.gradebook)) as connection:
        return connection.execute(question).fetchall()


def open_submission(page: Page, server: str, course: Course, student: str) -> None:
    rows = gradebook(
        course,
        "SELECT n.id FROM submitted_notebook n JOIN submitted_assignment a "
        f"ON n.assignment_id = a.id WHERE a.student_id = '{student}'",
    )
    page.goto(f"{server}/formgrader/submissions/{rows[0][0]}/")
    page.locator(f"{PANEL} input").first.wait_for()
    # It scrolls to the first box when it is ready: a click meanwhile would miss.
    page.wait_for_function("MathJax.loaded && !$('body, html').is(':animated')")


def of_student(course: Course, student: str) -> list[list[Any]]:
    """What the gradebook has of one student, and the record of marking but for its moment."""
    record = read_marked_one(course, WORK, student)
    assert record is not None
    rows = [[row for row in table if row[0] == student] for table in everything(course)]
    return [*rows, [{**record.to_json(), "marked_at": ""}]]


def by_hand(course: Course, student: str) -> tuple[object, object]:
    """Points and comment of the text, as the gradebook has them."""
    where = (
        "JOIN submitted_notebook n ON n.id = x.notebook_id JOIN submitted_assignment a "
        "ON n.assignment_id = a.id JOIN base_cell b ON b.id = x.cell_id "
        f"WHERE a.student_id = '{student}' AND b.name = 'm2-a10-answer'"
    )
    points = gradebook(course, f"SELECT x.manual_score FROM grade x {where}")[0][0]
    comment = gradebook(course, f"SELECT x.manual_comment FROM comment x {where}")[0][0]
    return points, comment


def rows_of(page: Page) -> Locator:
    return page.locator(f"{PANEL} tr[data-criterion]")


def saved(page: Page, kind: str) -> Any:
    return page.expect_response(
        lambda answer: f"/api/{kind}/" in answer.url and answer.request.method == "PUT"
    )


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for the last of several things that are being saved."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def clear(course: Course, student: str) -> None:
    """As if nobody had marked the text of this student yet."""
    with closing(sqlite3.connect(course.gradebook)) as book, book:
        of = (
            "notebook_id IN (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment a "
            f"ON n.assignment_id = a.id WHERE a.student_id = '{student}')"
        )
        book.execute(f"UPDATE grade SET manual_score = NULL WHERE {of}")
        book.execute(f"UPDATE comment SET manual_comment = NULL WHERE {of}")


@pytest.fixture
def page(browser_page: Page, course: Course) -> Page:
    browser_page.set_viewport_size({"width": 1280, "height": 720})
    clear(course, "anna")
    return browser_page


def test_levels_and_a_remark_go_from_the_rubric_into_the_gradebook(page, server, course):
    open_submission(page, server, course, "anna")
    rows = rows_of(page)
    rows.nth(0).locator("input").nth(2).check()
    rows.nth(1).locator("input").nth(1).check()
    assert page.locator("#m2-a10-answer").input_value() == ""
    assert "2 of 3" in page.locator(f"{PANEL} .qs-status").inner_text() or "2 van" in (
        page.locator(f"{PANEL} .qs-status").inner_text()
    )
    with saved(page, "grade"):
        rows.nth(2).locator("input").nth(2).check()
    assert page.locator("#m2-a10-answer").input_value() == "5"
    remark = page.locator(f"{PANEL} button[data-remark]").first
    with saved(page, "comment"):
        remark.click()
    until(page, lambda: by_hand(course, "anna")[0] == 5.0)
    words = remark.inner_text().removeprefix("✓ ")
    until(page, lambda: words in str(by_hand(course, "anna")[1]))
    comment = by_hand(course, "anna")[1]
    found = read_rubric_comment(str(comment), find_question("M2.A10").rubric)
    assert found.levels == {"meaning": 2, "limits": 1, "language": 2}
    assert found.words == words
    with saved(page, "comment"):
        remark.click()
    until(page, lambda: words not in str(by_hand(course, "anna")[1]))


def test_what_was_chosen_stands_there_again_after_opening_again(page, server, course):
    open_submission(page, server, course, "anna")
    with saved(page, "comment"):
        rows_of(page).nth(1).locator("input").nth(1).check()
    page.locator("#m2-a10-answer-comment").fill(
        f"{page.locator('#m2-a10-answer-comment').input_value()}\n\nEigen woorden."
    )
    with saved(page, "comment"):
        page.locator("#m2-a10-answer-comment").blur()
    open_submission(page, server, course, "anna")
    assert rows_of(page).nth(1).locator("input").nth(1).is_checked()
    assert rows_of(page).locator("input:checked").count() == 1
    assert by_hand(course, "anna")[0] is None
    with saved(page, "comment"):
        rows_of(page).nth(1).locator("input").nth(2).check()
    until(page, lambda: "niet zegt: 2 / 2\n\nEigen woorden." in str(by_hand(course, "anna")[1]))


def test_the_rubric_can_be_marked_with_keys_alone(page, server, course):
    open_submission(page, server, course, "bilal")
    page.locator("#m2-a10-answer-comment").focus()
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with saved(page, "comment"):
        page.keyboard.press("Enter")
    until(page, lambda: by_hand(course, "bilal")[0] == 3.0)
    assert "1 / 2" in str(by_hand(course, "bilal")[1])


def test_marks_given_with_keys_outlive_another_round_and_reach_feedback_and_export(
    page, server, course
):
    open_submission(page, server, course, "chris")
    page.locator("#m2-a10-answer-comment").focus()
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    until(page, lambda: by_hand(course, "chris")[0] == 3.0)
    remark = page.locator(f"{PANEL} button[data-remark]").first
    words = remark.inner_text()
    remark.focus()
    page.keyboard.press("Enter")
    until(page, lambda: words in str(by_hand(course, "chris")[1]))
    before = by_hand(course, "chris")
    assert "Graded now: 1" in quickscan("grade", course.folder, WORK, "--again", *CHRIS)
    assert by_hand(course, "chris") == before
    quickscan("feedback", course.folder, WORK, *CHRIS)
    page.goto((course.feedback("chris", WORK) / f"{WORK}.html").as_uri())
    assert words in page.locator("body").inner_text()
    quickscan("export", course.folder, WORK, "--unfinished")
    judge = read_marked_one(course, WORK, "chris").points
    tables = [one.read_text("utf-8-sig") for one in course.exports.glob("*.csv")]
    (row,) = (line for text in tables for line in text.splitlines() if line.startswith("chris"))
    assert f"{judge + 3.0:g}" in {cell.replace(",", ".") for cell in re.split("[;,]", row)}, row


def test_the_button_autograde_asks_the_judge_and_leaves_marks_by_hand(page, server, course):
    before = of_student(course, "chris")
    page.goto(f"{server}/formgrader/manage_submissions/{WORK}")
    row = (
        page.get_by_role("row")
        .filter(has_text="Chris")
        .or_(page.get_by_role("row").filter(has_text="chris"))
    )
    row.locator(".autograde a").first.click()
    page.get_by_text("Successfully autograded").wait_for()
    assert of_student(course, "chris") == before


def test_the_own_data_and_the_points_of_the_computer_stand_on_the_page(page, server, course):
    open_submission(page, server, course, "anna")
    shown = page.locator(PANEL).inner_text()
    assert "Signaleren" in shown
    assert page.locator("#m2-a3-check").get_attribute("placeholder") == "1"
    placeholder = page.locator("#m2-a3-answer-comment").get_attribute("placeholder")
    assert placeholder == "De reden bij M2.A3."


def test_nothing_in_the_work_of_a_student_runs_or_is_fetched(page, server, course):
    open_submission(page, server, course, "bilal")
    assert page.evaluate("window.stolen") is None
    assert "Mijn tekst." in page.locator("body").inner_text()
    assert page.locator("#notebook-container img").count() == 0


def test_the_help_has_no_faults_of_accessibility(page, server, course):
    open_submission(page, server, course, "anna")
    found = Axe().run(page, context=PANEL).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_other_pages_of_formgrader_ask_nothing_of_another_host(page, server):
    for place in ("manage_assignments", f"manage_submissions/{WORK}", f"gradebook/{WORK}/{WORK}"):
        page.goto(f"{server}/formgrader/{place}")
        page.get_by_text(WORK).first.wait_for()


def test_a_feedback_page_is_accessible_and_fits_a_phone(page, course):
    found = write_feedback(course, WORK, read_grades(course, WORK), unfinished=True)
    page.goto(found.pages["bilal"].as_uri())
    faults = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in faults] == []
    page.set_viewport_size({"width": 360, "height": 720})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
