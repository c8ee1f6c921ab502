"""The PDF: accessible by its standard, with its own typeface, any text, equal bytes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Card,
    Document,
    FigureBlock,
    Heading,
    PageBreak,
    Paragraph,
    Record,
    TableBlock,
    WritingSpace,
    bullets,
)
from quickscan_sim.present.pdf import render_pdf

SIGNS = "#let x = 1 $a_1$ *b* _c_ <d> @e [f] \\g `h` \"i\" 'j' //k /*l*/ ~ -- --- https://x 😀 漢"


def document(*blocks: Block, title: str = "Title", mark: str = "") -> Document:
    start = () if blocks and isinstance(blocks[0], Heading) else (Heading(1, title),)
    return Document(
        title, "nl", date(2026, 3, 16), (*start, *blocks), "Inhoud", "Sla over", "Als tabel", mark
    )


def all_kinds(text: str) -> tuple[Block, ...]:
    """Every kind of block, each of its texts the same."""
    return (
        Heading(1, text),
        Heading(2, text),
        Paragraph(text, text),
        bullets(text, text),
        Bullets((Paragraph(text, text),), is_numbered=True),
        TableBlock(text, (text, text), ((text, text),)),
        TableBlock(text, (text,), ()),
        Record(text, ((text, text),)),
        Record(text, ()),
        Callout("note", text, text),
        Callout("caution", text),
        PageBreak(),
        Card(text, (Paragraph(text, text),), "private", starts_page=True),
        Card(text, (), "empty"),
        WritingSpace(text, 3),
        WritingSpace(text, 0),
    )


def n_pages(pdf: bytes) -> int:
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    return int(found[1]) if found else 0


def test_it_claims_the_standard_and_names_title_and_language(report_nl: Document) -> None:
    made = render_pdf(report_nl)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/MarkInfo" in made
    assert b"/Lang(nl)" in made
    assert report_nl.title.encode() in made


def test_only_the_typeface_of_the_kit_is_in_the_file(report_nl: Document) -> None:
    names = set(re.findall(rb"/BaseFont/\w+\+([\w-]+)", render_pdf(report_nl)))
    assert names == {b"SourceSans3-Regular", b"SourceSans3-Bold"}


def test_equal_input_gives_equal_bytes(report_nl: Document) -> None:
    assert render_pdf(report_nl) == render_pdf(report_nl)


@pytest.mark.parametrize(
    "text",
    [
        SIGNS,
        "",
        "x" * 3000,
        "woord " * 500,
        "one\ntwo\n\nthree",
        "\x00\x1b\ud800\u200b\u202e",
        "مرحبا ζ ё ł ğ 🌻 e\u0301",
        "- not a list",
        "= not a heading",
    ],
    ids=["signs", "empty", "one word", "long", "lines", "controls", "scripts", "dash", "equals"],
)
def test_any_text_goes_in_every_kind_of_block(text: str) -> None:
    assert render_pdf(document(*all_kinds(text), title=text, mark=text))[:5] == b"%PDF-"


@given(text=st.text(max_size=60))
@settings(max_examples=12, deadline=None)
def test_no_text_can_break_the_page(text: str) -> None:
    assert render_pdf(document(*all_kinds(text)))[:5] == b"%PDF-"


def test_headings_that_skip_a_level_are_no_obstacle() -> None:
    assert render_pdf(document(Heading(3, "Deep"), Heading(2, "Up"), Heading(4, "Down")))


def test_a_picture_without_words_takes_its_caption(report_nl: Document) -> None:
    png = next(block.png for block in report_nl.blocks if isinstance(block, FigureBlock))
    assert render_pdf(document(FigureBlock(png, "", "What it shows")))
    assert render_pdf(document(FigureBlock(png, "", "")))


def test_a_card_on_its_own_page_makes_no_empty_page() -> None:
    cards = tuple(Card(f"Seat {number}", (), starts_page=True) for number in range(3))
    assert n_pages(render_pdf(document(*cards))) == 4


def test_a_box_higher_than_a_page_runs_on() -> None:
    line = Paragraph("Tekst die doorloopt. " * 10)
    assert n_pages(render_pdf(document(Card("Agenda", (line,) * 40)))) > 1
    assert n_pages(render_pdf(document(WritingSpace("Notulen", 60)))) > 1
