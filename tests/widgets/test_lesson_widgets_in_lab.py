"""Score sheet, distribution and cards in a real JupyterLab: seen, heard and by keyboard alone.

The tests share one notebook and follow each other, as those in test_widgets_in_lab.py do. What
every widget must keep to in a lesson stands in tests/course/test_lessons_in_lab.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import offline_page
from lab_page import COUNT, ask, box, faults, heard_by_tab, run_cell, status
from lab_server import run_notebook, write_notebook
from playwright.sync_api import Browser, Locator, Page, expect

PREPARE = """from quickscan_sim import Parameters, set_language, simulate_quickscan
from quickscan_sim.lesson import show_cards, show_distribution, show_score_sheet
set_language("nl")
scan, truth = simulate_quickscan(Parameters(seed=20, n_neighbourhoods=1))"""
WIDGETS = {
    "score-sheet": "show_score_sheet(scan)",
    "distribution": "show_distribution(scan)",
    "cards": "show_cards(scan)",
}
ON_A_PROJECTOR = 600
"""What JupyterLab leaves of 720 pixels."""
N_CONTROLS = {"score-sheet": 7, "distribution": 7, "cards": 3}


@pytest.fixture(scope="module")
def page(chromium: Browser, lab: tuple[str, Path]) -> Iterator[Page]:
    """The notebook, run; a request outside or an error in the page fails the last test."""
    address, folder = lab
    notebook = folder / "lesson_widgets.ipynb"
    write_notebook(notebook, PREPARE, *WIDGETS.values())
    wrong: list[str] = []
    with offline_page(chromium, []) as page:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.set_viewport_size({"width": 1280, "height": 720})
        run_notebook(page, address, notebook)
        expect(page.locator(".quickscan-cards .netcard").first).to_be_visible(timeout=60_000)
        yield page
        assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0
    assert wrong == []


def test_the_score_is_built_up_by_keyboard_and_each_step_is_said(page: Page) -> None:
    sheet = box(page, "score-sheet")
    expect(status(page, "score-sheet")).to_contain_text("Stap 1 van 5")
    expect(sheet).not_to_contain_text("6 − ")
    following = sheet.get_by_role("button", name="Volgende stap")
    for number in range(2, 6):
        following.press("Enter")
        expect(status(page, "score-sheet")).to_contain_text(f"Stap {number} van 5")
    expect(following).to_be_focused()
    expect(sheet).to_contain_text("6 − ")
    top, mean = sheet.get_by_role("combobox").first, sheet.get_by_text("Gedeeld door").last
    assert height_from(top, mean) < ON_A_PROJECTOR
    following.press("Enter")
    expect(status(page, "score-sheet")).to_contain_text("laatste stap")


def test_both_switches_change_the_score_and_the_mean_and_say_so(page: Page) -> None:
    sheet = box(page, "score-sheet")
    sheet.get_by_role("checkbox").press("Space")
    expect(status(page, "score-sheet")).to_contain_text("Omkeren staat uit")
    sheet.get_by_role("slider", name="Minimaal aantal ingevulde zinnen").press("End")
    expect(status(page, "score-sheet")).to_contain_text("minstens 6")
    expect(status(page, "score-sheet")).to_contain_text("n = ")
    sheet.get_by_role("button", name="Terug naar de gewone regels").press("Enter")
    expect(sheet.get_by_role("checkbox")).to_be_checked()
    expect(sheet.get_by_role("table").last).to_have_text(
        re.compile(r"(\d,\d\d)\1.*(\d,\d\d \(n.=.\d+\))\2$")
    )


def test_another_form_is_chosen_with_an_arrow_and_begins_at_step_1(page: Page) -> None:
    form = box(page, "score-sheet").get_by_role("combobox", name="Formulier")
    form.press("ArrowDown")
    expect(status(page, "score-sheet")).to_contain_text("Stap 1 van 5")
    expect(form).to_be_focused()


def test_the_distribution_opens_after_a_prediction(page: Page) -> None:
    shown = box(page, "distribution")
    expect(shown.get_by_role("combobox").first).to_be_hidden()
    shown.get_by_role("button", name="Twee kampen", pressed=False).press("Enter")
    expect(shown.get_by_role("button", pressed=True)).to_have_text("✓ Twee kampen: laag en hoog")
    expect(status(page, "distribution")).to_contain_text("Je dacht: er zijn twee kampen")
    picture = shown.get_by_role("img")
    expect(picture).to_be_visible()
    expect(picture.locator("rect[stroke]")).to_have_count(0)
    shown.get_by_role("checkbox").press("Space")
    expect(picture.locator("rect[stroke]")).not_to_have_count(0)
    expect(status(page, "distribution")).to_contain_text("hetzelfde gemiddelde")


def test_another_sector_is_another_picture_and_another_sentence(page: Page) -> None:
    said = status(page, "distribution").inner_text()
    sector = box(page, "distribution").get_by_role("combobox", name="Sector")
    sector.press("ArrowDown")
    expect(status(page, "distribution")).not_to_have_text(said)
    sector.press("ArrowUp")
    expect(status(page, "distribution")).to_contain_text("iedereen")


def test_controls_and_picture_are_in_view_together_on_a_projector(page: Page) -> None:
    shown = box(page, "distribution")
    top, picture = shown.get_by_role("combobox").first, shown.get_by_role("img")
    assert height_from(top, picture) < ON_A_PROJECTOR


def height_from(top: Locator, bottom: Locator) -> float:
    """Pixels from the upper edge of one to the lower edge of the other."""
    above, below = top.bounding_box(), bottom.bounding_box()
    assert above
    assert below
    return below["y"] + below["height"] - above["y"]


def test_the_cards_open_in_a_tab_of_their_own_and_follow_the_subject(page: Page) -> None:
    cards = box(page, "cards")
    subject = cards.get_by_role("combobox", name="Thema")
    all_subjects = status(page, "cards").inner_text()
    subject.press("ArrowDown")
    expect(status(page, "cards")).not_to_have_text(all_subjects)
    link = cards.get_by_role("link", name="Open de kaarten")
    with page.context.expect_page() as opened:
        link.press("Enter")
    printed = opened.value
    printed.wait_for_load_state()
    n_organisations = cards.locator(".netcard").count()
    expect(printed.locator(".cards .netcard")).to_have_count(n_organisations)
    expect(printed.locator(".netcard-links li")).to_have_count(1)
    expect(printed.locator("html")).to_have_attribute("lang", "nl")
    assert Axe().run(printed).response["violations"] == []
    printed.close()


def test_the_cards_are_saved_as_a_file(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as saved:
        box(page, "cards").get_by_role("link", name="Bewaar").press("Enter")
    assert saved.value.suggested_filename == "netwerkkaarten.html"
    saved.value.save_as(tmp_path / "cards.html")
    assert "A4" in (tmp_path / "cards.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WIDGETS)
def test_tab_reaches_every_control_and_each_has_a_name(page: Page, name: str) -> None:
    n, heard = heard_by_tab(page, name)
    assert n >= N_CONTROLS[name]
    assert all(heard)
    assert len(set(heard)) == n


def test_run_again_in_english_nothing_old_stays_behind(page: Page) -> None:
    ask(page, 'set_language("en")\nasked = 0')
    counts = []
    for _ in range(2):
        for number, name in enumerate(WIDGETS, start=1):
            run_cell(page, number)
            expect(box(page, name)).to_contain_text("invented neighbourhood")
        counts.append(int(ask(page, COUNT)))
    assert counts[0] == counts[1]
    for name in WIDGETS:
        expect(status(page, name)).to_have_attribute("lang", "en")
        assert faults(page, name) == []
