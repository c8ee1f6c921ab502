"""A document as a Word file: real styles, repeated table heads, alternative texts, page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import translator
from quickscan_sim.present import word_parts
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

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

PICTURE_CM = 16.5
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every part, so that equal documents give equal bytes."""


def render_word(document: Document) -> bytes:
    """The file as bytes; equal documents give equal bytes."""
    import docx

    word = docx.Document()
    word_parts.set_page(word)
    word_parts.set_styles(word, document.language)
    _set_properties(word, document)
    say = translator(document.language)
    word_parts.add_page_numbers(word, say("Page"))
    has_contents = False
    for block, anchor in document.with_anchors():
        if isinstance(block, Heading) and block.level == 2 and not has_contents:
            word_parts.add_contents(word, document)
            has_contents = True
        _ADD[type(block)](word, block, anchor)
    return _with_fixed_times(word)


def _set_properties(word: WordDocument, document: Document) -> None:
    """Title and language; no name of a person or a machine, and the day of the quickscan."""
    properties = word.core_properties
    day = datetime(document.made_on.year, document.made_on.month, document.made_on.day)
    properties.title = document.title
    properties.author = properties.last_modified_by = "quickscan"
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = word_parts.LOCALES[document.language]
    properties.created = properties.modified = day
    properties.revision = 1


def _heading(word: WordDocument, block: Heading, anchor: str) -> None:
    added = word.add_heading(block.text, level=0 if block.level == 1 else block.level - 1)
    word_parts.add_bookmark(added, anchor)


def _paragraph(word: WordDocument, block: Paragraph, _: str) -> None:
    word_parts.fill(word.add_paragraph(), block)


def _bullets(word: WordDocument, block: Bullets, _: str) -> None:
    if not block.is_numbered:
        for item in block.items:
            word_parts.fill(word.add_paragraph(style="List Bullet"), item)
        return
    for number, item in enumerate(block.items, start=1):
        # Word's own numbering runs on from list to list; a written number never does.
        paragraph = word.add_paragraph(f"{number}.\t", style="List Continue")
        word_parts.fill(paragraph, item)


def _table(word: WordDocument, block: TableBlock, _: str) -> None:
    word_parts.add_caption(word, block.caption)
    word_parts.add_table(word, block)


def _figure(word: WordDocument, block: FigureBlock, _: str) -> None:
    from docx.shared import Cm

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(io.BytesIO(block.png), width=Cm(PICTURE_CM))
    picture._inline.docPr.set("descr", block.alt)
    picture._inline.docPr.set("title", block.caption)
    word_parts.add_caption(word, block.caption, below=True)


def _record(word: WordDocument, block: Record, _: str) -> None:
    word_parts.add_record(word, block)


def _callout(word: WordDocument, block: Callout, _: str) -> None:
    word_parts.add_callout(word, block)


def _card(word: WordDocument, block: Card, _: str) -> None:
    word_parts.add_card(word, block)


def _writing_space(word: WordDocument, block: WritingSpace, _: str) -> None:
    word_parts.add_writing_space(word, block)


def _page_break(word: WordDocument, _block: PageBreak, _: str) -> None:
    word.add_page_break()  # type: ignore[no-untyped-call]


_ADD: dict[type, Callable[[WordDocument, Any, str], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    TableBlock: _table,
    FigureBlock: _figure,
    Record: _record,
    Callout: _callout,
    PageBreak: _page_break,
    Card: _card,
    WritingSpace: _writing_space,
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
