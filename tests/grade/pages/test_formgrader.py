"""Marking texts in nbgrader's own page, in a real browser."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from grade.pages.course_with_texts import TEXT, course_with_packs, mark_one
from grade.pages.formgrader_server import running_formgrader
from playwright.sync_api import Page

from quickscan_sim.grade.course.course import Course

HOSTILE = (
    "Mijn tekst. <script>window.stolen = 1</script><img src=x onerror='window.stolen = 2'>\n\n"
    "![kijk](https://example.org/spy.png) [hier](javascript:window.stolen=3)\n\n"
    "<style>body { display: none }</style>"
)
PANEL = ".qs-marking"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = course_with_packs(tmp_path_factory.mktemp("formgrader"))
    mark_one(course, "anna", texts={"M2.A10": TEXT}, points={"M2.A3": 1.0})
    mark_one(course, "bilal", texts={"M2.A10": HOSTILE})
    return course


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


def test_points_go_from_the_rubric_to_the_gradebook(browser_page, server, course):
    page = browser_page
    page.set_viewport_size({"width": 1280, "height": 720})
    open_submission(page, server, course, "anna")
    panel = page.locator(PANEL)
    assert "3,2" in panel.locator("p strong").all_inner_texts()[1]
    rows = panel.locator("tr[data-criterion]")
    rows.nth(0).locator("input").nth(2).check()
    rows.nth(1).locator("input").nth(1).check()
    assert page.locator("#m2-a10-answer").input_value() == ""
    with page.expect_response(lambda answer: "/api/grade/" in answer.url):
        rows.nth(2).locator("input").nth(2).check()
    assert page.locator("#m2-a10-answer").input_value() == "5"
    with page.expect_response(lambda answer: "/api/comment/" in answer.url):
        panel.locator("button[data-remark]").first.click()
    points, comment = by_hand(course, "anna")
    assert points == 5.0
    assert "Wat het cijfer zegt: 2 / 2\nWat het cijfer niet zegt: 1 / 2" in str(comment)
