"""Cards to cut out and pages on their side, in every format."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from quickscan_sim.present.document import (
    Block,
    CutCard,
    CutSheet,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    WritingSpace,
)
from quickscan_sim.present.page_runs import page_runs
from quickscan_sim.present.pdf import render_pdf
from quickscan_sim.present.render_html import render_html
from quickscan_sim.present.render_word import render_word

SHEET = CutSheet(
    tuple(
        CutCard(f"Card {n}", (Paragraph("Look <b>here</b>."), WritingSpace("Write:", 2)))
        for n in range(5)
    )
)


def document(*blocks: Block) -> Document:
    return Document("T", "en", date(2026, 3, 16), (Heading(1, "T"), *blocks), "", "", "")


def test_a_page_shows_every_card_with_its_lines() -> None:
    page = render_html(document(SHEET))
    assert page.count('class="card cut"') == 5
    assert page.count('<div class="line">') == 10
    assert "<b>here" not in page


def test_a_word_file_holds_every_card() -> None:
    with zipfile.ZipFile(io.BytesIO(render_word(document(SHEET)))) as made:
        text = made.read("word/document.xml").decode()
    assert all(f"Card {n}" in text for n in range(5))
    assert text.count("Write:") == 5


def test_a_pdf_is_made_with_cards_that_hold_a_long_text() -> None:
    long = CutSheet((CutCard("Long", (Paragraph("word " * 700),)), CutCard("Short", ())))
    assert render_pdf(document(SHEET, PageBreak(), long))[:4] == b"%PDF"


def test_pages_lie_on_their_side_from_the_break_that_asks_for_it_to_the_next_one() -> None:
    made = document(
        Paragraph("a"),
        PageBreak(is_landscape=True),
        Paragraph("b"),
        PageBreak(is_landscape=True),
        Paragraph("c"),
        PageBreak(),
        Paragraph("d"),
    )
    runs = page_runs(made)
    assert [run.is_landscape for run in runs] == [False, True, False]
    assert [type(block).__name__ for block, _, _ in runs[1].blocks] == [
        "Paragraph",
        "PageBreak",
        "Paragraph",
    ]
