"""Are two names those of one person? Accents, capitals, order and small words do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

FOLDED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ĳ": "ij",
        "ħ": "h",
        "ŧ": "t",
    }
)
"""Letters that do not fall apart into a letter and an accent."""

LONG = 30
"""Letters from which on a name may have been cut off: systems keep names short."""


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without accents or capitals, in alphabetical order.

    >>> words_of("Berg, Zoë van den"), words_of("Zoe van den BERG")
    (('berg', 'den', 'van', 'zoe'), ('berg', 'den', 'van', 'zoe'))
    """
    return tuple(sorted(filter(None, re.split(r"[\W_]+", folded(name)))))


@cache
def letters_of(name: str) -> str:
    """Only the letters and digits of a name, in its order.

    >>> letters_of("O'Brien, Séan")
    'obriensean'
    """
    return re.sub(r"[\W_]+", "", folded(name))


@cache
def pairs_of(letters: str) -> frozenset[str]:
    """The pairs of letters beside each other: names that look alike share most of them.

    >>> sorted(pairs_of("anna"))
    ['an', 'na', 'nn']
    """
    return frozenset(letters[n : n + 2] for n in range(len(letters) - 1))


@cache
def folded(name: str) -> str:
    """Lower case without accents; letters of other scripts stay."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(FOLDED))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare).translate(FOLDED)


def written_ways(first_name: str, last_name: str) -> Iterator[str]:
    """Every way in which lists write a name, as letters only.

    >>> sorted(written_ways("Anna", "van den Berg"))
    ['annabergvanden', 'annavandenberg', 'bergannavanden', 'bergvandenanna', 'vandenberganna']
    """
    words = last_name.split()
    n = 0
    while n < len(words) - 1 and words[n].islower():
        n += 1
    small, large = " ".join(words[:n]), " ".join(words[n:])
    ways = {
        letters_of("".join(parts))
        for parts in (
            (first_name, last_name),
            (last_name, first_name),
            (large, first_name, small),
            (large, small, first_name),
            (first_name, large, small),
        )
    }
    yield from ways - {""}
