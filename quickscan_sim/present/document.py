"""A report as a list of blocks: made once, rendered as a web page, a Word file and a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document and occurs once."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text, with an optional lead in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of short texts, numbered when the order matters."""

    items: tuple[Paragraph, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class TableBlock:
    """A table of texts; the first cell of each row is the heading of that row.

    ``is_to_fill``: its empty cells are filled in with a pen, so that its rows are higher.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...] = ()
    is_compact: bool = False
    is_to_fill: bool = False

    def alignment(self, column: int) -> Align:
        """How a column is set: the first to the left, others as given, else to the right."""
        if column < len(self.align):
            return self.align[column]
        return "left" if column == 0 else "right"


@dataclass(frozen=True)
class FigureBlock:
    """A picture with the text and the table that say the same to who cannot see it.

    ``share``: how much of the width of the text it takes in the PDF.
    """

    png: bytes
    alt: str
    caption: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    share: float = 1.0

    @property
    def width(self) -> int:
        """Width in dots, from the head of the PNG."""
        return int.from_bytes(self.png[16:20])

    @property
    def height(self) -> int:
        """Height in dots, from the head of the PNG."""
        return int.from_bytes(self.png[20:24])


@dataclass(frozen=True)
class Record:
    """A card of names and values: the facts of a document, one row of a plan."""

    title: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Callout:
    """A text set apart: something to know (note) or to be careful with (caution)."""

    kind: Literal["note", "caution"]
    text: str
    lead: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page when printed.

    ``is_landscape``: on pages on their side, until the next break.
    """

    is_landscape: bool = False


@dataclass(frozen=True)
class Card:
    """A box of its own that stays on one page: to hand out, to cut out, to lay on a table.

    ``kind`` is seen in the border: "open" for everybody, "private" for one person only, "empty"
    for what is not filled in (the seat of somebody who is not there).
    """

    title: str
    lines: tuple[Paragraph, ...]
    kind: Literal["open", "private", "empty"] = "open"
    starts_page: bool = False


@dataclass(frozen=True)
class WritingSpace:
    """Room to write with a pen: what to write, and how many lines for it."""

    label: str
    lines: int = 1


@dataclass(frozen=True)
class CutCard:
    """A card to cut out, with texts and room to write."""

    title: str
    parts: tuple[Paragraph | WritingSpace, ...]


@dataclass(frozen=True)
class CutSheet:
    """Cards of one size, two beside each other, so many (an even number) on a page."""

    cards: tuple[CutCard, ...]
    per_page: int = 4


Block = (
    Heading
    | Paragraph
    | Bullets
    | TableBlock
    | FigureBlock
    | Record
    | Callout
    | PageBreak
    | Card
    | CutSheet
    | WritingSpace
)


@dataclass(frozen=True)
class Document:
    """A whole report, ready to be rendered.

    ``mark`` stands at the head of every printed page beside the title: that data is invented.
    Without ``contents_title`` there is no table of contents.
    """

    title: str
    language: str
    made_on: date
    blocks: tuple[Block, ...]
    contents_title: str
    skip_text: str
    data_table_text: str
    mark: str = ""

    def contents(self) -> list[tuple[int, str, str]]:
        """Level, anchor and text of the headings that a table of contents shows."""
        return [
            (block.level, anchor, block.text)
            for block, anchor in self.with_anchors()
            if isinstance(block, Heading) and block.level in (2, 3)
        ]

    def with_anchors(self) -> Iterator[tuple[Block, str]]:
        """Each block with a name that is its own within the document (headings only)."""
        used: dict[str, int] = {}
        for block in self.blocks:
            if not isinstance(block, Heading):
                yield block, ""
                continue
            name = anchor_of(block.text)
            used[name] = used.get(name, 0) + 1
            yield block, name if used[name] == 1 else f"{name}-{used[name]}"


def anchor_of(text: str) -> str:
    """A heading as the name of a place in the page.

    >>> anchor_of("Wie deden mee?")
    'wie-deden-mee'
    """
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "part"


def bullets(*texts: str) -> Bullets:
    """A list of plain texts.

    >>> bullets("One.", "Two.").items[1].text
    'Two.'
    """
    return Bullets(tuple(Paragraph(text) for text in texts))
