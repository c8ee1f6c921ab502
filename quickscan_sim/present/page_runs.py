"""Which parts of a document stand on upright pages, and which on pages on their side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quickscan_sim.present.document import (
    Block,
    Document,
    FigureBlock,
    Heading,
    PageBreak,
    Paragraph,
    WritingSpace,
)
from quickscan_sim.present.document import TableBlock as Table
from quickscan_sim.present.table_layout import TableLayout, lay_out

Laid = tuple[Block, str, TableLayout | None]
"""A block, the anchor of a heading, the layout of a table."""

SHORT = 400
"""A paragraph of at most this many signs goes along with the wide table below it."""


@dataclass(frozen=True)
class PageRun:
    """Blocks that follow each other on pages that lie the same way."""

    is_landscape: bool
    blocks: tuple[Laid, ...]


def page_runs(document: Document) -> tuple[PageRun, ...]:
    """The document in runs; a heading stays with the wide table that it stands above."""
    laid = list(_laid(document))
    sides = _sides(laid)
    runs: list[PageRun] = []
    start = 0
    for place in range(1, len(laid) + 1):
        if place == len(laid) or sides[place] != sides[start]:
            runs.append(PageRun(sides[start], _trimmed(laid[start:place], bool(runs))))
            start = place
    return tuple(run for run in runs if run.blocks)


def leads_on(blocks: tuple[Laid, ...]) -> tuple[bool, ...]:
    """Per block whether it is a short text about the table or the room to write below it."""
    leads = [False] * len(blocks)
    for place in reversed(range(len(blocks) - 1)):
        block, below = blocks[place][0], blocks[place + 1][0]
        leads[place] = (
            isinstance(block, Paragraph)
            and len(block.text) <= SHORT
            and (leads[place + 1] or isinstance(below, Table | FigureBlock | WritingSpace))
        )
    return tuple(leads)


def _laid(document: Document) -> Iterator[Laid]:
    for block, anchor in document.with_anchors():
        if isinstance(block, Table):
            for part, layout in lay_out(block):
                yield part, "", layout
        else:
            yield block, anchor, None


def _sides(laid: list[Laid]) -> list[bool]:
    """Per block whether its page lies on its side: asked for, or to hold a table.

    From below, as a heading looks down.
    """
    sides: list[bool] = [False] * len(laid)
    below = False
    for place in reversed(range(len(laid))):
        block, _, layout = laid[place]
        if layout is not None:
            below = layout.is_landscape
        elif not _goes_along(block):
            below = False
        sides[place] = below
    return [asked or found for asked, found in zip(_asked(laid), sides, strict=True)]


def _asked(laid: list[Laid]) -> Iterator[bool]:
    """Per block whether the page break above it asked for a page on its side."""
    is_landscape = False
    for block, _, _ in laid:
        if isinstance(block, PageBreak):
            is_landscape = block.is_landscape
        yield is_landscape


def _goes_along(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level > 2
    return isinstance(block, Paragraph) and len(block.text) <= SHORT


def _trimmed(blocks: list[Laid], is_later: bool) -> tuple[Laid, ...]:
    """A new run starts on a new page by itself: a page break there would leave a page empty."""
    first = 1 if is_later and blocks and isinstance(blocks[0][0], PageBreak) else 0
    last = len(blocks) - (1 if len(blocks) > first and isinstance(blocks[-1][0], PageBreak) else 0)
    return tuple(blocks[first:last])
