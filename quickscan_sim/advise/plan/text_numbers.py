"""The numbers that a text quotes."""

from __future__ import annotations

import re

N = re.compile(r"\bn\s*[=:]\s*(\d+)", re.IGNORECASE)
MEAN_WITH_N = re.compile(r"(\d+[.,]\d+)\s*\(n\s*=\s*(\d+)\)", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,])[-\N{MINUS SIGN}]?\d+(?:[.,]\d+)*\s?%?")
DAY_NAMES = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
]
DAY = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\s+(?:{'|'.join(DAY_NAMES)})(?:\s+\d{{4}})?|\b20\d\d\b",
    re.IGNORECASE,
)
FROM_TO = re.compile(r"\b(?:van|from)\s+\S+\s+(?:naar|tot|to)\s+", re.IGNORECASE)
OF_ALL = re.compile(r"\b(?:van de|of the|of)\s+\d+", re.IGNORECASE)


def numbers_in(text: str) -> list[float]:
    """The numbers of a text in its order, without dates; a percentage as a share.

    >>> numbers_in("Op 16 maart 2027 is het 3,4 (n = 24), nu 40%.")
    [3.4, 24.0, 0.4]
    """
    return [_value(found[0]) for found in NUMBER.finditer(DAY.sub(" ", text))]


def quoted_in(text: str) -> list[tuple[float, float]]:
    """The numbers of a text, each with how far the number behind it may be off by rounding.

    >>> quoted_in("2,4 (n = 24), 40%")
    [(2.4, 0.0501), (24.0, 0.0), (0.4, 0.00501)]
    """
    return [
        (_value(found[0]), _rounding(found[0])) for found in NUMBER.finditer(DAY.sub(" ", text))
    ]


def first_number(text: str) -> float | None:
    """The first number of a text; None where there is none."""
    return next(iter(numbers_in(text)), None)


def aims_in(text: str) -> set[float]:
    """The numbers that a goal aims at: without dates, numbers of people and where it starts.

    >>> aims_in("Van 2,9 naar 3,3 op 16 maart 2027 (n = 24)")
    {3.3}
    """
    for other in (DAY, N, FROM_TO, OF_ALL):
        text = other.sub(" ", text)
    return set(numbers_in(text))


def numbers_of_people(text: str) -> list[int]:
    """Every n that a text quotes.

    >>> numbers_of_people("2,6 (n = 3) en 3,0 (n=12)")
    [3, 12]
    """
    return [int(found) for found in N.findall(text)]


def _rounding(found: str) -> float:
    if "%" in found:
        return 0.00501
    decimals = len(found.strip()) - 1 - max(found.find(","), found.find("."))
    has_decimals = "," in found or "." in found
    return 0.501 / 10**decimals if has_decimals else 0.0


def _value(found: str) -> float:
    plain = found.replace("\N{MINUS SIGN}", "-").replace("%", "").strip()
    plain = plain.replace(",", ".") if plain.count(",") == 1 else plain.replace(",", "")
    number = float(plain if plain.count(".") <= 1 else plain.replace(".", ""))
    return round(number / 100, 6) if "%" in found else number
