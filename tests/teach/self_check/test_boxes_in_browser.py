"""The boxes of the self-check as a browser shows them, on light and on dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from small_questions import small_data, small_misconceptions, small_questions

from quickscan_sim.teach.self_check import Feedback, check, hint, open_desk, show_question
from quickscan_sim.teach.self_check import desk as desk_module
from quickscan_sim.teach.self_check.feedback import COLOURS, GREY, paragraph, table

# What JupyterLab's light and dark themes put behind and in an output.
THEMES = {"light": ("#ffffff", "#212121"), "dark": ("#111111", "#ffffff")}


@pytest.fixture(autouse=True)
def closed_again() -> Iterator[None]:
    yield
    desk_module._open.clear()


def every_box(language: str) -> list[Feedback]:
    """One box of every layer and every kind of question."""
    open_desk(
        small_data((3.5, 3.5, None)),
        language,
        questions=small_questions().values(),
        misconceptions=small_misconceptions(),
    )
    boxes = [show_question(name) for name in small_questions()]
    answers = [("M2.W1", "x"), ("M2.W1", 7), ("M2.W1", 4.11), ("M2.W1", 3.5), ("M2.A1", 3.5)]
    answers += [("M2.W4", {"ann": 3.5, "bo": 3.5}), ("M2.W9", 1)]
    for question_id, answer in answers:
        boxes.append(check(question_id, answer))
    boxes += [hint("M2.W4"), hint("M2.W2")]
    code = paragraph("Typ `scores = score_themes(my_scan.answers, my_scan.questionnaire)`.")
    wide = pd.DataFrame(1, index=range(12), columns=[f"organisatie {n}" for n in range(12)])
    rows = [[str(cell) for cell in row] for row in wide.itertuples()]
    matrix = table("Wie noemt wie", ["rij", *wide.columns], rows)
    return [*boxes, Feedback("question", language, (code, matrix))]


def page_of(boxes: list[Feedback], theme: str) -> str:
    behind, ink = THEMES[theme]
    shown = "".join(box._repr_html_() for box in boxes)
    style = f"body {{background: {behind}; color: {ink}; font: 14px/1.6 sans-serif}}"
    return (
        f'<!doctype html><html lang="nl"><title>Opdracht</title><style>{style}</style>'
        f"<body><main><h1>Module</h1><h2>Werkblad</h2><h3>Taak</h3>{shown}</main></body></html>"
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing_in_any_box(
    browser_page: Page, tmp_path: Path, theme: str, language: str
) -> None:
    boxes = every_box(language)
    layers = {"question", "form", "unknown", "misconception", "right", "protected", "refused"}
    assert layers | {"hint"} == {box.layer for box in boxes}
    page = tmp_path / "boxes.html"
    page.write_text(page_of(boxes, theme), encoding="utf-8")
    browser_page.goto(page.as_uri())
    found = Axe().run(browser_page)
    assert found.violations_count == 0, found.generate_report()


def test_at_200_percent_only_a_wide_table_scrolls_and_the_keyboard_reaches_it(
    browser_page: Page, tmp_path: Path
) -> None:
    page = tmp_path / "boxes.html"
    page.write_text(page_of(every_box("nl"), "light"), encoding="utf-8")
    browser_page.set_viewport_size({"width": 640, "height": 360})  # 1280 by 720, twice as large
    browser_page.goto(page.as_uri())
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 640
    last = browser_page.get_by_role("group", name="Wie noemt wie")
    assert last.evaluate("it => it.scrollWidth > it.clientWidth")
    last.focus()
    browser_page.keyboard.press("ArrowRight")
    browser_page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert browser_page.get_by_role("rowheader", name="0", exact=True).count() == 1


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", sorted({*COLOURS.values(), GREY}))
@pytest.mark.parametrize("theme", THEMES)
def test_the_line_beside_a_box_is_seen_on_light_and_on_dark(colour: str, theme: str) -> None:
    one, other = sorted((luminance(colour), luminance(THEMES[theme][0])))
    assert (other + 0.05) / (one + 0.05) >= 3
