"""The trainer's window: notes, and the truth only when it is time; it moves the page too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from workshop_page import data_of, open_card, phase, ready, start_with, to_kind

CLOSED = ["Before we start", "Predict", "Round 1", "Round 2", "Reactions"]
OPEN = ["Talk about it", "Apply", "Close"]


@pytest.fixture
def page(quiet_page: Page, w2_file: Path) -> Page:
    open_card(quiet_page, w2_file)
    start_with(quiet_page, 45)
    return quiet_page


@pytest.fixture(scope="module")
def data(w2_file: Path) -> dict[str, Any]:
    return data_of(w2_file)


@pytest.fixture
def window(page: Page) -> Page:
    return opened(page)


def opened(page: Page) -> Page:
    with page.context.expect_page() as found:
        page.keyboard.press("p")
    expect(found.value.locator("h1")).to_be_visible()
    return found.value


def test_the_truth_is_not_there_until_people_talk_about_it(
    page: Page, window: Page, data: dict[str, Any]
) -> None:
    truth = data["truth"][0]
    for title in CLOSED + OPEN:
        window.get_by_label("Go to").select_option(label=f"{place_of(data, title)}. {title}")
        expect(window.locator("h1")).to_contain_text(title)
        assert (truth in window.content()) == (title in OPEN)
        assert truth not in page.locator(".qsw").inner_text()
    window.get_by_label("Go to").select_option(index=0)
    expect(window.locator("h1")).to_contain_text(CLOSED[0])
    assert truth not in window.content()
    expect(window.locator(".shut")).to_be_visible()


def place_of(data: dict[str, Any], title: str) -> int:
    return [one["title"] for one in data["lengths"]["45"]].index(title) + 1


def test_it_shows_notes_pitfalls_what_comes_next_and_the_change(
    page: Page, window: Page, data: dict[str, Any]
) -> None:
    to_kind(page, "qsw-run")
    expect(window.locator("h1")).to_contain_text("Round 1 (3 of 8)")
    expect(window.locator("main")).to_contain_text(data["lengths"]["45"][2]["notes"][0])
    expect(window.locator("main")).to_contain_text(data["pitfalls"][0])
    expect(window.locator("main")).to_contain_text(data["objectives"][0])
    expect(window.locator(".next")).to_have_text("Then: Round 2, 8 minutes")
    does = data["lengths"]["45"][2]["does"][0]
    expect(window.locator(".does")).to_contain_text(does)
    # What came out stands out from how it is known.
    told = page.locator(".qsw-told").inner_text()
    assert told.startswith(page.locator(".qsw-told strong").inner_text())
    page.keyboard.press("PageDown")
    expect(window.get_by_text("Change in this round")).to_be_visible()
    expect(window.locator("main")).to_contain_text("→")


def test_it_moves_the_page_and_bends_its_clock(page: Page, window: Page) -> None:
    first = phase(page)
    clock = page.locator(".qsw-clock strong")
    window.get_by_role("button", name="+1 min").click()
    expect(clock).to_have_text("7 min left")
    window.get_by_role("button", name="Stop clock").click()
    expect(clock).to_contain_text("stands still")
    window.get_by_label("Go to").select_option(index=2)
    expect(page.locator(".qsw-where strong")).to_have_text("Round 1")
    window.keyboard.press("PageDown")
    expect(page.locator(".qsw-where strong")).to_have_text("Round 2")
    window.get_by_label("Length").select_option(label="30 minutes")
    expect(page.locator(".qsw-where")).to_contain_text("of 7")
    for _ in range(3):
        window.keyboard.press("PageUp")
    expect(page.locator(".qsw-where strong")).not_to_have_text("Round 1")
    assert first


def test_it_goes_on_after_the_page_is_loaded_again(page: Page, window: Page) -> None:
    to_kind(page, "qsw-predict")
    page.reload()
    ready(page)
    expect(window.locator("h1")).to_contain_text("Predict")
    window.get_by_role("button", name="Next →").click()
    expect(page.locator(".qsw-where strong")).to_have_text("Round 1")


def test_it_says_so_when_the_page_is_closed(page: Page, window: Page) -> None:
    page.close()
    expect(window.locator(".gone")).to_contain_text("Open it again and press P", timeout=10_000)


def test_its_own_parts_are_accessible(page: Page, window: Page) -> None:
    window.get_by_label("Go to").select_option(index=5)
    expect(window.locator(".truth")).to_be_visible()
    found = Axe().run(window).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_without_a_second_window_there_is_a_remedy_and_the_notes_can_be_shown_here(
    quiet_page: Page, w2_file: Path, data: dict[str, Any]
) -> None:
    quiet_page.add_init_script("window.open = () => null")
    open_card(quiet_page, w2_file)
    start_with(quiet_page, 45)
    to_kind(quiet_page, "qsw-run")
    quiet_page.keyboard.press("p")
    expect(quiet_page.get_by_role("dialog")).to_contain_text("Allow pop-up windows")
    quiet_page.get_by_role("button", name="Show the notes here").press("Enter")
    box = quiet_page.get_by_role("dialog")
    expect(box).to_contain_text("Everybody in the room sees this.")
    expect(box).to_contain_text(data["lengths"]["45"][2]["notes"][0])
    assert data["truth"][0] not in box.inner_text()


def test_a_page_that_did_not_open_it_learns_nothing(page: Page, data: dict[str, Any]) -> None:
    page.evaluate("""() => new Promise(done => {
      window.told = [];
      const stranger = document.createElement("iframe");
      document.body.append(stranger);
      stranger.contentWindow.addEventListener("message", event => window.told.push(event.data));
      stranger.contentWindow.parent.postMessage({ quickscan: true, wish: "next" }, "*");
      window.postMessage({ quickscan: true, wish: "next" }, "*");
      setTimeout(done, 200);
    })""")
    assert page.evaluate("window.told") == []
    assert phase(page) == "Before we start"
    expect(page.locator(".qsw-main h1")).to_have_text(data["lengths"]["45"][0]["screen"][0])
