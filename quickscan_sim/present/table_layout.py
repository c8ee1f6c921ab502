"""How a table fits on paper: size of type, widths of columns, a page on its side, or two tables.

Every table fits: nothing is set smaller than 8 points, and nothing is cut. Word and PDF share
this; the web page takes its narrowest width from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from quickscan_sim.present.document import TableBlock
from quickscan_sim.present.fonts import width_of

POINTS_PER_CM = 72 / 2.54
PORTRAIT_CM = 17.0
LANDSCAPE_CM = 25.7
PADDING_CM = 0.3
SIZES = (9.5, 9.0, 8.5, 8.0)
COMPACT_SIZES = (8.5, 8.0)
LANDSCAPE_SIZES = (9.0, 8.5, 8.0)
MOST_LINES = 14
"""A cell with more lines on an upright page asks for a page on its side."""
WIDEST_WORD_EM = 12.0
"""A word that is wider than this is hyphenated rather than waited for."""
LEAST_SHARE = 0.6
"""A table takes at least this share of the text width."""


@dataclass(frozen=True)
class TableLayout:
    """Size of the type in points, width of each column in cm, and the way the page lies."""

    points: float
    widths: tuple[float, ...]
    is_landscape: bool = False


@dataclass(frozen=True)
class _Needs:
    """What a column asks for in em: its longest word, and its longest line."""

    word: float
    line: float


def lay_out(block: TableBlock) -> tuple[tuple[TableBlock, TableLayout], ...]:
    """The table with its layout; as more tables, side by side no longer, when it is too wide.

    >>> table = TableBlock("Mean", ("sector", "n"), (("school", "12"),))
    >>> ((_, layout),) = lay_out(table)
    >>> layout.points, layout.is_landscape, round(sum(layout.widths), 1)
    (9.5, False, 10.2)
    """
    found = _one_table(block)
    if found is not None:
        return ((block, found),)
    return tuple((part, _forced(part)) for part in _parts(block))


def narrowest_em(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> float:
    """The width in em below which a column would break its words, without room between columns.

    >>> round(narrowest_em(("sector", "n"), (("school", "12"),)), 1)
    3.8
    """
    return sum(_need(column).word for column in zip(header, *rows, strict=True))


def _one_table(block: TableBlock) -> TableLayout | None:
    needs = _needs(block)
    sizes = COMPACT_SIZES if block.is_compact else SIZES
    tall: TableLayout | None = None
    for points in sizes:
        widths = _widths(needs, points, PORTRAIT_CM)
        if widths is not None:
            layout = TableLayout(points, widths)
            if _lines(needs, layout) <= MOST_LINES:
                return layout
            tall = layout
    for points in LANDSCAPE_SIZES:
        widths = _widths(needs, points, LANDSCAPE_CM)
        if widths is not None and _gains(needs, tall, points, widths):
            return TableLayout(points, widths, is_landscape=True)
    return tall


def _gains(
    needs: tuple[_Needs, ...], tall: TableLayout | None, points: float, widths: tuple[float, ...]
) -> bool:
    """Whether turning the page helps: not where one long text fills any width."""
    if tall is None:
        return True
    turned = TableLayout(points, widths)
    return len(needs) > 3 and _lines(needs, turned) < 0.75 * _lines(needs, tall)


def _needs(block: TableBlock) -> tuple[_Needs, ...]:
    columns = zip(block.header, *block.rows, strict=True)
    return tuple(_need(column) for column in columns)


def _need(texts: tuple[str, ...]) -> _Needs:
    """The head is bold, so it is measured as bold; its words count, its lines may break.

    A space that may not break keeps its words together: it is no place to split.
    """
    words = [_widest(_words(text)) for text in texts[1:]]
    lines = [_widest(text.split("\n")) for text in texts[1:]]
    head = _widest(re.split(r"[ \n\t]+", texts[0]), "bold")
    return _Needs(max([head, *words]), max([head, *lines]))


def _widest(pieces: list[str], face: str = "regular") -> float:
    widths = [(piece, width_of(piece, face)) for piece in pieces]
    return max(
        (width if " " in piece else min(width, WIDEST_WORD_EM) for piece, width in widths),
        default=0.0,
    )


def _words(text: str) -> list[str]:
    """What a line can be broken between: not at a space that is there to hold words together.

    Typst and Word break behind a hyphen, but never before a digit.

    >>> _words("klaar op 2026-12-07, 24-uurs")
    ['klaar', 'op', '2026-12-07,', '24-', 'uurs']
    """
    return re.split(r"[ \n\t]+|(?<=[-–/])(?!\d)", text)


def has_long_word(text: str) -> bool:
    """Whether a word of this text may be too wide for its column, so that it is hyphenated.

    >>> has_long_word("school"), has_long_word("arbeidsongeschiktheidsverzekering")
    (False, True)
    """
    return any(width_of(word, "bold") > WIDEST_WORD_EM for word in _words(text))


def _widths(needs: tuple[_Needs, ...], points: float, room: float) -> tuple[float, ...] | None:
    """Every column its longest word; what is left goes to columns with longer lines."""
    unit = points / POINTS_PER_CM
    least = [need.word * unit + PADDING_CM for need in needs]
    wished = [need.line * unit + PADDING_CM for need in needs]
    spare = room - sum(least)
    if spare < 0:
        return None
    asked = sum(wished) - sum(least)
    if asked <= spare:
        stretch = max(1.0, LEAST_SHARE * room / sum(wished))
        return tuple(width * stretch for width in wished)
    return tuple(
        low + spare * (high - low) / asked for low, high in zip(least, wished, strict=True)
    )


def _lines(needs: tuple[_Needs, ...], layout: TableLayout) -> int:
    unit = layout.points / POINTS_PER_CM
    return max(
        ceil(need.line * unit / (width - PADDING_CM))
        for need, width in zip(needs, layout.widths, strict=True)
    )


def _parts(block: TableBlock) -> Iterator[TableBlock]:
    """Tables of some columns each, the first column in all of them."""
    needs = _needs(block)
    unit = COMPACT_SIZES[-1] / POINTS_PER_CM
    widths = [need.word * unit + PADDING_CM for need in needs]
    taken: list[int] = []
    used = widths[0]
    for column in range(1, len(widths)):
        if taken and used + widths[column] > PORTRAIT_CM:
            yield _of_columns(block, taken)
            taken, used = [], widths[0]
        taken.append(column)
        used += widths[column]
    yield _of_columns(block, taken)


def _of_columns(block: TableBlock, columns: list[int]) -> TableBlock:
    kept = [0, *columns]
    return replace(
        block,
        header=tuple(block.header[column] for column in kept),
        rows=tuple(tuple(row[column] for column in kept) for row in block.rows),
        align=tuple(block.alignment(column) for column in kept),
    )


def _forced(block: TableBlock) -> TableLayout:
    """A layout for a part: it fits by how it was made, or words break."""
    points = COMPACT_SIZES[-1]
    widths = _widths(_needs(block), points, PORTRAIT_CM)
    return TableLayout(points, widths or (PORTRAIT_CM / len(block.header),) * len(block.header))
