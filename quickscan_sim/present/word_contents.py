"""What leads a reader through a Word file: contents, bookmarks, running heads, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.document import Document, Paragraph
from quickscan_sim.present.fonts import printable_in_xml
from quickscan_sim.present.table_layout import PORTRAIT_CM
from quickscan_sim.present.word_parts import add_field, element, fill
from quickscan_sim.present.word_styles import CONTENTS_STYLES

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import _Footer
    from docx.text.paragraph import Paragraph as WordParagraph

NUMBERS = ("PAGE", "NUMPAGES")


def add_running_heads(word: WordDocument, document: Document) -> None:
    """Title and mark above every page but the first, the number of the page below every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = word.sections[0]
    section.different_first_page_header_footer = True
    parts = [part for part in (document.title, document.mark) if part]
    section.header.paragraphs[0].text = printable_in_xml(" · ".join(parts))
    first = section.first_page_header.paragraphs[0]
    first.text = printable_in_xml(document.mark)
    first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for footer in (section.footer, section.first_page_footer):
        _add_page_number(footer, document.language)


def _add_page_number(footer: _Footer, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    say = translator(language)
    paragraph = footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    words = say("Page {page} of {pages}", page="\0PAGE\0", pages="\0NUMPAGES\0")
    for piece in words.split("\0"):
        if piece in NUMBERS:
            add_field(paragraph, piece, "1")
        else:
            paragraph.add_run(piece)


def add_contents(word: WordDocument, document: Document) -> None:
    """A table of contents: links with the number of their page.

    The numbers are fields of their own, which Word and LibreOffice work out when they open the
    file.
    """
    title = word.add_paragraph()
    fill(title, Paragraph("", document.contents_title))
    for level, anchor, text in document.contents():
        paragraph = word.add_paragraph(style=CONTENTS_STYLES[level - 2])
        _add_leader(paragraph)
        link = element("w:hyperlink", anchor=bookmark_name(anchor), history="1")
        paragraph.add_run(printable_in_xml(text))
        paragraph.add_run("\t")
        add_field(paragraph, f"PAGEREF {bookmark_name(anchor)} \\h")
        link.extend(paragraph._p.r_lst)
        paragraph._p.append(link)
    word.add_paragraph()
    word.settings.element.insert(3, element("w:updateFields", val="true"))


def _add_leader(paragraph: WordParagraph) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(PORTRAIT_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def add_bookmark(paragraph: WordParagraph, anchor: str, number: int) -> None:
    """A place that links can go to."""
    start = element("w:bookmarkStart", id=str(number), name=bookmark_name(anchor))
    # The properties of a paragraph must stay its first element.
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def bookmark_name(anchor: str) -> str:
    """Word takes at most 40 letters, digits and underscores; the start tells places apart."""
    digest = format(sum((place + 1) * ord(sign) for place, sign in enumerate(anchor)), "x")
    kept = "".join(sign if sign.isalnum() else "_" for sign in anchor)
    return f"b{digest}_" + kept[:30]
