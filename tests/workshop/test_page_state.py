"""What survives a reload or a closed browser, and the clock that the trainer bends."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from workshop_page import open_card, phase, ready, start_with, to_kind

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("no", "SecurityError"); }
  });"""
KEY = "quickscan-workshop"
NINE = datetime(2026, 3, 2, 9, 0)


@pytest.fixture
def page(quiet_page: Page, w2_file: Path) -> Page:
    quiet_page.clock.install(time=NINE)
    open_card(quiet_page, w2_file)
    return quiet_page


def clock(page: Page) -> str:
    return page.locator(".qsw-clock").inner_text()


def later(page: Page, minutes: int) -> None:
    """Time passes while the tab sleeps: every timer runs at most once."""
    page.clock.fast_forward(minutes * 60_000)


def in_round_two(page: Page) -> None:
    """Predictions typed in, and the lever of round 2 moved."""
    start_with(page, 45)
    to_kind(page, "qsw-predict")
    page.keyboard.press("1")
    to_kind(page, "qsw-run")
    page.keyboard.press("PageDown")
    page.keyboard.press("2")
    assert phase(page) == "Round 2"
    assert page.locator(".qsw-lever input").nth(1).is_checked()


def is_as_it_was(page: Page) -> None:
    expect(page.locator(".qsw-where strong")).to_have_text("Round 2")
    expect(page.locator(".qsw-lever input").nth(1)).to_be_checked()
    for _ in range(2):
        page.keyboard.press("PageUp")
    expect(page.locator(".qsw-count").first).to_have_value("1")


def test_a_reload_changes_nothing(page: Page) -> None:
    in_round_two(page)
    later(page, 3)
    page.reload()
    ready(page)
    assert clock(page) == "5 min left session: 42 min"
    is_as_it_was(page)


def test_a_browser_that_was_closed_goes_on_where_it_was(page: Page, w2_file: Path) -> None:
    in_round_two(page)
    later(page, 3)
    page.close()
    again = page.context.new_page()
    again.clock.install(time=datetime(2026, 3, 2, 9, 5, 30))
    open_card(again, w2_file)
    offer = again.get_by_role("button", name="Go on where you were")
    expect(offer).to_contain_text("Round 2, 5 min left")
    offer.press("Enter")
    assert clock(again).startswith("3 min left"), "the minutes that passed count"
    is_as_it_was(again)


def test_the_next_morning_the_clock_goes_on_from_where_it_was(page: Page, w2_file: Path) -> None:
    in_round_two(page)
    later(page, 3)
    page.close()
    again = page.context.new_page()
    again.clock.install(time=datetime(2026, 3, 2, 22, 0))
    open_card(again, w2_file)
    again.get_by_role("button", name="Go on where you were").press("Enter")
    assert clock(again).startswith("5 min left")


def test_two_tabs_do_not_disturb_each_other(page: Page, w2_file: Path) -> None:
    in_round_two(page)
    other = page.context.new_page()
    open_card(other, w2_file)
    start_with(other, 30)
    other.keyboard.press("PageDown")
    at = phase(other)
    for one, where in ((page, "Round 2"), (other, at)):
        one.wait_for_timeout(300)  # nobody loads again in the instant of a key
        one.reload()
        ready(one)
        assert phase(one) == where


@pytest.mark.parametrize(
    "stored",
    [
        "no json {",
        "null",
        "{}",
        '{"version":1,"tab":"x","card":"W2","cards":{"W2":{"length":45,"phase":99}}}',
        '{"version":1,"tab":"x","card":"W2","cards":{"W2":{"length":45,"phase":3,"step":0,'
        '"levers":{"1":[9],"2":[9],"only":[9]},"counts":[],"names":[],'
        '"clock":{"spent":{},"extra":{},"since":null}}}}',
        '{"version":99,"tab":"x","card":null,"cards":{}}',
    ],
)
def test_stored_nonsense_is_ignored(page: Page, stored: str) -> None:
    page.evaluate(
        """([key, text]) => {
          sessionStorage.setItem(key, text);
          localStorage.setItem(key + ":x", text);
        }""",
        [KEY, stored],
    )
    # Leaving stores nothing over it, as no card was started.
    page.evaluate("window.dispatchEvent(new Event('pagehide')); undefined")
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, stored])
    page.reload()
    ready(page)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    start_with(page, 45)
    assert phase(page) == "Before we start"


def test_where_storing_is_forbidden_everything_else_works(quiet_page: Page, w2_file: Path) -> None:
    quiet_page.add_init_script(NO_STORAGE)
    open_card(quiet_page, w2_file)
    in_round_two(quiet_page)
    quiet_page.reload()
    ready(quiet_page)
    expect(quiet_page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_the_clock_counts_down_bends_and_stands_still(page: Page) -> None:
    start_with(page, 45)
    assert clock(page) == "6 min left session: 45 min"
    later(page, 2)
    assert clock(page) == "4 min left session: 43 min"
    page.keyboard.press("+")
    page.keyboard.press("=")
    page.keyboard.press("-")
    assert clock(page) == "5 min left session: 44 min"
    page.keyboard.press("c")
    later(page, 30)
    assert clock(page) == "‖ clock stands still session: 44 min"
    page.keyboard.press("c")
    assert clock(page) == "5 min left session: 44 min"


def test_over_time_is_told_calmly_and_nothing_moves_by_itself(page: Page) -> None:
    start_with(page, 45)
    later(page, 8)
    assert clock(page) == "2 min over time session: 37 min"
    later(page, 180)
    assert phase(page) == "Before we start"
    assert clock(page) == "182 min over time session: 143 min over"
    page.keyboard.press("PageDown")
    to_kind(page, "qsw-predict")
    assert clock(page).startswith("3 min left")


def test_a_part_keeps_at_least_a_minute(page: Page) -> None:
    start_with(page, 45)
    for _ in range(9):
        page.get_by_role("button", name="−1 min").click()
    assert clock(page) == "1 min left session: 40 min"


def test_back_in_a_part_its_clock_goes_on(page: Page) -> None:
    start_with(page, 45)
    later(page, 2)
    to_kind(page, "qsw-predict")
    later(page, 1)
    assert clock(page) == "2 min left session: 42 min"
    page.keyboard.press("PageUp")
    assert clock(page) == "4 min left session: 42 min"
