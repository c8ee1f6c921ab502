"""The web page: on its own, readable by everybody, the same every time."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from quickscan_sim.present.document import Document, Heading, Paragraph, Record, TableBlock
from quickscan_sim.present.render_html import render_html

WIDTHS = (1920, 1280, 768, 640, 360, 320)
"""From a large screen to a phone; 320 is a laptop at 400 % zoom."""


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def tags_of(page: str) -> list[tuple[str, dict[str, str]]]:
    reader = Tags()
    reader.feed(page)
    return reader.found


@pytest.fixture(scope="module")
def page(report_nl: Document) -> str:
    return render_html(report_nl)


def test_the_page_asks_no_other_host_and_runs_no_script(page: str) -> None:
    tags = tags_of(page)
    assert not [tag for tag, _ in tags if tag in ("script", "iframe", "object", "base")]
    addresses = [given[name] for _, given in tags for name in ("src", "href") if name in given]
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert not re.search(r"url\(|@import", page.split("</style>")[0])


def test_every_link_leads_to_a_place_in_the_page(page: str) -> None:
    tags = tags_of(page)
    places = {given["id"] for _, given in tags if "id" in given}
    links = {given["href"][1:] for tag, given in tags if tag == "a"}
    assert links <= places
    assert len(places) == sum("id" in given for _, given in tags)


def test_the_page_names_its_language(page: str, report_en: Document) -> None:
    assert '<html lang="nl">' in page
    assert '<html lang="en">' in render_html(report_en)


def test_heads_of_columns_and_rows_are_marked_as_such(page: str) -> None:
    heads = [given.get("scope") for tag, given in tags_of(page) if tag == "th"]
    assert set(heads) == {"col", "row"}


def test_pictures_have_words_and_a_size(page: str) -> None:
    pictures = [given for tag, given in tags_of(page) if tag == "img"]
    assert pictures
    for picture in pictures:
        assert picture["alt"]
        assert int(picture["width"]) > 800
        assert picture["src"].startswith("data:image/png;base64,")


def test_what_a_table_holds_is_never_read_as_markup() -> None:
    nasty = "<script>alert(1)</script>"
    blocks = (
        Heading(1, nasty),
        Paragraph(nasty, nasty),
        TableBlock(nasty, (nasty,), ((nasty,),)),
        Record(nasty, ((nasty, nasty),)),
    )
    made = render_html(Document(nasty, "en", date(2026, 3, 16), blocks, nasty, nasty, nasty))
    assert nasty not in made
    assert "&lt;script&gt;" in made


def test_equal_input_gives_equal_bytes(story: Any, page: str) -> None:
    assert render_html(story.document("nl")) == page


def test_the_page_of_two_neighbourhoods_stays_below_a_megabyte(page: str) -> None:
    assert len(page.encode()) < 1_000_000


@pytest.mark.parametrize(
    ("language", "width", "media", "contrast"),
    [
        ("nl", 360, "screen", True),
        ("nl", 1280, "screen", False),
        ("en", 768, "screen", False),
        ("en", 1920, "screen", True),
        ("nl", 657, "print", True),
    ],
)
def test_the_page_has_no_known_barriers(
    language: str,
    width: int,
    media: Literal["screen", "print"],
    contrast: bool,
    request: pytest.FixtureRequest,
    browser_page: Page,
    tmp_path: Path,
) -> None:
    """Contrast takes axe most of the time: once as cards, once as tables, once on paper."""
    file = tmp_path / "report.html"
    file.write_text(render_html(request.getfixturevalue(f"report_{language}")), encoding="utf-8")
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.emulate_media(media=media)
    browser_page.goto(file.as_uri())
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(browser_page, options={"rules": {"color-contrast": {"enabled": contrast}}})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways(
    width: int, page: str, browser_page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    browser_page.set_viewport_size({"width": width, "height": 720})
    browser_page.goto(file.as_uri())
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = "[...document.querySelectorAll('.table')].filter(t => t.scrollWidth > t.clientWidth)"
    assert browser_page.evaluate(f"{too_wide}.length") == 0


def test_a_wide_table_turns_into_cards_that_name_each_number(
    browser_page: Page, tmp_path: Path
) -> None:
    heads = ("sector", *(f"long_head_{number}" for number in range(9)))
    table = TableBlock("Wide", heads, (("school", *(str(number) for number in range(9))),))
    made = Document("T", "en", date(2026, 3, 16), (Heading(1, "T"), table), "", "Skip", "Table")
    file = tmp_path / "report.html"
    file.write_text(render_html(made), encoding="utf-8")
    browser_page.goto(file.as_uri())
    look = "getComputedStyle(document.querySelector('table')).display"
    for width, display in ((1280, "table"), (360, "block")):
        browser_page.set_viewport_size({"width": width, "height": 900})
        assert browser_page.evaluate(look) == display
    assert browser_page.get_by_role("cell").count() == 9
    label = "getComputedStyle(document.querySelector('td'), '::before').content"
    assert "long_head_0" in browser_page.evaluate(label)


def test_the_first_tab_stop_skips_to_the_report(
    page: str, browser_page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    browser_page.goto(file.as_uri())
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"
