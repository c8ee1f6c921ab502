"""The Word file: real headings, words with the pictures, no trace of a person, equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from quickscan_sim.present.document import (
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
)
from quickscan_sim.present.fonts import FILES
from quickscan_sim.present.render_word import render_word
from quickscan_sim.present.table_layout import LANDSCAPE_CM, PORTRAIT_CM


@pytest.fixture(scope="module")
def file(report_nl: Document) -> bytes:
    return render_word(report_nl)


@pytest.fixture(scope="module")
def word(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def test_every_picture_carries_its_description(word: Any, report_nl: Document) -> None:
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert described == [block.alt for block in report_nl.blocks if isinstance(block, FigureBlock)]


def test_headings_have_the_styles_of_headings(word: Any, report_nl: Document) -> None:
    styled = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style.name.startswith(("Title", "Heading"))
    ]
    names = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}
    assert styled == [
        (names[block.level], block.text) for block in report_nl.blocks if isinstance(block, Heading)
    ]


def test_the_head_of_a_table_comes_back_on_every_page(word: Any, report_nl: Document) -> None:
    n_tables = sum(isinstance(block, TableBlock) for block in report_nl.blocks)
    heads = list(word.element.iter(qn("w:tblHeader")))
    assert len(heads) == n_tables


def test_links_of_the_contents_lead_to_bookmarks(word: Any) -> None:
    marks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= set(marks)
    assert len(marks) == len(set(marks))


def test_the_language_and_the_title_are_set(word: Any, report_nl: Document) -> None:
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    assert word.core_properties.title == report_nl.title
    assert word.core_properties.author == "quickscan"
    assert word.core_properties.last_modified_by == "quickscan"


def test_the_footer_counts_pages(word: Any) -> None:
    footer = word.sections[0].footer._element
    assert [one.text for one in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_equal_input_gives_equal_bytes(report_nl: Document, file: bytes) -> None:
    assert render_word(report_nl) == file


def test_no_part_of_the_file_bears_a_time(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_typeface_is_in_the_file_and_can_be_read_back(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        mixed = parts.read("word/fonts/font1.odttf")
        table = parts.read("word/fontTable.xml").decode()
    key = re.search(r"fontKey=\"{([\w-]+)}\"", table)
    assert key
    turned = bytes.fromhex(key[1].replace("-", ""))[::-1] * 2
    head = bytes(a ^ b for a, b in zip(mixed, turned, strict=False))
    assert head + mixed[32:] == FILES["regular"].read_bytes()
    assert '<w:altName w:val="Calibri"/>' in table


def test_a_wide_table_has_a_page_on_its_side_and_fits_it() -> None:
    wide = TableBlock("Wide", ("long_head_name",) * 9, (("2,98 (2,50–3,40)",) * 9,))
    made = Document("T", "en", date(2026, 3, 16), (Heading(1, "T"), wide), "", "", "")
    word = docx.Document(io.BytesIO(render_word(made)))
    section = word.sections[-1]
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in word.tables[0].columns) <= room


def test_no_table_is_wider_than_its_page(word: Any) -> None:
    room = {round(LANDSCAPE_CM, 1), round(PORTRAIT_CM, 1)}
    widths = [sum(column.width.cm for column in table.columns) for table in word.tables]
    assert max(widths) <= max(room) + 0.01


def test_a_page_break_leaves_no_empty_paragraph() -> None:
    blocks = (Heading(1, "T"), PageBreak(), Heading(2, "Next"), PageBreak(), Card("Seat", ()))
    made = Document("T", "en", date(2026, 3, 16), blocks, "", "", "")
    word = docx.Document(io.BytesIO(render_word(made)))
    assert not list(word.element.iter(qn("w:br")))
    starts = [one for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert [one.text for one in starts] == ["Next", ""]


@pytest.mark.parametrize("text", ["\x00\x07 \ud800 \ufffe", "", "x" * 3000, "<&>\"'"])
def test_any_text_goes_in_every_kind_of_block(text: str) -> None:
    blocks = (
        Heading(1, text),
        Heading(2, text),
        Paragraph(text, text),
        Bullets((Paragraph(text, text),), is_numbered=True),
        TableBlock(text, (text, text), ((text, text),)),
        Record(text, ((text, text),)),
        Callout("note", text, text),
        Card(text, (Paragraph(text),), "empty", starts_page=True),
        WritingSpace(text, 2),
    )
    made = Document(text, "en", date(2026, 3, 16), blocks, text, text, text, text)
    assert docx.Document(io.BytesIO(render_word(made))).tables


def test_numbered_lists_each_start_at_one() -> None:
    listed = Bullets((Paragraph("first"), Paragraph("second")), is_numbered=True)
    blocks = (Heading(1, "Title"), listed, Paragraph("between"), listed)
    made = Document("Title", "en", date(2026, 3, 16), blocks, "Contents", "Skip", "Table")
    texts = [one.text for one in docx.Document(io.BytesIO(render_word(made))).paragraphs]
    assert texts.count("1.\tfirst") == 2
