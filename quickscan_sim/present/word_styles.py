"""How a Word file looks: pages, styles, its language and its own typeface inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.present.fonts import FILES, FONT
from quickscan_sim.present.table_layout import LANDSCAPE_CM, PORTRAIT_CM
from quickscan_sim.present.word_parts import ACCENT, BORDER, QUIET, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
SIZES = {
    "Normal": 10.5,
    "Title": 22,
    "Heading 1": 15.5,
    "Heading 2": 12.5,
    "Heading 3": 11,
    "Caption": 9.5,
    "List Bullet": 10.5,
    "List Continue": 10.5,
    "Header": 8.5,
    "Footer": 8.5,
}
CONTENTS_STYLES = ("toc 1", "toc 2")
FALLBACK = "Calibri"
"""What Word takes where it does not open the typeface inside the file."""
FONT_KEY = "7D3B5C1E-42A9-4F0E-9B1C-51D2A8E6C3F4"
A4_CM = (21.0, 29.7)


def set_page(section: Section, is_landscape: bool) -> None:
    """A4, upright or on its side, with the text width that tables are laid out for."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    width, height = reversed(A4_CM) if is_landscape else A4_CM
    text_width = LANDSCAPE_CM if is_landscape else PORTRAIT_CM
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm((width - text_width) / 2)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.1)
    section.header_distance = section.footer_distance = Cm(1.1)


def set_styles(word: WordDocument, language: str) -> None:
    """One typeface, quiet colours, and the language of the proofing tools."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    for level, name in enumerate(CONTENTS_STYLES):
        made: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        made.font.bold = level == 0
        made.paragraph_format.space_before = Pt(5 if level == 0 else 0)
        made.paragraph_format.space_after = Pt(1)
    for name, size in SIZES.items():
        style: Any = word.styles[name]
        style.font.size = Pt(size)
        _one_font(style)
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb = RGBColor.from_string(ACCENT)
            style.paragraph_format.keep_with_next = True
        if name in ("Header", "Footer"):
            style.font.color.rgb = RGBColor.from_string(QUIET)
        if name == "Caption":
            style.font.bold = True
            style.font.color.rgb = RGBColor.from_string("1F2933")
            style.paragraph_format.space_before = Pt(6)
            style.paragraph_format.space_after = Pt(3)
    for name in ("List Bullet", "List Continue"):
        word.styles[name].paragraph_format.space_after = Pt(3)
    word.styles["Normal"].paragraph_format.line_spacing = 1.0
    word.styles["List Continue"].paragraph_format.left_indent = Cm(0.6)
    word.styles["List Continue"].paragraph_format.first_line_indent = Cm(-0.6)
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    word.styles["Normal"].paragraph_format.widow_control = True
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


def embed_font(word: WordDocument) -> None:
    """Put the typeface into the file, in the way of ECMA-376 part 4 (2016), 3.3.1.

    The first 32 bytes are mixed with a key that stands beside it; its licence allows embedding.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    table: Any = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/>'
    for number, (face, tag) in enumerate((("regular", "Regular"), ("bold", "Bold")), start=1):
        part = Part(
            PackURI(f"/word/fonts/font{number}.odttf"),
            "application/vnd.openxmlformats-officedocument.obfuscatedFont",
            _mixed(FILES[face].read_bytes()),
            table.package,
        )
        key = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        entry += f'<w:embed{tag} r:id="{key}" w:fontKey="{{{FONT_KEY}}}"/>'
    table._blob = table.blob.replace(b"</w:fonts>", f"{entry}</w:font></w:fonts>".encode())
    settings = word.settings.element
    settings.insert(1, element("w:embedTrueTypeFonts"))
    settings.insert(2, element("w:saveSubsetFonts"))


def _mixed(font: bytes) -> bytes:
    key = bytes.fromhex(FONT_KEY.replace("-", ""))[::-1]
    head = bytes(byte ^ key[place % 16] for place, byte in enumerate(font[:32]))
    return head + font[32:]
