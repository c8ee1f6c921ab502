"""The parts of a Word file that python-docx leaves to its users: styles, cells, links, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.present.document import (
    Callout,
    Card,
    Document,
    Paragraph,
    Record,
    TableBlock,
    WritingSpace,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
FONT = "Calibri"
ACCENT = "0B4F8A"
BORDER = "CBD2D9"
SOFT = "F3F6F9"
TEXT_WIDTH_CM = 16.6
CHARACTERS_ON_A_LINE = 110
CAUTION = "FDF5EE"
RULE = "7B8794"
CARD_BORDERS = {"open": "single", "private": "dashed", "empty": "dotted"}


def set_page(word: WordDocument) -> None:
    """A4 with margins that leave room for a table."""
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)


def set_styles(word: WordDocument, language: str) -> None:
    """One font, quiet colours, and the language of the proofing tools."""
    from docx.shared import Pt, RGBColor

    sizes = {
        "Normal": 10.5,
        "Title": 26,
        "Heading 1": 17,
        "Heading 2": 13.5,
        "Heading 3": 11.5,
        "Caption": 9.5,
        "List Bullet": 10.5,
        "List Continue": 10.5,
    }
    for name, size in sizes.items():
        style: Any = word.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        _one_font(style)
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb = RGBColor.from_string(ACCENT)
        if name == "Caption":
            style.font.bold = True
            style.font.color.rgb = RGBColor.from_string("3E4C59")
    normal: Any = word.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    _soften_borders(word.styles["Table Grid"])
    _set_language(word, LOCALES[language])


def _soften_borders(style: Any) -> None:
    from docx.oxml.ns import qn

    for borders in style.element.iter(qn("w:tblBorders")):
        for border in borders:
            border.set(qn("w:color"), BORDER)


def _one_font(style: Any) -> None:
    """Theme fonts would win from the font that is set."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _set_language(word: WordDocument, locale: str) -> None:
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def add_page_numbers(word: WordDocument, page: str) -> None:
    """The word for page and its number, at the right of every footer."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{page} ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run.append(instruction)


def add_contents(word: WordDocument, document: Document) -> None:
    """The chapters as links to their headings."""
    fill(word.add_paragraph(), Paragraph("", document.contents_title))
    for level, anchor, text in document.contents():
        if level == 2:
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            link = _element("w:hyperlink", anchor=_bookmark_name(anchor), history="1")
            link.append(paragraph.add_run(text)._r)
            paragraph._p.append(link)
    word.add_paragraph()


def add_bookmark(paragraph: WordParagraph, anchor: str) -> None:
    """A place that links can go to."""
    number = str(len(paragraph.part.element.xpath("//w:bookmarkStart")) + 1)
    start = _element("w:bookmarkStart", id=number, name=_bookmark_name(anchor))
    # The properties of a paragraph must stay its first element.
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=number))


def _bookmark_name(anchor: str) -> str:
    """Word takes at most 40 letters, digits and underscores; the start tells places apart."""
    digest = format(sum((place + 1) * ord(sign) for place, sign in enumerate(anchor)), "x")
    return f"b{digest}_" + anchor.replace("-", "_")[:30]


def fill(paragraph: WordParagraph, text: Paragraph) -> None:
    """Put a text, with its lead in bold, into a paragraph."""
    if text.lead:
        paragraph.add_run(f"{text.lead} ").bold = True
    if text.text:
        paragraph.add_run(text.text)
    else:
        paragraph.paragraph_format.keep_with_next = True


def add_caption(word: WordDocument, text: str, below: bool = False) -> None:
    """A caption; above a table it stays with the table."""
    caption = word.add_paragraph(text, style="Caption")
    caption.paragraph_format.keep_with_next = not below


def add_table(word: WordDocument, block: TableBlock) -> None:
    """A table whose head comes back on every page."""
    table: Any = word.add_table(rows=1, cols=len(block.header))
    table.style = "Table Grid"
    _set_widths(table, column_widths(block))
    size = 9.5 if not block.is_compact else 8.5 if len(block.header) <= 7 else 7
    for place, (cell, text) in enumerate(zip(table.rows[0].cells, block.header, strict=True)):
        _write(cell, text, size, block.alignment(place), bold=True)
        _shade(cell, SOFT)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for row in block.rows:
        added = table.add_row()
        added._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for place, (cell, text) in enumerate(zip(added._tr.tc_lst, row, strict=True)):
            _write(_cell(cell, table), text, size, block.alignment(place))
    word.add_paragraph()


def column_widths(block: TableBlock) -> tuple[float, ...]:
    """Widths in cm that add up to the text width, in proportion to what columns hold.

    A column asks for its longest line; in a table with many columns, for its longest word.
    """
    columns = list(zip(block.header, *block.rows, strict=True))
    words = [_longest(column, " ") for column in columns]
    lines = [_longest(column[1:], "\n") for column in columns]
    needs = [min(max(line, word), 46) for line, word in zip(lines, words, strict=True)]
    if sum(needs) > CHARACTERS_ON_A_LINE:
        needs = words
    return tuple(TEXT_WIDTH_CM * need / sum(needs) for need in needs)


def _longest(texts: tuple[str, ...], separator: str) -> int:
    """The longest piece, with room for the margins of a cell."""
    pieces = [
        piece for text in texts for line in text.split("\n") for piece in line.split(separator)
    ]
    return 2 + max([3, *map(len, pieces)])


def _set_widths(table: Any, widths: tuple[float, ...]) -> None:
    """Widths of the grid: with a fixed layout, Word gives every row these."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def add_record(word: WordDocument, block: Record) -> None:
    """A card: its title over two columns of names and values."""
    caption = word.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    fill(caption, Paragraph("", block.title))
    table: Any = word.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    _set_widths(table, (4.3, 12.3))
    for name, value in block.pairs:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for cell, text in zip(row.cells, (name, value), strict=True):
            _write(cell, text, 10, "left", bold=text is name)
        _shade(row.cells[0], SOFT)
    word.add_paragraph()


def add_callout(word: WordDocument, block: Callout) -> None:
    """A text in a shaded box."""
    table: Any = word.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    cell = table.rows[0].cells[0]
    fill(cell.paragraphs[0], Paragraph(block.text, block.lead))
    _shade(cell, SOFT if block.kind == "note" else CAUTION)
    word.add_paragraph().paragraph_format.space_after = 0


def add_card(word: WordDocument, block: Card) -> None:
    """A box on one page; its border says whom it is for."""
    table: Any = word.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    cell = row.cells[0]
    fill(cell.paragraphs[0], Paragraph("", block.title))
    cell.paragraphs[0].paragraph_format.page_break_before = block.starts_page or None
    for line in block.lines:
        fill(cell.add_paragraph(), line)
    _set_border(cell, CARD_BORDERS[block.kind])
    word.add_paragraph()


def add_writing_space(word: WordDocument, block: WritingSpace) -> None:
    """What to write, over ruled lines that stay with it."""
    paragraph = word.add_paragraph(block.label)
    for _ in range(block.lines):
        paragraph.paragraph_format.keep_with_next = True
        paragraph = word.add_paragraph()
        _rule_below(paragraph)


def _set_border(cell: _Cell, kind: str) -> None:
    borders = _element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val=kind, sz="12", color=ACCENT))
    cell._tc.get_or_add_tcPr().append(borders)


def _rule_below(paragraph: WordParagraph) -> None:
    from docx.shared import Cm

    paragraph.paragraph_format.line_spacing = Cm(0.8)
    paragraph.paragraph_format.space_after = 0
    borders = _element("w:pBdr")
    # Between: without it, Word merges the borders of paragraphs that follow each other.
    for side in ("bottom", "between"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="1", color=RULE))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _cell(element: Any, table: Any) -> _Cell:
    """A cell by its element: `row.cells` walks the whole table for every row."""
    from docx.table import _Cell as Cell

    return Cell(element, table)


def _write(cell: _Cell, text: str, size: float, align: str, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold or None


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
