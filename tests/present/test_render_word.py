"""The Word file: real headings, words with the pictures, no trace of a person, equal bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from quickscan_sim.present.document import (
    Bullets,
    Document,
    FigureBlock,
    Heading,
    Paragraph,
    TableBlock,
)
from quickscan_sim.present.render_word import render_word
from quickscan_sim.present.word_parts import column_widths


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
    assert [one.text for one in footer.iter(qn("w:instrText"))] == ["PAGE"]


def test_equal_input_gives_equal_bytes(report_nl: Document, file: bytes) -> None:
    assert render_word(report_nl) == file


def test_no_part_of_the_file_bears_a_time(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_numbered_lists_each_start_at_one() -> None:
    listed = Bullets((Paragraph("first"), Paragraph("second")), is_numbered=True)
    blocks = (Heading(1, "Title"), listed, Paragraph("between"), listed)
    made = Document("Title", "en", date(2026, 3, 16), blocks, "Contents", "Skip", "Table")
    texts = [one.text for one in docx.Document(io.BytesIO(render_word(made))).paragraphs]
    assert texts.count("1.\tfirst") == 2


def test_columns_share_the_width_by_what_they_hold() -> None:
    table = TableBlock("", ("name", "n"), (("a very long name of a group", "12"),))
    wide, narrow = column_widths(table)
    assert wide > 3 * narrow
    assert wide + narrow == pytest.approx(16.6)
