"""A source that can draw: several cards to choose from, other neighbourhoods, and no answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from workshop_page import data_of, ready, start_with, to_kind

from quickscan_sim.workshop.bundle import card_data, frame_data, key_text
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.html_file import built

EMPTY = "<!doctype html><html lang=en><title>Workshop</title><div id=workshop></div></html>"
START = """async ({ script, style, card, others, frames }) => {
  const look = document.createElement("style");
  look.textContent = style;
  document.head.append(look);
  const module = new Blob([script], { type: "text/javascript" });
  const { start } = await import(URL.createObjectURL(module));
  window.dead = false;
  const answered = value => window.dead ? Promise.reject(Error("gone")) : Promise.resolve(value);
  const second = { ...card, card: "W99", title: "A second card" };
  window.stop = start(document.getElementById("workshop"), {
    words: card.words,
    cards: () => [card, second].map(one => ({ ...one, minutes: one.opens_with })),
    card: name => answered(name === card.card ? card : second),
    other: (name, seed) => answered(others[seed]),
    frame: (name, seed, key) => answered(frames[`${seed}:${key}`]),
  });
}"""


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    """Another neighbourhood with half of its pictures, as a server gives it."""
    run = CardRun(load_card("W2"), seed=1)
    start = run.start(2)
    frames = {f"1:{key_text(key)}": frame_data(run, key, "en") for key in run.keys}
    return {"others": {"1": card_data(run, "en", [start])}, "frames": frames}


@pytest.fixture
def page(quiet_page: Page, w2_file: Path, tmp_path: Path, drawn: dict[str, Any]) -> Page:
    (tmp_path / "page.html").write_text(EMPTY)
    quiet_page.set_viewport_size({"width": 1280, "height": 720})
    quiet_page.goto((tmp_path / "page.html").as_uri())
    given = {"script": built("workshop.js"), "style": built("workshop.css"), **drawn}
    quiet_page.evaluate(START, given | {"card": data_of(w2_file)})
    ready(quiet_page)
    return quiet_page


def explore(page: Page) -> None:
    page.keyboard.press("1")
    start_with(page, 30)
    to_kind(page, "qsw-run")
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Explore freely").press("Enter")


def picture(page: Page) -> str:
    return page.locator(".qsw-picture").inner_html()


def test_cards_are_chosen_and_each_keeps_its_own_place(page: Page) -> None:
    page.keyboard.press("1")
    start_with(page, 45)
    to_kind(page, "qsw-run")
    page.keyboard.press("Home")
    page.keyboard.press("2")
    expect(page.locator("h1")).to_have_text("A second card")
    start_with(page, 30)
    page.keyboard.press("Home")
    page.keyboard.press("1")
    go_on = page.get_by_role("button", name="Go on: Round 1")
    expect(go_on).to_contain_text("8 min left")
    go_on.press("Enter")
    expect(page.locator(".qsw-where strong")).to_have_text("Round 1")


def test_other_neighbourhoods_are_drawn_and_every_lever_moves(
    page: Page, drawn: dict[str, Any]
) -> None:
    explore(page)
    own = picture(page)
    page.get_by_role("button", name="Another neighbourhood").press("Enter")
    expect(page.locator("h1")).to_contain_text("number 1")
    assert picture(page) != own
    page.keyboard.press("2")
    _, *others = drawn["others"]["1"]["rounds"]["2"]["start"]
    key = "-".join(map(str, [1, *others]))
    expect(page.locator(".qsw-told")).to_have_text(drawn["frames"][f"1:{key}"]["told"])
    page.keyboard.press("PageDown")
    expect(page.get_by_role("button", name="Explore freely")).to_be_visible()


def test_without_an_answer_the_picture_stays_and_the_card_goes_on(page: Page) -> None:
    explore(page)
    own = picture(page)
    page.evaluate("window.dead = true; undefined")
    page.get_by_role("button", name="Another neighbourhood").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("There is no answer just now")
    assert picture(page) == own
    page.get_by_role("button", name="Back to the card").press("Enter")
    expect(page.get_by_role("button", name="Explore freely")).to_be_visible()


def test_a_card_that_does_not_come_can_be_asked_again(page: Page) -> None:
    page.evaluate("window.dead = true; undefined")
    page.keyboard.press("1")
    expect(page.get_by_role("status")).to_contain_text("There is no answer just now")
    page.evaluate("window.dead = false; undefined")
    page.get_by_role("button", name="Try again").press("Enter")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_it_takes_itself_away_again(page: Page) -> None:
    page.evaluate("window.stop()")
    assert page.locator("#workshop").inner_html() == ""


def test_what_a_file_holds_is_what_the_server_gives(
    card_file: Callable[[str, str], Path],
) -> None:
    run = CardRun(load_card("W2"))
    held = data_of(card_file("W2", "en"))
    given = json.loads(json.dumps(card_data(run, "en")))
    assert held == {"words": held["words"], **given}
