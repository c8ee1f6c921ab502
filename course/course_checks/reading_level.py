"""How hard a text of a lesson reads: Flesch-Douma for Dutch, Flesch for English."""

from __future__ import annotations

import re

import textstat

INSTRUCTIONS = ("Probeer", "Werkblad", "Opdracht", "Try", "Worksheet", "Assignment")
TEXT, INSTRUCTION = 55, 65
FEW_WORDS = 30
"""Of fewer words a reading level is chance; they count with the whole notebook."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
END = re.compile(r"(?<=[.?!:;…])[\"')]?\s+")


def sentences_of(markdown: str) -> list[str]:
    """The sentences in paragraphs and list items; no headings, tables, code or lines to fill in.

    >>> sentences_of("# Hello\\n\\n- First one. Then `two`.\\n- A third: …")
    ['First one.', 'Then code.']
    """
    found = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:- |\d+\. |#|\|))", markdown):
        if re.match(r"\s*[#|<]", block) or block.rstrip().endswith("…"):
            continue
        plain = re.sub(r"`[^`]*`", "code", block)
        plain = re.sub(r"\]\([^)]*\)", "", plain)
        plain = re.sub(r"^\s*(?:- |\d+\. |> )|[*>_\[\]]", " ", plain, flags=re.MULTILINE)
        found += END.split(" ".join(plain.split()))
    return [sentence for sentence in found if WORD.search(sentence)]


def n_words(sentence: str) -> int:
    """How many words."""
    return len(WORD.findall(sentence))


def n_syllables(word: str, language: str) -> int:
    """How many syllables: in Dutch by hyphenation, in English by groups of vowels.

    >>> [n_syllables(word, "nl") for word in ("wijk", "score", "armoede", "samenwerking")]
    [1, 2, 3, 4]
    """
    if language == "en":
        spoken = re.sub(r"(?<=[^aeiouyl])e$", "", word.lower())
        return max(1, len(re.findall(r"[aeiouy]+", spoken)))
    textstat.set_lang(language)
    try:
        return int(textstat.syllable_count(word))
    finally:
        textstat.set_lang("en_US")


def reading_ease(sentences: list[str], language: str) -> float:
    """From 0 (very hard) to 100 (very easy).

    Dutch by Douma: 206.8 - 0.77 (syllables in 100 words) - 0.93 (words a sentence).
    """
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    per_word = sum(n_syllables(word, language) for word in words) / len(words)
    per_sentence = len(words) / len(sentences)
    if language == "nl":
        return 206.8 - 77 * per_word - 0.93 * per_sentence
    return 206.835 - 84.6 * per_word - 1.015 * per_sentence


def is_instruction(markdown: str) -> bool:
    """Whether the text begins with a heading below which a student does something."""
    heading = re.match(r"#+ (.+)", markdown)
    return heading is not None and heading[1].startswith(INSTRUCTIONS)
