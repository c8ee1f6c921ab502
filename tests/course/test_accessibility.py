"""Check M, as far as it goes without a browser: headings, pictures in words, contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_notebooks as builder
import nbformat
import pytest

import quickscan_sim
from quickscan_sim import lesson
from quickscan_sim.language import set_language
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.teach.self_check.desk import _open

KIT = Path(quickscan_sim.__file__).parent
NOTEBOOKS = sorted(builder.HERE.glob("[a-z][a-z]/*.ipynb"))
LEAST_CONTRAST = 4.5
LEAST_WORDS = 40
WHITE = "#ffffff"
LOOKS = [
    *sorted((KIT / "widgets").glob("*.py")),
    *sorted((KIT / "widgets").glob("*.css")),
    KIT / "present" / "network_widget" / "network.css",
]
SHOWS = ["show_scores", "show_gap", "show_network", "show_distribution"]


@pytest.fixture(scope="module")
def my_scan() -> Iterator[Quickscan]:
    yield lesson.open_my_wijk("", "en")
    set_language("nl")
    _open.clear()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_every_picture_in_a_text_has_words_and_every_link_says_where_it_goes(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"!\[\s*\]\(", cell.source)
            assert not re.search(r"<img(?![^>]*alt=\"[^\"]+\")", cell.source)
            assert not re.search(r"\[(hier|here|link|klik hier|click here)\]\(", cell.source)


def html_of(shown: Any) -> str:
    return str(shown._repr_html_())


@pytest.mark.parametrize("name", SHOWS)
def test_what_a_figure_shows_stands_in_words_and_in_a_table(name: str, my_scan: Quickscan) -> None:
    html = html_of(getattr(lesson, name)(my_scan))
    for picture in re.findall(r"<img [^>]*>", html):
        (alt,) = re.findall(r'alt="([^"]*)"', picture)
        assert len(alt) >= LEAST_WORDS
    for drawing in re.findall(r"<svg [^>]*>", html):
        assert re.search(r'aria-label="[^"]{10,}"|aria-hidden="true"', drawing)
    if re.search(r"<img |<svg ", html):
        assert re.search(r"<table.*<th[^>]*scope=", html, re.DOTALL), "the same as a table"


@pytest.mark.parametrize("name", SHOWS)
def test_a_figure_says_how_many_people_it_stands_on(name: str, my_scan: Quickscan) -> None:
    assert re.search(
        r"\bn\b|\d+ (people|ratings|of \d+|organisations|respondents)",
        html_of(getattr(lesson, name)(my_scan)),
    )


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    text = colour.lstrip("#")
    text = "".join(2 * sign for sign in text) if len(text) == 3 else text
    parts = [int(text[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


def pairs_of(path: Path) -> list[tuple[str, str]]:
    """Colours of letters, each with the background of the same rule, else white."""
    found = []
    for rule in re.split(r"[{}]|style=", path.read_text(encoding="utf-8")):
        letters = re.findall(r"(?<![-\w])color:\s*(#[0-9a-fA-F]{3,6})\b", rule)
        behind = re.findall(r"background(?:-color)?:\s*(#[0-9a-fA-F]{3,6})\b", rule)
        found += [(letter, behind[0] if behind else WHITE) for letter in letters]
    return found


def test_letters_stand_out_from_what_is_behind_them() -> None:
    pairs = {(path.name, *pair) for path in LOOKS for pair in pairs_of(path)}
    light = {pair for pair in pairs if pair[1].lower() in ("#fff", "#ffffff") and pair[2] == WHITE}
    faint = {pair for pair in pairs - light if contrast(pair[1], pair[2]) < LEAST_CONTRAST}
    assert len(pairs) >= 8
    assert faint == set()


def test_a_mark_of_feedback_can_be_seen_beside_white_and_is_never_colour_alone() -> None:
    from quickscan_sim.teach.self_check import feedback

    for colour in (feedback.GREEN, feedback.GREY, feedback.ORANGE):
        assert contrast(colour, WHITE) >= 3
    source = (KIT / "teach" / "self_check" / "check.py").read_text(encoding="utf-8")
    assert "✓" in source
    assert "○" in source
