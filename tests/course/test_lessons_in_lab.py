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
from playwright.sync_api import Browser, Locator, Page, expect

from quickscan_sim.lesson import PRACTICE
from quickscan_sim.teach.misconceptions import load_misconceptions
from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.questions import expect as expected_of
from quickscan_sim.teach.questions import find_question
from quickscan_sim.teach.self_check.desk import current_desk

COURSE = Path(__file__).parents[2] / "course"
START = Path("00_start.ipynb")
PROJECTOR = {"width": 1280, "height": 720}
PROJECTOR_AT_200 = {"width": 640, "height": 360}
OURS = ".quickscan, .qsn, .jp-OutputArea-output [lang]"


@dataclass(frozen=True)
class Lesson:
    """What is opened, in which language, and the question that gets a wrong and a right answer.

    ``widgets`` are those of the first part, by their class.
    """

    language: str
    explore: str
    worksheet: str
    question: str
    widgets: tuple[str, ...]


LESSONS = {
    "M2": Lesson(
        "nl",
        "M2_1_verkenning",
        "M2_2_werkblad",
        "M2.W1",
        ("quickscan-score-sheet", "quickscan-distribution"),
    ),
    "M2 in English": Lesson(
        "en",
        "M2_1_explore",
        "M2_2_worksheet",
        "M2.W4",
        ("quickscan-score-sheet", "quickscan-distribution"),
    ),
}


@dataclass(frozen=True)
class Use:
    """One key on one control of a widget, and one click on another; ``first`` opens it."""

    by_key: tuple[str, str]
    by_mouse: str
    first: str = ""


USES = {
    "quickscan-score-sheet": Use(("input[type=range]", "End"), "input[type=checkbox]"),
    "quickscan-distribution": Use(
        ("select >> nth=0", "ArrowDown"), "input[type=checkbox]", first="button >> nth=1"
    ),
    "quickscan-cards": Use(("select", "ArrowDown"), "select"),
    "qsn": Use((".qsn-box", "ArrowRight"), "label:has(input[type=radio]) >> nth=3"),
    "quickscan-advice": Use(("input[type=checkbox] >> nth=1", "Space"), "input[type=checkbox]"),
    "quickscan-plan": Use(("select >> nth=0", "ArrowDown"), "select >> nth=0"),
    "quickscan-seats": Use(("select >> nth=0", "ArrowDown"), "button >> nth=0"),
    "quickscan-before-after": Use(
        ("input[type=range] >> nth=0", "End"), "input[type=range] >> nth=1"
    ),
}


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, str]]:
    """A page with nothing open, and the address of the JupyterLab of the course."""
    folder = tmp_path_factory.mktemp("course")
    for language in ("nl", "en"):
        shutil.copytree(COURSE / language, folder / language)
    wrong: list[str] = []
    with running_lab(folder) as address, offline_page(chromium, []) as page:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.set_viewport_size(PROJECTOR)
        yield page, address
    assert wrong == []


@pytest.fixture(scope="module", params=LESSONS.values(), ids=LESSONS)
def lesson(request: pytest.FixtureRequest, page: tuple[Page, str]) -> Iterator[tuple[Page, Lesson]]:
    """Its first part opened through the start page and run behind the worksheet."""
    one: Lesson = request.param
    lab, address = page
    lab.goto(address_of(address, START, f"{one.language}/"))
    lab.locator(f".jp-RenderedMarkdown a[href*='{one.explore}.ipynb']").first.click()
    wait_until_run(lab, one.explore)
    run_all(lab)
    open_notebook(lab, f"{one.language}/{one.worksheet}.ipynb")
    wait_until_run(lab, one.worksheet)
    run_all(lab)
    for name in (one.explore, one.worksheet):
        wait_until_run(lab, name)
    yield lab, one
    close_notebooks(lab)


def here(lab: Page) -> Locator:
    """The notebook that is in front."""
    return lab.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def test_the_first_part_ran_in_a_hidden_tab_and_nothing_failed(lesson: tuple[Page, Lesson]) -> None:
    lab, one = lesson
    for name in (one.worksheet, one.explore):
        go_to(lab, name)
        expect(here(lab).locator(".jp-RenderedText[data-mime-type*=stderr]")).to_have_count(0)
        expect(here(lab).locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
        other = f".jp-OutputArea-output [lang]:not([lang={one.language}])"
        expect(here(lab).locator(other)).to_have_count(0)
    for name in one.widgets:
        box = here(lab).locator(f".{name}")
        expect(box).to_have_count(1)
        box.scroll_into_view_if_needed()
        expect(box).to_contain_text("verzonnen wijk" if one.language == "nl" else "invented")


def test_a_wrong_answer_is_explained_and_a_right_one_is_in_order(
    lesson: tuple[Page, Lesson],
) -> None:
    lab, one = lesson
    open_pack(path=PRACTICE, language=one.language)
    question = find_question(one.question)
    answers = expected_of(question, current_desk().data)
    mistake, wrong = next(iter(answers.mutants.items()))
    known = next(each for each in load_misconceptions() if each.misconception_id == mistake)
    explained = question.explained(mistake, known.explanation).in_language(one.language)
    go_to(lab, one.worksheet)
    found = answered(lab, one.question, wrong)
    expect(found).to_contain_text(" ".join(explained.split()))
    assert faults(lab) == []
    found = answered(lab, one.question, answers.right)
    expect(found).to_contain_text("✓")


def answered(lab: Page, question: str, answer: object) -> Locator:
    """Type an answer, run its cell and the one that checks it; what is said then."""
    variable = "answer_" + question.rpartition(".")[2].lower()
    cell = here(lab).locator(".jp-CodeCell", has_text=f"{variable} =")
    cell.locator(".cm-line").last.click()
    lab.keyboard.press("Control+a")
    lab.keyboard.type(f"{variable} = {answer!r}")
    lab.keyboard.press("Shift+Enter")
    checking = here(lab).locator(".jp-CodeCell", has_text=f'check("{question}"')
    told = checking.locator(".jp-OutputArea-output [role=status]")
    before = told.inner_text()
    lab.keyboard.press("Shift+Enter")
    expect(told).not_to_have_text(before)
    return told


def test_each_widget_answers_to_a_key_and_to_the_mouse(lesson: tuple[Page, Lesson]) -> None:
    lab, one = lesson
    go_to(lab, one.explore)
    for name in one.widgets:
        box, use = here(lab).locator(f".{name}"), USES[name]
        if use.first:
            box.locator(use.first).click()
        control, key = use.by_key
        said = box.get_by_role("status").first
        box.locator(control).first.focus()
        before, cell = said.inner_text(), active_cell(lab)
        lab.keyboard.press(key)
        expect(said).not_to_have_text(before)
        assert active_cell(lab) == cell
        before = said.inner_text()
        box.locator(use.by_mouse).first.click()
        expect(said).not_to_have_text(before)


def active_cell(lab: Page) -> int:
    """Which cell the notebook would act on."""
    return int(lab.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex"))


def test_it_has_no_known_barriers_and_nothing_is_small(lesson: tuple[Page, Lesson]) -> None:
    lab, one = lesson
    for name in (one.explore, one.worksheet):
        go_to(lab, name)
        assert faults(lab) == []
        for box in here(lab).locator(OURS).all():
            assert box.evaluate(SMALL) == []


@pytest.mark.parametrize("size", [PROJECTOR, PROJECTOR_AT_200], ids=["projector", "200 percent"])
def test_nothing_is_cut_off(lesson: tuple[Page, Lesson], size: dict[str, int]) -> None:
    lab, one = lesson
    lab.set_viewport_size(size)
    lab.evaluate("window.jupyterapp.shell.collapseLeft()")
    for name in (one.explore, one.worksheet):
        go_to(lab, name)
        for box in here(lab).locator(OURS).all():
            box.scroll_into_view_if_needed()
            assert box.evaluate(CUT_OFF) == []
    lab.set_viewport_size(PROJECTOR)


def faults(lab: Page) -> list[tuple[str, str]]:
    """What axe finds on everything of ours in the notebook in front."""
    found = Axe().run(lab, context=f".jp-NotebookPanel:not(.lm-mod-hidden) :is({OURS})")
    return [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]
