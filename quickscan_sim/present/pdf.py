"""A document as a PDF that everybody can read: tagged, PDF/UA-1, with its own typeface.

Typst sets the pages. Texts reach it as data, never as part of its program, so that no sign in a
text means anything to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quickscan_sim.language import translator
from quickscan_sim.present.document import (
    Block,
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
from quickscan_sim.present.fonts import FONT, printable
from quickscan_sim.present.page_runs import Laid, PageRun, leads_on, page_runs
from quickscan_sim.present.render_html import TEMPLATES
from quickscan_sim.present.table_layout import TableLayout, has_long_word
from quickscan_sim.present.typst_compiler import compiler

Data = dict[str, Any]

LONG = 500
"""A row or box with a text of more signs than this may run over to the next page."""
LONG_BOX = 2000
MOST_ROWS = 10
"""A table with no more rows than this stays on one page."""
MOST_SHORT_ROWS = 16
SHORT_ROW = 90


def render_pdf(document: Document) -> bytes:
    """The file as bytes; equal documents give equal bytes.

    A sign that the typeface does not have, such as an emoji, becomes an open square.

    Examples
    --------
    >>> from datetime import date
    >>> blocks = (Heading(1, "Quickscan"), Paragraph("Invented."))
    >>> made = Document("Quickscan", "en", date(2026, 3, 16), blocks, "", "Skip", "Table")
    >>> render_pdf(made)[:8]
    b'%PDF-1.7'
    """
    with TemporaryDirectory() as folder:
        for name, content in _files(document).items():
            (Path(folder) / name).write_bytes(content)
        day = document.made_on
        made = compiler().compile(
            Path(folder) / "main.typ",
            root=folder,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__}, not one PDF")
    return made


def _files(document: Document) -> dict[str, bytes]:
    """What typst reads: how a page looks, the texts, the pictures."""
    figures: dict[str, bytes] = {}
    data = _document(document, figures)
    return {
        "main.typ": (TEMPLATES / "report.typ").read_bytes(),
        "document.json": json.dumps(data, ensure_ascii=False).encode(),
        **figures,
    }


def _document(document: Document, figures: dict[str, bytes]) -> Data:
    say = translator(document.language)
    levels = _Levels()
    return {
        "title": _shown(document.title) or "–",
        "language": document.language,
        "font": FONT,
        "mark": _shown(document.mark),
        "contents_title": _shown(document.contents_title),
        "page": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "runs": [
            {
                "landscape": run.is_landscape,
                "blocks": _blocks(run, figures, levels),
            }
            for run in page_runs(document)
        ],
    }


def _blocks(run: PageRun, figures: dict[str, bytes], levels: _Levels) -> list[Data]:
    made = [_block(laid, figures, levels) for laid in run.blocks]
    for block, is_leading in zip(made, leads_on(run.blocks), strict=True):
        block["sticky"] = is_leading
    return made


class _Levels:
    """Levels of headings without a gap: PDF/UA-1 refuses a level that is skipped."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, asked: int) -> int:
        self._last = min(asked, self._last + 1)
        return self._last


def _block(laid: Laid, figures: dict[str, bytes], levels: _Levels) -> Data:
    block, _, layout = laid
    kind = type(block).__name__
    if isinstance(block, Heading):
        made: Data = {"text": _shown(block.text) or "–", "level": levels.next(block.level)}
    elif isinstance(block, TableBlock) and layout is not None:
        made = _table(block, layout)
    elif isinstance(block, FigureBlock):
        made = _figure(block, figures)
    else:
        made = _PLAIN[type(block)](block)
    return {"kind": kind, **made}


def _table(block: TableBlock, layout: TableLayout) -> Data:
    return {
        "caption": _shown(block.caption),
        "points": layout.points,
        "widths": [round(width, 3) for width in layout.widths],
        "align": [block.alignment(column) for column in range(len(block.header))],
        "header": [_cell(text) for text in block.header],
        "rows": [[_cell(text) for text in row] for row in block.rows],
        "long": [max(map(len, row), default=0) > LONG for row in block.rows],
        "to_fill": block.is_to_fill,
        "whole": len(block.rows) <= (MOST_SHORT_ROWS if _is_short(block) else MOST_ROWS),
    }


def _is_short(block: TableBlock) -> bool:
    """Whether every row takes one or two lines, as in a matrix of numbers."""
    return not block.is_to_fill and all(sum(map(len, row)) <= SHORT_ROW for row in block.rows)


def _cell(text: str) -> Data:
    return {"text": _shown(text), "hyphenate": has_long_word(text)}


def _figure(block: FigureBlock, figures: dict[str, bytes]) -> Data:
    name = f"{hashlib.sha256(block.png).hexdigest()[:20]}.png"
    figures[name] = block.png
    return {
        "file": name,
        "alt": _shown(block.alt) or _shown(block.caption) or "–",
        "caption": _shown(block.caption),
        "share": block.share,
        "tall": block.height > 1.3 * block.width,
    }


def _paragraph(block: Paragraph) -> Data:
    return {"lead": _shown(block.lead), "text": _shown(block.text)}


def _bullets(block: Bullets) -> Data:
    return {"numbered": block.is_numbered, "items": [_paragraph(item) for item in block.items]}


def _record(block: Record) -> Data:
    return {
        "title": _shown(block.title),
        "pairs": [[_shown(name), _shown(value)] for name, value in block.pairs],
        "long": [len(value) > LONG for _, value in block.pairs],
    }


def _callout(block: Callout) -> Data:
    return {"type": block.kind, "lead": _shown(block.lead), "text": _shown(block.text)}


def _card(block: Card) -> Data:
    return {
        "title": _shown(block.title),
        "lines": [_paragraph(line) for line in block.lines],
        "type": block.kind,
        "new_page": block.starts_page,
        "long": sum(len(line.text) for line in block.lines) > LONG_BOX,
    }


def _cut_sheet(block: CutSheet) -> Data:
    cards = [
        {"title": _shown(card.title), "parts": [_part(part) for part in card.parts]}
        for card in block.cards
    ]
    return {"cards": cards, "rows": block.per_page // 2}


def _part(part: Paragraph | WritingSpace) -> Data:
    if isinstance(part, Paragraph):
        return {**_paragraph(part), "lines": 0}
    return {"lead": "", "text": _shown(part.label), "lines": part.lines}


def _writing_space(block: WritingSpace) -> Data:
    return {"label": _shown(block.label), "lines": block.lines}


def _page_break(_: PageBreak) -> Data:
    return {}


_PLAIN: dict[type[Block], Callable[[Any], Data]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Record: _record,
    Callout: _callout,
    Card: _card,
    CutSheet: _cut_sheet,
    WritingSpace: _writing_space,
    PageBreak: _page_break,
}

LONGEST_WORD = 45


def _shown(text: str) -> str:
    """A text as the page can show it, with places to break in a word that never ends."""
    text = printable(text)
    if len(text) <= LONGEST_WORD:
        return text
    return " ".join(_with_breaks(word) for word in text.split(" "))


def _with_breaks(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return "\u200b".join(word[place : place + 12] for place in range(0, len(word), 12))
