"""Tables and boxes of a Word file; none is wider than its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.present.document import (
    Callout,
    Card,
    CutSheet,
    Paragraph,
    Record,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.present.fonts import printable_in_xml
from quickscan_sim.present.table_layout import PADDING_CM, POINTS_PER_CM, PORTRAIT_CM, TableLayout
from quickscan_sim.present.word_parts import (
    ACCENT,
    QUIET,
    SOFT,
    add_caption,
    add_gap,
    element,
    fill,
    shade,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

CAUTION = "FDF5EE"
BORDERS = {"open": "single", "private": "dashed", "empty": "dotted"}
RECORD_CM = (4.2, PORTRAIT_CM - 4.2)
CELL_MARGIN = str(round(PADDING_CM / 2 * POINTS_PER_CM * 20 - 4))
"""Room beside a text, in twentieths of a point; the line of the cell takes the rest."""
KEPT_ROWS = 10
"""A table of at most this many rows is not spread over two pages."""
LONG = 500
"""A row with a text of more signs than this may run over to the next page."""


def add_table(word: WordDocument, block: TableBlock, layout: TableLayout) -> None:
    """A table whose head comes back on every page; a short one stays on one page."""
    add_caption(word, block.caption)
    table: Any = word.add_table(rows=1, cols=len(block.header))
    table.style = "Table Grid"
    _set_widths(table, layout.widths)
    for place, (cell, text) in enumerate(zip(table.rows[0].cells, block.header, strict=True)):
        write(cell, text, layout.points, block.alignment(place), bold=True)
        shade(cell, SOFT)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    _add_rows(table, block, layout)
    add_gap(word)


def _add_rows(table: Any, block: TableBlock, layout: TableLayout) -> None:
    """All rows as one piece of the file: made one by one they take longer than all other blocks."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    looks = [
        _looks(layout, place, block.alignment(place), is_kept)
        for is_kept in (False, True)
        for place in range(len(block.header))
    ]
    n = len(block.header)
    height = '<w:trHeight w:val="510" w:hRule="atLeast"/>' if block.is_to_fill else ""
    rows = []
    for number, row in enumerate(block.rows, start=1):
        own = looks[n:] if number < len(block.rows) <= KEPT_ROWS else looks[:n]
        whole = "<w:cantSplit/>" if max(map(len, row), default=0) <= LONG else ""
        cells = (
            f"{start}{_text(text)}</w:r></w:p></w:tc>" for start, text in zip(own, row, strict=True)
        )
        rows.append(f"<w:tr><w:trPr>{whole}{height}</w:trPr>{''.join(cells)}</w:tr>")
    made = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(rows)}</w:tbl>")
    table._tbl.extend(list(made))


def _looks(layout: TableLayout, place: int, align: str, is_kept: bool) -> str:
    """Width, place and size of the text of a cell: what stands before the text."""
    from docx.shared import Cm

    kept = "<w:keepNext/>" if is_kept else ""
    side = "" if align == "left" else f'<w:jc w:val="{align}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Cm(layout.widths[place]).twips}"/></w:tcPr>'
        f'<w:p><w:pPr>{kept}<w:spacing w:after="20"/>{side}</w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="{int(layout.points * 2)}"/></w:rPr>'
    )


def _text(text: str) -> str:
    """A text as part of the file."""
    from xml.sax.saxutils import escape

    lines = escape(printable_in_xml(text)).replace("\r", "\n").split("\n")
    return "<w:br/>".join(_line(line) for line in lines)


def _line(text: str) -> str:
    if not text:
        return ""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{kept}>{text}</w:t>"


def _set_widths(table: Any, widths: tuple[float, ...]) -> None:
    """Widths of the grid and of its cells: Word follows the cells, LibreOffice the grid."""
    from docx.shared import Cm

    table.autofit = False
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=CELL_MARGIN, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def add_record(word: WordDocument, block: Record) -> None:
    """A card: its title over two columns of names and values."""
    caption = word.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    fill(caption, Paragraph("", block.title))
    is_kept = len(block.pairs) <= KEPT_ROWS
    if block.pairs:
        table: Any = word.add_table(rows=0, cols=2)
        table.style = "Table Grid"
        _set_widths(table, RECORD_CM)
        for name, value in block.pairs:
            row = table.add_row()
            if len(value) <= LONG:
                row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            left, right = (_cell(made, table) for made in row._tr.tc_lst)
            write(left, name, 9.5, "left", bold=True)
            write(right, value, 9.5, "left")
            shade(left, SOFT)
            is_last = (name, value) == block.pairs[-1]
            left.paragraphs[0].paragraph_format.keep_with_next = is_kept and not is_last
    add_gap(word)


def add_callout(word: WordDocument, block: Callout) -> None:
    """A text in a shaded box."""
    cell = _box(word)
    fill(cell.paragraphs[0], Paragraph(block.text, block.lead))
    cell.paragraphs[0].paragraph_format.keep_with_next = False
    shade(cell, SOFT if block.kind == "note" else CAUTION)
    add_gap(word)


def add_card(word: WordDocument, block: Card) -> None:
    """A box on one page; its border says whom it is for."""
    cell = _card_box(word, block.title, BORDERS[block.kind])
    for line in block.lines:
        fill(cell.add_paragraph(), line)
    add_gap(word)


def add_cut_sheet(word: WordDocument, block: CutSheet) -> None:
    """The cards one below the other, with their lines to write on."""
    for card in block.cards:
        cell = _card_box(word, card.title, BORDERS["private"])
        for part in card.parts:
            if isinstance(part, Paragraph):
                fill(cell.add_paragraph(), part)
                continue
            fill(cell.add_paragraph(), Paragraph(part.label))
            for _ in range(part.lines):
                _rule_below(cell.add_paragraph())
        add_gap(word)


def _card_box(word: WordDocument, title: str, border: str) -> Any:
    cell = _box(word)
    fill(cell.paragraphs[0], Paragraph("", title))
    borders = element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val=border, sz="12", color=ACCENT))
    cell._tc.get_or_add_tcPr().append(borders)
    return cell


def _box(word: WordDocument) -> Any:
    table: Any = word.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    _set_widths(table, (PORTRAIT_CM,))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return table.rows[0].cells[0]


def add_writing_space(word: WordDocument, block: WritingSpace) -> None:
    """What to write, over ruled lines that stay with it."""
    paragraph = word.add_paragraph(printable_in_xml(block.label))
    for _ in range(block.lines):
        paragraph.paragraph_format.keep_with_next = True
        paragraph = word.add_paragraph()
        _rule_below(paragraph)
    add_gap(word)


def _rule_below(paragraph: WordParagraph) -> None:
    from docx.shared import Cm, Pt

    paragraph.paragraph_format.line_spacing = Cm(0.8)
    paragraph.paragraph_format.space_after = Pt(0)
    borders = element("w:pBdr")
    # Between: without it, Word draws one line below paragraphs that look the same.
    for side in ("bottom", "between"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="1", color=QUIET))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def write(cell: _Cell, text: str, size: float, align: str, bold: bool = False) -> None:
    """Put a text into an empty cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if align != "left":
        sides = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        paragraph.alignment = sides[align]
    run = paragraph.add_run(printable_in_xml(text))
    run.font.size = Pt(size)
    run.bold = bold or None


def _cell(made: Any, table: Any) -> _Cell:
    """A cell by its element: `row.cells` walks the whole table for every row."""
    from docx.table import _Cell as Cell

    return Cell(made, table)
