"""The smallest parts of a Word file that python-docx leaves to its users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.present.document import Paragraph
from quickscan_sim.present.fonts import printable_in_xml

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

ACCENT = "0B4F8A"
BORDER = "CBD2D9"
SOFT = "F3F6F9"
QUIET = "4A5763"


def element(tag: str, **attributes: str) -> Any:
    """An element of the file with attributes of its own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def fill(paragraph: WordParagraph, text: Paragraph) -> None:
    """Put a text, with its lead in bold, into a paragraph."""
    if text.lead:
        paragraph.add_run(printable_in_xml(text.lead) + " " * bool(text.text)).bold = True
    if text.text:
        paragraph.add_run(printable_in_xml(text.text))
    else:
        paragraph.paragraph_format.keep_with_next = True


def add_styled(word: WordDocument, style: str, text: str = "") -> WordParagraph:
    """A paragraph in a style of the file: by its code, for its name is looked for in all of them.

    The code is the name without spaces.
    """
    paragraph = word.add_paragraph(text)
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_caption(word: WordDocument, text: str) -> None:
    """A caption that stays with the table or picture below it."""
    if text:
        caption = add_styled(word, "Caption", printable_in_xml(text))
        caption.paragraph_format.keep_with_next = True


def add_gap(word: WordDocument) -> None:
    """A little room: Word grows two tables into one when nothing stands between them."""
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = Pt(6)


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a background."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def add_field(paragraph: WordParagraph, instruction: str, shown: str = "") -> None:
    """A text that Word works out itself: a number of a page, the number of pages."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("", ""), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif text:
            made = element("w:instrText")
            made.text = text
            run._r.append(made)
        elif shown:
            run.text = shown
