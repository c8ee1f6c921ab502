"""A document as a Word file: real styles, repeated table heads, alternative texts, page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from quickscan_sim.present import word_boxes, word_parts, word_styles
from quickscan_sim.present.document import (
    Bullets,
    Callout,
    Card,
    CutSheet,
    Document,
    FigureBlock,
    Heading,
    PageBreak,
    Paragraph,
    Record,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.present.fonts import printable_in_xml
from quickscan_sim.present.page_runs import Laid, leads_on, page_runs
from quickscan_sim.present.table_layout import PORTRAIT_CM
from quickscan_sim.present.word_contents import add_bookmark, add_contents, add_running_heads

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TALLEST_CM = 20.0
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every part, so that equal documents give equal bytes."""


def render_word(document: Document) -> bytes:
    """The file as bytes; equal documents give equal bytes."""
    import docx

    word = docx.Document()
    word_styles.set_styles(word, document.language)
    word_styles.embed_font(word)
    _set_properties(word, document)
    add_running_heads(word, document)
    writer = _Writer(word, document)
    for number, run in enumerate(page_runs(document)):
        writer.open_pages(run.is_landscape, is_first=number == 0)
        for laid, is_leading in zip(run.blocks, leads_on(run.blocks), strict=True):
            writer.add(laid)
            if is_leading:
                writer.keep_with_next()
    return _with_fixed_times(word)


def _set_properties(word: WordDocument, document: Document) -> None:
    """Title and language; no name of a person or a machine, and the day of the quickscan."""
    properties = word.core_properties
    day = datetime(document.made_on.year, document.made_on.month, document.made_on.day)
    properties.title = printable_in_xml(document.title)[:255]
    properties.author = properties.last_modified_by = "quickscan"
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = word_styles.LOCALES[document.language]
    properties.created = properties.modified = day
    properties.revision = 1


class _Writer:
    """Adds one block after another; keeps what the next one has to know."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word = word
        self.document = document
        self._has_contents = not document.contents_title
        self._starts_page = False
        self._n_bookmarks = 0

    def open_pages(self, is_landscape: bool, is_first: bool) -> None:
        """Pages that lie another way are a section of their own."""
        section = self.word.sections[0] if is_first else self.word.add_section()
        section.different_first_page_header_footer = is_first
        word_styles.set_page(section, is_landscape)

    def add(self, laid: Laid) -> None:
        block, anchor, layout = laid
        if isinstance(block, PageBreak):
            self._starts_page = True
            return
        if isinstance(block, Heading) and block.level == 2 and not self._has_contents:
            add_contents(self.word, self.document)
            self._has_contents = True
        n_before = len(self.word.element.body)
        if isinstance(block, Heading):
            self._heading(block, anchor)
        elif isinstance(block, TableBlock) and layout is not None:
            word_boxes.add_table(self.word, block, layout)
        else:
            _ADD[type(block)](self.word, block)
        if self._starts_page or (isinstance(block, Card) and block.starts_page):
            _break_before(self.word, n_before)
        self._starts_page = False

    def keep_with_next(self) -> None:
        """Keep the paragraph that was added last on the page of what comes next."""
        from docx.text.paragraph import Paragraph as WordParagraph

        last: Any = self.word.element.body[-2]
        WordParagraph(last, self.word._body).paragraph_format.keep_with_next = True

    def _heading(self, block: Heading, anchor: str) -> None:
        style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
        added = word_parts.add_styled(self.word, style, printable_in_xml(block.text))
        self._n_bookmarks += 1
        add_bookmark(added, anchor, self._n_bookmarks)


def _break_before(word: WordDocument, place: int) -> None:
    """Start a new page with what was added at this place; no empty paragraph, so no empty page."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph as WordParagraph

    # The properties of the last section are always the last element.
    first: Any = word.element.body[place - 1]
    if first.tag != qn("w:p"):
        word_parts.add_gap(word)
        gap: Any = word.element.body[-2]
        first.addprevious(gap)
        first = gap
    WordParagraph(first, word._body).paragraph_format.page_break_before = True


def _paragraph(word: WordDocument, block: Paragraph) -> None:
    word_parts.fill(word.add_paragraph(), block)


def _bullets(word: WordDocument, block: Bullets) -> None:
    if not block.is_numbered:
        for item in block.items:
            word_parts.fill(word_parts.add_styled(word, "List Bullet"), item)
        return
    for number, item in enumerate(block.items, start=1):
        # Word's own numbering runs on from list to list; a written number never does.
        paragraph = word_parts.add_styled(word, "List Continue", f"{number}.\t")
        word_parts.fill(paragraph, item)


def _figure(word: WordDocument, block: FigureBlock) -> None:
    from docx.shared import Cm

    word_parts.add_caption(word, block.caption)
    width = min(PORTRAIT_CM, TALLEST_CM * block.width / block.height)
    run = word.add_paragraph().add_run()
    picture = run.add_picture(io.BytesIO(block.png), width=Cm(width))
    picture._inline.docPr.set("descr", printable_in_xml(block.alt or block.caption))
    picture._inline.docPr.set("title", printable_in_xml(block.caption))


_ADD: dict[type, Callable[[WordDocument, Any], None]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    FigureBlock: _figure,
    Record: word_boxes.add_record,
    Callout: word_boxes.add_callout,
    Card: word_boxes.add_card,
    CutSheet: word_boxes.add_cut_sheet,
    WritingSpace: word_boxes.add_writing_space,
}


def _with_fixed_times(word: WordDocument) -> bytes:
    saved = io.BytesIO()
    word.save(saved)
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, FIXED_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return fixed.getvalue()
