"""Dutch and English: sentences, numbers and dates as people read them.

Sentences stand in the code in English and are looked up in the gettext catalogue
``data/locale/nl/LC_MESSAGES/quickscan_sim.po`` for Dutch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

LANGUAGES = ("nl", "en")
CATALOGUES = Path(__file__).parent / "data" / "locale"

_current: ContextVar[str] = ContextVar("quickscan_language", default="nl")


@runtime_checkable
class Readable(Protocol):
    """Anything that knows how it reads in a language."""

    def in_language(self, language: str) -> str:
        """How it reads in Dutch ("nl") or English ("en")."""
        ...


def set_language(language: str) -> None:
    """Choose the language of error sentences: "nl" (default) or "en"."""
    _current.set(_known(language))


def current_language() -> str:
    """The language that error sentences are shown in."""
    return _current.get()


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Everything that is made inside reads in this language, whatever the notebook speaks.

    >>> with spoken("en"):
    ...     current_language()
    'en'
    """
    before = _current.set(_known(language))
    try:
        yield
    finally:
        _current.reset(before)


def translator(language: str) -> Callable[..., str]:
    """A function that puts facts into a sentence and gives it in the language asked.

    Examples
    --------
    >>> _ = translator("en")
    >>> _("Answered by {n} people.", n=12)
    'Answered by 12 people.'
    """
    _known(language)

    def translate(text: str, **facts: object) -> str:
        sentence = _catalogue(language).get(text, text)
        return sentence.format_map(
            {name: _readable(fact, language) for name, fact in facts.items()}
        )

    return translate


def mark(text: str) -> str:
    """The text itself, marked for the catalogue because it is translated elsewhere."""
    return text


class Message:
    """A sentence with its facts, kept apart until it is known who reads it.

    Examples
    --------
    >>> Message("Answered by {n} people.", n=12).in_language("en")
    'Answered by 12 people.'
    """

    def __init__(self, text: str, **facts: object) -> None:
        self.text = text
        self.facts = facts

    def in_language(self, language: str) -> str:
        """The sentence in Dutch ("nl") or English ("en")."""
        return translator(language)(self.text, **self.facts)

    def __repr__(self) -> str:
        return f"Message({self.in_language('en')!r})"


@dataclass(frozen=True)
class Bilingual:
    """A name or text that a data file gives in both languages.

    >>> Bilingual("Basisschool", "Primary school").in_language("en")
    'Primary school'
    """

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The Dutch or the English text."""
        return self.nl if _known(language) == "nl" else self.en


@dataclass(frozen=True)
class Number:
    """A number inside a sentence, with a fixed number of decimals."""

    value: float
    decimals: int = 2

    def in_language(self, language: str) -> str:
        """The number with the decimal mark of the language."""
        return format_number(self.value, language, self.decimals)


@dataclass(frozen=True)
class Count:
    """A large number of things, with thousands marks.

    >>> Count(8400000).in_language("nl")
    '8.400.000'
    """

    value: int

    def in_language(self, language: str) -> str:
        """Thousands set apart by a point (Dutch) or a comma (English)."""
        text = f"{self.value:,}"
        return text.replace(",", ".") if _known(language) == "nl" else text


@dataclass(frozen=True)
class Share:
    """A share between 0 and 1, read as a whole percentage."""

    value: float

    def in_language(self, language: str) -> str:
        """The percentage."""
        return format_share(self.value, language)


@dataclass(frozen=True)
class Probability:
    """A probability inside a sentence; never "0%" or "100%", for nothing is that certain."""

    value: float

    def in_language(self, language: str) -> str:
        """The percentage, or that it is beyond 1 or 99."""
        if self.value > 0.99:
            return translator(language)(mark("more than 99%"))
        return (
            translator(language)(mark("less than 1%"))
            if self.value < 0.01
            else format_share(self.value, language)
        )


@dataclass(frozen=True)
class Day:
    """A date inside a sentence."""

    value: date

    def in_language(self, language: str) -> str:
        """The date in words, as "3 maart 2027"."""
        return format_day(self.value, language)


@dataclass(frozen=True)
class Listing:
    """Several things in one sentence: "a, b and c"."""

    parts: tuple[object, ...]

    def in_language(self, language: str) -> str:
        """The parts with commas and a last "and"."""
        texts = [_readable(part, language) for part in self.parts]
        if len(texts) < 2:
            return "".join(str(text) for text in texts)
        joint = {"nl": " en ", "en": " and "}[language]
        return ", ".join(str(text) for text in texts[:-1]) + joint + str(texts[-1])


def format_number(value: float, language: str, decimals: int = 2) -> str:
    """A number with a comma (Dutch) or a point (English), without thousands marks.

    >>> format_number(3.14159, "nl")
    '3,14'
    """
    # Adding 0.0 turns a rounded "-0.00" into "0.00".
    text = f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "\N{MINUS SIGN}")
    return text.replace(".", ",") if _known(language) == "nl" else text


def format_share(value: float, language: str) -> str:
    """A share between 0 and 1 as a whole percentage.

    >>> format_share(0.375, "nl")
    '38%'
    """
    _known(language)
    return f"{round(value * 100):d}%"


def format_day(value: date, language: str) -> str:
    """A date in words.

    >>> format_day(date(2027, 3, 1), "nl")
    '1 maart 2027'
    """
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale={"nl": "nl", "en": "en_GB"}[_known(language)])


def _readable(fact: object, language: str) -> object:
    if isinstance(fact, str):  # most are, and asking a protocol takes long
        return fact
    return fact.in_language(language) if isinstance(fact, Readable) else fact


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f'The language is "nl" or "en"; found {language!r}.')
    return language


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = CATALOGUES / language / "LC_MESSAGES" / "quickscan_sim.po"
    if language == "en" or not path.exists():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return {
            str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string
        }
