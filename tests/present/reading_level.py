"""How hard the text of a document is to read: its sentences, their length, and Flesch-Douma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import textstat

from quickscan_sim.present.document import Bullets, Callout, Document, Paragraph, Record
from quickscan_sim.quickscan import Quickscan

END = re.compile(r"(?<=[.!?])[\"')]?\s+(?=[\"'(]?[A-Z0-9ÀÈÉ])")
LONGEST = 25
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def paragraphs_of(document: Document) -> Iterator[str]:
    """What is read as sentences: no headings, tables, captions."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield f"{block.lead} {block.text}".strip()
        elif isinstance(block, Bullets):
            yield from (f"{item.lead} {item.text}".strip() for item in block.items)
        elif isinstance(block, Callout):
            yield block.text
        elif isinstance(block, Record):
            yield from (value for _, value in block.pairs)


def sentences_of(paragraphs: Iterable[str]) -> list[str]:
    """Split where a sign that ends a sentence is followed by space and a capital or a digit.

    >>> sentences_of(["One of 3.5 people. Two? 3 of them."])
    ['One of 3.5 people.', 'Two?', '3 of them.']
    """
    return [
        sentence.strip()
        for text in paragraphs
        for sentence in END.split(text.replace("\N{NO-BREAK SPACE}", " "))
        if WORD.search(sentence)
    ]


def n_words(sentence: str, names: Iterable[str] = ()) -> int:
    """The words of a sentence; a name is one word, and a list of names after a colon one more.

    >>> n_words("They are: School De Eik, Team Noord.", ["School De Eik", "Team Noord"])
    3
    """
    for name in names:
        sentence = sentence.replace(name, "Name")
    only_names = re.sub(r":\s*Name(, (and )?Name)*", " Name", sentence)
    return len(WORD.findall(only_names))


def names_in(scan: Quickscan) -> list[str]:
    """Names of organisations and wijken, the longest first."""
    names = {*scan.organisations["name"], *scan.neighbourhoods["name"]}
    return sorted(map(str, names), key=len, reverse=True)


def flesch_douma(sentences: list[str]) -> float:
    """Reading ease for Dutch: 206.835 - 0.93 (words a sentence) - 77 (syllables a word)."""
    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease(" ".join(sentences)))


def check_level(document: Document, scan: Quickscan, enough: float) -> None:
    names = names_in(scan)
    sentences = sentences_of(paragraphs_of(document))
    too_long = [one for one in sentences if n_words(one, names) > LONGEST]
    assert len(sentences) >= 20
    assert too_long == []
    assert flesch_douma(sentences) >= enough
