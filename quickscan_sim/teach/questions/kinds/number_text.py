"""A number as people type it: comma or point, thousands marks, spaces."""

from __future__ import annotations

import re
import unicodedata

ONE_MARK = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?P<mark>[.,])\d{3}((?P=mark)\d{3})*(?P<rest>[.,]\d+)?")


def typed_number(text: str, whole: bool = False) -> float | None:
    """The number in a text; None when the text holds anything else.

    With two kinds of marks the last one is the decimal mark. One mark before three figures is a
    decimal mark too, unless a whole number is asked.

    >>> typed_number("3,14"), typed_number(" 1.234,5 "), typed_number("1.234", whole=True)
    (3.14, 1234.5, 1234.0)
    >>> typed_number("drie") is None
    True
    """
    if not text.isascii() and any(map(_is_set_apart, text)):
        return None
    text = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    text = re.sub(r"\s", "", text)
    if not text.isascii():
        return None
    grouped = THOUSANDS.fullmatch(text)
    if grouped and _reads_as_thousands(grouped, whole):
        text = text.replace(grouped["mark"], "")
    if not ONE_MARK.fullmatch(text):
        return None
    return float(text.replace(",", "."))


def _is_set_apart(character: str) -> bool:
    """Whether it is raised, lowered or ringed: 2² is not 22."""
    origin = unicodedata.decomposition(character)
    return unicodedata.category(character) == "No" or origin.startswith(("<super>", "<sub>"))


def _reads_as_thousands(grouped: re.Match[str], whole: bool) -> bool:
    rest, mark = grouped["rest"], grouped["mark"]
    if rest:
        return rest[0] != mark
    return whole or grouped.group().count(mark) > 1
