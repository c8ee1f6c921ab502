"""Every number about people's answers in the tables of the report is a published number."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from present.conftest import Story

from quickscan_sim.present.document import Document
from quickscan_sim.present.published import THIRDS, published_numbers
from quickscan_sim.present.render_html import render_html

NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")
ABOUT_ANSWERS = ("mean", "share", "alpha", "lower third", "per sector", "learn", "sure", "response")
"""What the caption or head of a table about answers says; the others are about ties and plans."""


class Tables(HTMLParser):
    """The tables of a page: of each the text of its caption and head, and its rows of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[list[str], list[list[str]]]] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "table":
            self.tables.append(([], []))
        elif tag == "tr" and self.tables:
            self.tables[-1][1].append([])
        elif tag in ("td", "th", "caption") and self.tables:
            self.inside = tag
            if tag != "caption":
                self.tables[-1][1][-1].append("")
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "caption":
            self.tables[-1][0].append(data)
        elif self.inside:
            self.tables[-1][1][-1][-1] += data


def printed(value: object, as_share: bool, decimals: int) -> str:
    number = float(str(value))
    return f"{100 * number:.0f}%" if as_share else f"{number:.{decimals}f}"


def allowed(published: pd.DataFrame) -> set[tuple[str, ...]]:
    """What may stand together: value, interval and n of one published row, as it is printed."""
    found = set()
    for row in published[published["value"].notna()].to_dict("records"):
        for as_share, decimals in ((False, 1), (False, 2), (True, 0)):
            names = ("value", "ci_low", "ci_high")
            values = [printed(row[one], as_share, decimals) for one in names if pd.notna(row[one])]
            found |= {(*values, str(row["n"])), (str(row["n"]),)}
            if row["quantity"] in THIRDS and as_share:
                found.add(tuple(values))
    return found


def unexplained(cells: list[str], known: set[tuple[str, ...]]) -> list[str]:
    """Numbers of a row, read from left to right in published pieces, that no row explains."""
    numbers = [number for cell in cells for number in NUMBER.findall(cell)]
    place = 0
    while place < len(numbers):
        # The share of a third may stand alone, and so may an n; a mean never does.
        size = next((k for k in (4, 2, 1) if tuple(numbers[place : place + k]) in known), 0)
        if not size:
            return numbers[place:]
        place += size
    return []


def tables_about_answers(report: Document) -> list[tuple[str, list[list[str]]]]:
    parser = Tables()
    parser.feed(render_html(report))
    found = []
    for caption, rows in parser.tables:
        head = " ".join([*caption, *rows[0]])
        is_network = "network" in head or "organisation" in rows[0]
        if any(word in head for word in ABOUT_ANSWERS) and not is_network and "invited" not in head:
            # How many weak spots there are, and which findings, is about ties.
            last = -1 if head.endswith("weak spots in working together") else None
            found.append((head, [row[:last] for row in rows[1:]]))
    return found


@pytest.fixture(scope="module")
def published(story: Story) -> pd.DataFrame:
    return published_numbers(story.reading, named=True)


def test_every_number_in_a_table_about_answers_is_published(
    report_en: Document, published: pd.DataFrame
) -> None:
    known = allowed(published)
    tables = tables_about_answers(report_en)
    assert len(tables) >= 15
    for head, rows in tables:
        for cells in rows:
            assert unexplained(cells[1:], known) == [], (head, cells)


def test_a_number_that_is_not_published_is_found(published: pd.DataFrame) -> None:
    row = published[(published["quantity"] == "mean") & published["value"].notna()].iloc[0]
    cell = f"{row['value']:.1f} ({row['ci_low']:.1f} to {row['ci_high']:.1f}) n = {row['n']}"
    assert unexplained([cell], allowed(published)) == []
    assert unexplained([cell.replace(f"n = {row['n']}", "n = 999")], allowed(published))
    assert unexplained([cell.replace(f"({row['ci_low']:.1f}", "(1.0")], allowed(published))


@pytest.mark.parametrize(
    "quantity", ["two camps", "seeing minus acting", "share in the lower third"]
)
def test_what_the_chapter_on_themes_tells_is_published(
    published: pd.DataFrame, quantity: str, story: Story
) -> None:
    rows = published[published["quantity"] == quantity]
    assert list(rows["theme"]) == list(story.reading.scan.questionnaire.theme_ids)
    assert (rows["n"] > 0).all()
