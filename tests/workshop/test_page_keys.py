"""A whole workshop with keys and clicker alone; predictions beside the outcome."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from workshop_page import data_of, open_card, phase, start_with, steps, to_kind


@pytest.fixture
def page(quiet_page: Page, w2_file: Path) -> Page:
    open_card(quiet_page, w2_file)
    return quiet_page


@pytest.fixture(scope="module")
def data(w2_file: Path) -> dict[str, Any]:
    return data_of(w2_file)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def heading(page: Page) -> str:
    return page.locator(".qsw-main h1").inner_text()


def focus_is_seen(page: Page) -> bool:
    return bool(
        page.evaluate("""() => {
          const at = document.activeElement, box = at.closest(".qsw-choice") ?? at;
          return at.matches(":focus-visible") && parseFloat(getComputedStyle(box).outlineWidth) > 2;
        }""")
    )


def test_a_whole_workshop_goes_with_the_clicker_there_and_back(
    page: Page, data: dict[str, Any]
) -> None:
    start_with(page, 45)
    there = [heading(page) for _ in steps(page)]
    for one in data["lengths"]["45"]:
        assert set(one["screen"]) <= set(there)
    back = [heading(page)]
    while page.locator(".qsw-bottom button").first.is_enabled():
        press(page, "PageUp")
        back.append(heading(page))
    assert back == there[::-1]


@pytest.mark.parametrize(("there", "again"), [("ArrowRight", "ArrowLeft"), ("Space", "PageUp")])
def test_arrows_and_the_space_bar_turn_pages_too(page: Page, there: str, again: str) -> None:
    start_with(page, 45)
    first = phase(page)
    while phase(page) == first:
        press(page, there)
    press(page, again)
    assert phase(page) == first


def test_one_question_at_a_time_with_its_kind(page: Page, data: dict[str, Any]) -> None:
    start_with(page, 45)
    (debrief,) = [one for one in data["lengths"]["45"] if one["phase"] == "debrief"]
    seen = []
    for _ in steps(page):
        if phase(page) == debrief["title"]:
            seen.append((page.locator(".qsw-label").inner_text().split(" · ")[0], heading(page)))
    assert seen == list(zip(debrief["labels"], debrief["screen"], strict=True))


def test_only_levers_of_the_round_are_there_and_a_number_key_moves_one(
    page: Page, data: dict[str, Any]
) -> None:
    start_with(page, 45)
    for name in ("1", "2"):
        to_kind(page, "qsw-run")
        of_round = data["rounds"][name]
        names = [one["label"] for one in data["levers"] if one["name"] in of_round["moves"]]
        assert page.locator(".qsw-lever :is(legend, strong)").all_inner_texts() == names
        assert told(page) == data["frames"]["-".join(map(str, of_round["start"]))]["told"]
        press(page, "PageDown")
    press(page, "PageUp")
    before = page.locator(".qsw-picture").inner_html()
    press(page, "2")
    assert page.locator(".qsw-picture").inner_html() != before
    assert page.locator(".qsw-lever input").nth(1).is_checked()


def told(page: Page) -> str:
    return page.locator(".qsw-told").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_table_says_the_same_as_the_picture(page: Page, data: dict[str, Any]) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-run")
    press(page, "t")
    frame = data["frames"]["-".join(map(str, data["rounds"]["1"]["start"]))]
    assert page.locator("thead th").all_inner_texts() == frame["header"]
    assert page.locator("tbody tr").count() == len(frame["rows"])
    press(page, "t")
    expect(page.locator(".qsw-picture svg")).to_be_visible()


def test_predictions_are_typed_in_and_laid_beside_the_outcome(
    page: Page, data: dict[str, Any]
) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-predict")
    press(page, "1", "1", "2", "2", "2", "Shift+2")
    counts = page.locator(".qsw-count")
    assert [counts.nth(at).input_value() for at in (0, 1)] == ["2", "2"]
    counts.nth(1).focus()
    page.keyboard.type("12")
    press(page, "Enter")
    page.get_by_role("button", name="One more").first.press("Enter")
    page.locator(".qsw-names").first.fill("Ada, Bo")
    expect(page.locator("output")).to_have_text("Predictions: 15")
    press(page, "PageDown")  # from within a field, as a clicker does
    to_kind(page, "qsw-outcome")
    right = data["prediction"]["right"]
    rows = page.locator(".qsw-outcome li")
    numbers = rows.locator(".qsw-number").all_inner_texts()
    assert [text.split()[-1] for text in numbers[:2]] == ["3", "12"]
    expect(rows.first).to_contain_text("Ada, Bo")
    if right is not None:
        expect(rows.nth(right)).to_contain_text("✓")
        expect(rows.nth(right)).to_contain_text("This came out")
    assert rows.filter(has_text="This came out").count() == (0 if right is None else 1)


def test_predictions_stand_beside_what_came_out_once_the_lever_was_moved(
    page: Page, data: dict[str, Any]
) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-run")
    if data["prediction"]["round"] == 2:
        press(page, "PageDown")
    press(page, "v")
    expect(page.locator(".qsw-outcome h1")).to_have_text(data["prediction"]["question"])
    expect(page.locator(".qsw-outcome .qsw-label")).to_have_text("What you predicted")
    expect(page.locator(".qsw-right")).to_have_count(0)
    press(page, "v")
    expect(page.locator(".qsw-picture")).to_be_visible()
    page.locator(".qsw-lever input:not(:checked)").first.check()
    press(page, "v")
    expect(page.locator(".qsw-outcome .qsw-label")).to_contain_text("what came out")
    n_right = 0 if data["prediction"]["right"] is None else 1
    expect(page.locator(".qsw-right")).to_have_count(n_right)


def test_a_wild_number_of_predictions_stays_a_number(page: Page) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-predict")
    field = page.locator(".qsw-count").first
    for typed, kept in (("-3", "0"), ("many", "0"), ("2.6", "3"), ("100000", "999"), ("", "0")):
        field.fill(typed)
        field.press("Enter")
        assert field.input_value() == kept


def test_the_black_screen_goes_with_any_key_and_changes_nothing(page: Page) -> None:
    start_with(page, 45)
    at = heading(page)
    for key in ("b", "."):
        press(page, key)
        expect(page.locator(".qsw-blank")).to_be_visible()
        press(page, "PageDown")
        expect(page.locator(".qsw-blank")).to_be_hidden()
    assert heading(page) == at


def test_the_keys_are_listed_and_escape_or_the_clicker_closes_the_list(page: Page) -> None:
    for key in ("Escape", "PageDown", "?"):
        press(page, "?")
        expect(page.get_by_role("dialog")).to_contain_text("PageDown")
        press(page, key)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_everything_on_a_round_is_reached_with_tab_and_shows_where_it_is(page: Page) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-run")
    press(page, "PageDown")
    to_kind(page, "qsw-run")
    reached = set()
    for _ in range(20):
        press(page, "Tab")
        text = page.evaluate("document.activeElement.closest('.qsw-lever, button')?.innerText")
        if text:
            reached.add(text)
            assert focus_is_seen(page), text
    visible = page.locator(".qsw button:visible:enabled").all_inner_texts()
    assert set(visible) <= reached
    assert page.locator(".qsw-lever").first.inner_text() in reached


def test_up_and_down_move_a_lever_left_and_right_turn_the_page(page: Page) -> None:
    start_with(page, 45)
    to_kind(page, "qsw-run")
    press(page, "PageDown")
    to_kind(page, "qsw-run")
    inputs = page.locator(".qsw-lever").first.locator("input")
    inputs.first.focus()
    press(page, "ArrowDown")
    assert inputs.nth(1).is_checked()
    at = phase(page)
    press(page, "ArrowRight")
    assert phase(page) != at


def test_the_start_of_the_card_keeps_the_place(page: Page) -> None:
    start_with(page, 45)
    press(page, "f", "PageDown")
    at = heading(page)
    press(page, "Home")
    expect(page.get_by_role("button", name="Start again")).to_be_visible()
    press(page, "PageDown")
    assert heading(page) == at
