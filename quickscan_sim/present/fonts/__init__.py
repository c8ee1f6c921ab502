"""The one typeface of every document and figure: Source Sans 3, under the SIL Open Font License."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT = "Source Sans 3"
FOLDER = Path(__file__).parent
FILES = {
    "regular": FOLDER / "SourceSans3-Regular.ttf",
    "bold": FOLDER / "SourceSans3-Bold.ttf",
    "italic": FOLDER / "SourceSans3-Italic.ttf",
}
_UNITS = 1000
MISSING = "□"


@lru_cache(maxsize=50_000)
def width_of(text: str, face: str = "regular") -> float:
    """How wide a line of text is, in em: times the size of the type it is a length.

    >>> round(width_of("1234567890"), 2)
    4.97
    """
    return _measured(face).getlength(text) / _UNITS


@cache
def _measured(face: str) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(FILES[face], _UNITS, layout_engine=ImageFont.Layout.BASIC)


def printable(text: str) -> str:
    r"""A text with an open square for each sign that the typeface does not have.

    Without it there would be no accessible PDF: its standard refuses a text that cannot be shown.

    >>> printable("Buurtgroep 🌻 Ünal\x07")
    'Buurtgroep □ Ünal'
    """
    import unicodedata

    if text.isascii() and text.isprintable():
        return text
    known = _signs()
    return "".join(
        sign if sign in known or sign == "\n" else MISSING
        for sign in unicodedata.normalize("NFC", text)
        if sign in known
        or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Mn")
        or sign == "\n"
    )


def printable_in_xml(text: str) -> str:
    r"""A text without the signs that no XML file may hold; Word finds a typeface for the rest.

    >>> printable_in_xml("one\x07\ntwo 🌻")
    'one\ntwo 🌻'
    """
    if text.isprintable():
        return text
    return "".join(
        sign
        for sign in text
        if sign in "\n\t"
        or not (sign < " " or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff")
    )


@cache
def _signs() -> frozenset[str]:
    """The signs that all three faces have."""
    from matplotlib.ft2font import FT2Font

    faces = [set(FT2Font(str(path)).get_charmap()) for path in FILES.values()]
    return frozenset(map(chr, set.intersection(*faces)))
