"""Each lesson in a real JupyterLab, as a student goes through it.

From the start page to the first part, in one page of one JupyterLab with all requests outside
refused. The first part runs in a tab behind the worksheet, so its widgets appear in a hidden tab.
One module more is one :class:`Lesson` more; the languages take turns.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import offline_page
from lab_page import CUT_OFF, SMALL, close_notebooks, go_to, open_notebook, run_all, wait_until_run
from lab_server import address_of, running_lab
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.packs.pack import PRACTICE
from quickscan_sim.teach.questions import expect as expected_of
from quickscan_sim.teach.self_check.desk import current_desk

COURSE = Path(__file__).parents[2] / "course"
START = Path("00_start.ipynb")
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
PROJECTOR_AT_200: ViewportSize = {"width": 640, "height": 360}
CLOSING = ("Canceled future", "reading 'promise'")
"""What JupyterLab itself says, sometimes late, of a notebook that goes while its kernel stops."""
OURS = ".quickscan, .qsn, .jp-OutputArea-output [lang]"


@dataclass(frozen=True)
class Lesson:
    """What is opened, in which language, and the question that gets a right and a wrong answer.

    ``widgets`` are those of the first part, by their class.
    """

    language: str
    explore: str
    worksheet: str
    question: str
    widgets: tuple[str, ...] = ()


LESSONS = {
    "M0": Lesson("nl", "M0_startklaar", "M0_startklaar", "M0.E2"),
    "M2": Lesson(
        "en",
        "M2_1_explore",
        "M2_2_worksheet",
        "M2.W1",
        ("quickscan-score-sheet", "quickscan-distribution"),
    ),
    "M5": Lesson("nl", "M5_1_verkenning", "M5_2_werkblad", "M5.W3", ("qsn", "quickscan-cards")),
    "M6": Lesson(
        "en",
        "M6_1_explore",
        "M6_2_worksheet",
        "M6.W9",
        ("quickscan-advice", "quickscan-seats", "quickscan-before-after"),
    ),
}


@dataclass(frozen=True)
class Use:
    """One key on one control of a widget, and one click on another; ``first`` opens it.

    What follows a click is said in the widget, or is a file when it ``saves``.
    """

    by_key: tuple[str, str]
    by_mouse: str
    first: str = ""
    saves: bool = False


USES = {
    "quickscan-score-sheet": Use(("input[type=range]", "End"), "input[type=checkbox]"),
    "quickscan-distribution": Use(
        ("select", "ArrowDown"), "input[type=checkbox]", first="button >> nth=1"
    ),
    "quickscan-cards": Use(("select", "ArrowDown"), "a[download]", saves=True),
    "qsn": Use((".qsn-box", "ArrowRight"), "label:has(input[type=radio]:not(:checked)) >> nth=1"),
    "quickscan-advice": Use(("input[type=checkbox] >> nth=1", "Space"), "input[type=checkbox]"),
    "quickscan-seats": Use(("select", "ArrowDown"), "button"),
    "quickscan-before-after": Use(("input[type=range] >> nth=1", "End"), "input[type=range]"),
}


@pytest.fixture(scope="module")
def page_errors() -> list[str]:
    """What went wrong in the scripts of the page."""
    return []


@pytest.fixture(scope="module")
def course(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, page_errors: list[str]
) -> Iterator[Page]:
    """A JupyterLab of the course, opened at its start page."""
    folder = tmp_path_factory.mktemp("course")
    for language in ("nl", "en"):
        shutil.copytree(COURSE / language, folder / language)
    with running_lab(folder) as address, offline_page(chromium, []) as page:
        page.on("pageerror", lambda error: _note(str(error), page_errors))
        page.set_viewport_size(PROJECTOR)
        page.goto(address_of(address, START, "nl/"))
        wait_until_run(page, START.stem)
        close_notebooks(page)  # each lesson begins at the start page in its own language
        yield page


@pytest.fixture(scope="module", params=list(LESSONS.values()), ids=list(LESSONS))
def lesson(
    request: pytest.FixtureRequest, course: Page, page_errors: list[str]
) -> Iterator[tuple[Page, Lesson]]:
    """Its first part, opened through the start page and run behind the worksheet."""
    one: Lesson = request.param
    open_notebook(course, f"{one.language}/{START}")
    go_to(course, START.stem)
    here(course).locator(f".jp-RenderedMarkdown a[href*='{one.explore}.ipynb']").first.click()
    go_to(course, one.explore)
    wait_until_run(course, one.explore)
    run_all(course)
    if one.worksheet != one.explore:
        open_notebook(course, f"{one.language}/{one.worksheet}.ipynb")
        go_to(course, one.worksheet)
        wait_until_run(course, one.worksheet)
        run_all(course)
    for name in (one.explore, one.worksheet):
        wait_until_run(course, name)
    yield course, one
    assert page_errors == []
    close_notebooks(course)


def _note(error: str, errors: list[str]) -> None:
    if not any(words in error for words in CLOSING):
        errors.append(error)


def here(lab: Page) -> Locator:
    """The notebook that is in front."""
    return lab.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def test_the_first_part_ran_behind_the_worksheet_and_nothing_failed(
    lesson: tuple[Page, Lesson],
) -> None:
    lab, one = lesson
    for name in {one.worksheet, one.explore}:
        go_to(lab, name)
        failed = "[data-mime-type*=stderr], [data-mime-type*=error], [role=alert]"
        expect(here(lab).locator(failed)).to_have_count(0)
        expect(here(lab).locator(f".jp-OutputArea-output [lang={one.language}]")).not_to_have_count(
            0
        )
    go_to(lab, one.explore)
    for name in one.widgets:
        box = here(lab).locator(f".{name}").first
        expect(box).to_be_visible()
        expect(box).to_contain_text("verzonnen" if one.language == "nl" else "invented")


def test_a_right_answer_is_in_order_and_a_wrong_one_is_explained(
    lesson: tuple[Page, Lesson],
) -> None:
    lab, one = lesson
    open_pack(path=PRACTICE, language=one.language)
    desk = current_desk()
    question = desk.question(one.question)
    answers = expected_of(question, desk.data)
    mistake, wrong = next(iter(answers.mutants.items()))
    known = desk.misconceptions[mistake].explanation
    explained = question.explained(mistake, known).in_language(one.language)
    go_to(lab, one.worksheet)
    expect(answered(lab, one.question, answers.right)).to_contain_text("✓")
    said = answered(lab, one.question, wrong)
    expect(said).to_contain_text(" ".join(explained.split()))


def answered(lab: Page, question: str, answer: object) -> Locator:
    """Type an answer, run its cell and the one that checks it; where it is told what of it."""
    variable = "answer_" + question.rpartition(".")[2].lower()
    cells = here(lab).locator(".jp-CodeCell")
    cells.filter(has_text=f"{variable} =").locator(".cm-line").last.click()
    lab.keyboard.press("Control+a")
    lab.keyboard.type(f"{variable} = {answer!r}")
    lab.keyboard.press("Shift+Enter")
    told = cells.filter(has_text=f'check("{question}", {variable})').locator("[role=status]")
    before = told.inner_text()
    lab.keyboard.press("Shift+Enter")
    expect(told).not_to_have_text(before)
    return told


def test_each_widget_answers_to_a_key_and_to_the_mouse(lesson: tuple[Page, Lesson]) -> None:
    lab, one = lesson
    go_to(lab, one.explore)
    for name in one.widgets:
        box, use = here(lab).locator(f".{name}").first, USES[name]
        if use.first:
            box.locator(use.first).click()
        said = box.locator("[role=status]").first
        control, key = use.by_key
        box.locator(control).first.focus()
        before, cell = said.inner_text(), active_cell(lab)
        lab.keyboard.press(key)
        expect(said).not_to_have_text(before)
        assert active_cell(lab) == cell
        if use.saves:
            with lab.expect_download():
                box.locator(use.by_mouse).first.click()
        else:
            before = said.inner_text()
            box.locator(use.by_mouse).first.click()
            expect(said).not_to_have_text(before)


def active_cell(lab: Page) -> int:
    """Which cell the notebook would act on."""
    return int(lab.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex"))


def test_it_has_no_known_barriers_and_nothing_is_small_or_cut_off(
    lesson: tuple[Page, Lesson],
) -> None:
    lab, one = lesson
    for name in {one.explore, one.worksheet}:
        go_to(lab, name)
        assert faults(lab) == []
        assert of_all(lab, SMALL) == []
        assert of_all(lab, CUT_OFF) == []


def test_at_200_percent_nothing_is_cut_off(lesson: tuple[Page, Lesson]) -> None:
    lab, one = lesson
    lab.set_viewport_size(PROJECTOR_AT_200)
    lab.evaluate("window.jupyterapp.shell.collapseLeft()")
    found = []
    for name in {one.explore, one.worksheet}:
        go_to(lab, name)
        found += of_all(lab, CUT_OFF)
    lab.evaluate("window.jupyterapp.shell.expandLeft()")
    lab.set_viewport_size(PROJECTOR)
    assert found == []


def test_a_plan_that_was_saved_is_there_after_a_restart(course: Page) -> None:
    name, goal = "M6_3_assignment", "On 1 March 2027 the school phones 6 times in four weeks."
    open_notebook(course, f"en/{name}.ipynb")
    go_to(course, name)
    wait_until_run(course, name)
    run_all(course)
    wait_until_run(course, name)
    box = here(course).locator(".quickscan-plan")
    typed = box.get_by_label("1. Goal")
    typed.fill(goal)
    typed.press("Tab")
    assert faults(course) == []
    box.get_by_role("button", name="Save the plan").click()
    expect(box).to_contain_text("Saved: plan.yaml")
    course.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    run_all(course)
    expect(box).to_contain_text("This is your plan from plan.yaml.", timeout=60_000)
    expect(typed).to_have_value(goal)
    close_notebooks(course)


def of_all(lab: Page, found_in: str) -> list[str]:
    """What is found in everything of ours in the notebook in front."""
    found: list[str] = here(lab).locator(OURS).evaluate_all(f"all => all.flatMap({found_in})")
    return found


def faults(lab: Page) -> list[tuple[str, str]]:
    """What axe finds on everything of ours in the notebook in front."""
    if here(lab).locator(OURS).count() == 0:
        return []
    found = Axe().run(lab, context=f".jp-NotebookPanel:not(.lm-mod-hidden) :is({OURS})")
    return [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]
