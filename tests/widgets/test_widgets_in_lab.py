"""Advice, plan, seats and time machine in a real JupyterLab: seen, heard and by keyboard alone.

The tests share one notebook and follow each other: each finds the widgets as the one before left
them, and none depends on more than that they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import offline_page
from lab_page import COUNT, CUT_OFF, SMALL, ask, box, faults, heard_by_tab, run_cell, status
from lab_server import run_notebook, write_notebook
from playwright.sync_api import Browser, Page, expect

from quickscan_sim.advise import read_plan

PREPARE = """from quickscan_sim import Parameters, set_language, simulate_quickscan
from quickscan_sim.lesson import show_advice, show_before_after, show_plan, show_seats
set_language("nl")
scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))"""
WIDGETS = {
    "advice": "show_advice(scan)",
    "plan": "show_plan(scan)",
    "seats": "show_seats(scan)",
    "before-after": "show_before_after()",
}


@pytest.fixture(scope="module")
def page(chromium: Browser, lab: tuple[str, Path]) -> Iterator[Page]:
    """The notebook, run; a request outside or an error in the page fails the last test."""
    address, folder = lab
    notebook = folder / "four_widgets.ipynb"
    write_notebook(notebook, PREPARE, *WIDGETS.values())
    wrong: list[str] = []
    with offline_page(chromium, []) as page:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.set_viewport_size({"width": 1280, "height": 720})
        run_notebook(page, address, notebook)
        expect(page.locator(".quickscan-before-after svg[role=img]")).to_be_visible(timeout=60_000)
        yield page
        assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0
    assert wrong == []


@pytest.mark.parametrize("name", WIDGETS)
def test_it_is_large_whole_and_without_known_barriers(page: Page, name: str) -> None:
    shown = box(page, name)
    expect(shown).to_contain_text("verzonnen")
    assert shown.evaluate(CUT_OFF) == []
    assert shown.evaluate(SMALL) == []
    assert faults(page, name) == []


@pytest.mark.parametrize("name", WIDGETS)
def test_tab_reaches_every_control_and_each_has_a_name(page: Page, name: str) -> None:
    n, heard = heard_by_tab(page, name)
    assert n >= 5
    assert all(heard)
    assert len(set(heard)) == n


def test_an_arrow_key_on_a_slider_gives_another_picture_and_another_sentence(page: Page) -> None:
    machine = box(page, "before-after")
    before = machine.locator("svg").inner_html()
    effect = machine.get_by_role("slider", name="Echt effect, in punten")
    effect.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert effect.get_attribute("aria-valuetext") == "0,40"
    expect(machine).not_to_contain_text("Het plan deed echt 0,00 punten")
    assert machine.locator("svg").inner_html() != before
    said = status(page, "before-after").inner_text()
    machine.get_by_role("slider", name="Mensen per team").focus()
    page.keyboard.press("End")
    expect(status(page, "before-after")).not_to_have_text(said)


def test_picture_and_sliders_are_in_view_together_on_a_projector(page: Page) -> None:
    machine = box(page, "before-after")
    expect(machine.locator("svg")).to_be_visible()  # the picture of the last move comes later
    top = machine.get_by_role("slider").first.bounding_box()
    bottom = machine.locator("svg").bounding_box()
    assert top
    assert bottom
    assert bottom["y"] + bottom["height"] - top["y"] < 600


def test_each_choice_in_the_advice_builder_is_said(page: Page) -> None:
    advice = box(page, "advice")
    advice.get_by_role("checkbox").nth(1).focus()
    page.keyboard.press("Space")
    expect(status(page, "advice")).to_contain_text(": 1.")
    advice.get_by_role("combobox", name="4. Optie").focus()
    page.keyboard.press("ArrowDown")
    expect(status(page, "advice")).to_contain_text("Optie gekozen")
    expect(advice.locator("textarea")).to_have_value(re.compile("Risico: "))


def test_a_field_of_the_plan_changes_what_is_to_be_mended_beside_it(page: Page) -> None:
    plan = box(page, "plan")
    goal = plan.get_by_role("textbox", name="1. Doel")
    goal.fill("Alles wordt beter.")
    page.keyboard.press("Tab")
    expect(plan.locator(".quickscan-note").first).to_be_visible()
    expect(status(page, "plan")).to_contain_text("Rij 1: ")


def test_the_plan_is_saved_as_it_is_seen_also_after_a_wrong_name(
    page: Page, tmp_path: Path
) -> None:
    plan = box(page, "plan")
    plan.get_by_role("combobox").first.focus()
    page.keyboard.press("ArrowDown")
    action = plan.get_by_role("textbox", name="2. Actie")
    action.fill("We bellen elkaar: 'elke week' #1")
    saved = plan.get_by_role("status").nth(1)
    for file in (str(tmp_path), str(tmp_path / "mijn plan.yaml")):
        plan.get_by_role("textbox", name="Bestand").fill(file)
        page.keyboard.press("Tab")
        plan.get_by_role("button", name="Bewaar het plan").press("Enter")
        expect(saved).to_contain_text(file)
    read = read_plan(tmp_path / "mijn plan.yaml")
    assert read.rows[0].goal == "Alles wordt beter."
    assert read.rows[1].action == "We bellen elkaar: 'elke week' #1"


def test_a_card_opens_when_asked_and_a_turn_is_counted_and_said(page: Page) -> None:
    seats = box(page, "seats")
    own = "Alleen voor deze stoel"
    expect(seats).not_to_contain_text(own)
    seats.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(seats).to_contain_text(own)
    seats.get_by_role("button").first.press("Enter")
    expect(status(page, "seats")).to_contain_text(": 1.")
    seats.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    expect(seats).not_to_contain_text(own)


def test_letters_and_arrows_in_a_list_are_not_taken_by_the_notebook(page: Page) -> None:
    n_cells = "window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = page.evaluate(n_cells)
    seats = box(page, "seats").get_by_role("combobox")
    seats.focus()
    for key in ("a", "b", "ArrowUp", "j"):
        page.keyboard.press(key)
    assert page.evaluate(n_cells) == before
    expect(seats).to_be_focused()


def test_hidden_and_shown_again_it_goes_on(page: Page) -> None:
    machine = box(page, "before-after")
    for command, visible in (("hide", False), ("show", True)):
        page.evaluate(f"window.jupyterapp.commands.execute('notebook:{command}-all-cell-outputs')")
        expect(machine).to_be_visible(visible=visible)
    machine.get_by_role("slider", name="Echt effect, in punten").press("Home")
    expect(machine).to_contain_text("Het plan deed echt 0,00 punten")


def test_run_again_in_english_nothing_old_stays_behind(page: Page) -> None:
    ask(page, 'set_language("en")\nasked = 0')
    counts = []
    for _ in range(2):
        for number, name in enumerate(WIDGETS, start=1):
            run_cell(page, number)
            expect(box(page, name)).to_contain_text("invented")
        counts.append(int(ask(page, COUNT)))
    assert counts[0] == counts[1]
    for name in WIDGETS:
        expect(status(page, name)).to_have_attribute("lang", "en")
        assert faults(page, name) == []
