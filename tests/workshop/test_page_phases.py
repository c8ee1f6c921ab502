"""Every screen of every card: readable from the back row, whole, and open to everybody."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from workshop_page import SIZES, data_of, look, open_card, phase, start_with, steps, to_kind

from quickscan_sim.workshop.cards.read_card import card_names

RUNS = [
    *((card, "nl" if at % 2 else "en", 45) for at, card in enumerate(card_names())),
    # The same marks in the short workshop, in the longer language.
    *((card, "nl", 30) for card in card_names()),
]

MOVES = """async () => {
  const inputs = [...document.querySelectorAll(".qsw-lever input")];
  const times = [];
  for (let n = 0; n < 40; n++) {
    const start = performance.now();
    inputs[(n + 1) % inputs.length].click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


def seen(page: Page, kind: str) -> list[str]:
    """What is wrong on this screen, at both sizes."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        told = look(page)
        found += [f"{kind} {width}: {text}" for part in told.values() for text in part]
    return found


@pytest.mark.parametrize(("card", "language", "length"), RUNS)
def test_every_screen_is_large_whole_and_accessible(
    quiet_page: Page, card_file: Callable[[str, str], Path], card: str, language: str, length: int
) -> None:
    page = quiet_page
    path = card_file(card, language)
    open_card(page, path)
    wrong = seen(page, "opening")
    start_with(page, length)
    phases, banner = [], data_of(path)["words"]["banner"]
    for kind in steps(page):
        expect(page.locator(".qsw-banner")).to_have_text(banner)
        wrong += seen(page, f"{phase(page)} {kind}")
        # Dutch is the longer language: there every position is looked at.
        if "qsw-run" in kind and language == "nl":
            wrong += positions_seen(page)
        if phase(page) not in phases:
            phases.append(phase(page))
            # The same marks stand in the short workshop.
            if length == 45:
                wrong += axe(page)
    assert phases == [one["title"] for one in data_of(path)["lengths"][str(length)]]
    assert sorted(set(wrong)) == []


def positions_seen(page: Page) -> list[str]:
    """What is wrong at the other positions of each lever, on the smaller projector."""
    found = []
    page.set_viewport_size({"width": 1280, "height": 720})
    for lever in page.locator(".qsw-lever").all():
        choices = lever.locator("input")
        for at in range(choices.count()):
            choices.nth(at).check()
            found += [text for part in look(page).values() for text in part]
        if lever.locator("select").count():
            lever.locator("select").select_option(index=1)
            found += [text for part in look(page).values() for text in part]
    return found


def axe(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("key", ["t", "v", "?", "n"])
def test_what_a_key_opens_is_accessible_too(quiet_page: Page, w2_file: Path, key: str) -> None:
    open_card(quiet_page, w2_file)
    assert axe(quiet_page) == []
    start_with(quiet_page, 45)
    to_kind(quiet_page, "qsw-run")
    quiet_page.keyboard.press(key)
    assert axe(quiet_page) == []
    assert seen(quiet_page, key) == []


def test_the_file_asks_for_nothing_and_is_soon_usable(
    quiet_page: Page, w2_file: Path, outside_requests: list[str]
) -> None:
    requests: list[str] = []
    quiet_page.on("request", lambda request: requests.append(request.url))
    start = time.monotonic()
    open_card(quiet_page, w2_file)
    assert time.monotonic() - start < 5, "2 seconds on a quiet machine"
    for _ in steps_of_all(quiet_page):
        pass
    assert outside_requests == []
    assert [url for url in requests if not url.startswith("data:")] == [w2_file.as_uri()]


def steps_of_all(page: Page) -> list[str]:
    start_with(page, 45)
    return list(steps(page))


def test_a_lever_gives_its_picture_at_once(quiet_page: Page, w2_file: Path) -> None:
    open_card(quiet_page, w2_file)
    start_with(quiet_page, 45)
    for kind in steps(quiet_page):
        if "qsw-run" in kind and quiet_page.locator(".qsw-lever input").count():
            break
    times = quiet_page.evaluate(MOVES)
    print("lever to picture, ms:", [round(one) for one in statistics.quantiles(times, n=10)])
    assert statistics.median(times) < 500, "50 ms on a quiet machine"


def test_a_screen_of_a_card_stays_within_a_small_file(w2_file: Path) -> None:
    assert w2_file.stat().st_size < 1_500_000
