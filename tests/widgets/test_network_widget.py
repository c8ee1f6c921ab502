"""The network picture in a notebook: in a plain screen, and in a real JupyterLab."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab_server import run_notebook, write_notebook
from playwright.sync_api import Page, expect

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_network
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets.network_widget import widget_class

PREPARE = """from quickscan_sim import Parameters, set_language, simulate_quickscan
from quickscan_sim.lesson import show_network
set_language("en")
scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))"""
SHOW = "network = show_network(scan)\nnetwork"
TAB = """import ipywidgets
hidden = show_network(scan, neighbourhood=2, layer="all")
ipywidgets.Tab([ipywidgets.HTML("first"), hidden], titles=["one", "two"])"""
CELLS = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  return [content.widgets.length, content.activeCellIndex];
}"""
SET = """network.layer = "stimuleren"
network.selected = scan.organisations["organisation_id"].iloc[0]"""


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))[0]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def test_on_a_plain_screen_it_is_a_picture_with_a_table(scan: Quickscan) -> None:
    shown = show_network(scan, layer="all")
    assert "<img alt=" in shown.html
    assert "Network picture: 11 organisations" in shown.text
    assert "organisation | tie | partner" in shown.text


def test_a_subject_that_is_not_there_is_a_sentence(scan: Quickscan) -> None:
    with pytest.raises(QuickscanError, match=r'no subject "geld".*signaleren'):
        show_network(scan, layer="geld")


def test_a_lesson_imports_what_it_uses_and_anywidget_when_somebody_wants_a_widget() -> None:
    code = (
        "import sys, IPython, quickscan_sim.lesson; print('pandas' in sys.modules)\n"
        "from quickscan_sim.lesson import *; print('anywidget' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]


def test_the_widget_shares_subject_choice_removed_and_language() -> None:
    shared = widget_class()().get_state()
    assert {"view", "layer", "selected", "removed", "language"} <= set(shared)


def test_in_jupyterlab_it_draws_follows_python_and_comes_right_in_a_hidden_tab(
    browser_page: Page, lab: tuple[str, Path], scan: Quickscan
) -> None:
    address, folder = lab
    notebook = folder / "network.ipynb"
    write_notebook(notebook, PREPARE, SHOW, TAB, SET)
    browser_page.set_viewport_size({"width": 1366, "height": 768})
    run_notebook(browser_page, address, notebook)
    network, hidden = (browser_page.locator(".qsn").nth(k) for k in (0, 1))
    first = scan.organisations["name"].iloc[0]
    # The last cell has run: what Python set is shown, in the first widget only.
    expect(network.locator("h2")).to_contain_text("Encouraging", timeout=60_000)
    expect(network.get_by_role("button", name=f"Take this partner away: {first}")).to_be_enabled()
    assert network.get_attribute("data-drawn")
    # Keys in the picture are for the picture, not for the notebook around it.
    picture, told = network.get_by_role("application"), network.locator(".qsn-status")
    picture.focus()
    before, said = browser_page.evaluate(CELLS), told.inner_text()
    for key in ("ArrowDown", "ArrowRight", "a", "b"):
        browser_page.keyboard.press(key)
    expect(told).not_to_have_text(said)
    assert browser_page.evaluate(CELLS) == before
    # Nothing can be drawn in a tab that is not shown; when it is, the picture fills its box.
    assert hidden.get_attribute("data-drawn") is None
    browser_page.get_by_role("tab", name="two", exact=True).click()
    expect(hidden).to_have_attribute("data-drawn", re.compile(r"\d"), timeout=10_000)
    width = "box => [box.clientWidth, box.querySelector('canvas').clientWidth]"
    box, canvas = hidden.locator(".qsn-box").evaluate(width)
    assert box == canvas > 300
    # Two widgets in one notebook keep their radio buttons apart.
    expect(network.locator("input[value='2'][type=radio]")).to_be_checked()
    expect(hidden.locator("input[value='all']")).to_be_checked()
    found = Axe().run(browser_page, context=".qsn")
    assert found.violations_count == 0, found.generate_report()
