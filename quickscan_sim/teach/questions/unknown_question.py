"""What is said of a code that no question has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from quickscan_sim.language import Listing, Message

LEAST_LIKE = 0.4
"""Codes of which less than this share is alike are not taken for each other."""


def bare_code(question_id: object) -> str:
    """The letters and figures of a code, in capitals.

    >>> bare_code(" m2. w3")
    'M2W3'
    """
    return re.sub(r"[^A-Z0-9]", "", _text(question_id)[:40].upper())


def unknown_question(found: object, known: Iterable[str]) -> Message:
    """The sentence for a code that does not exist, with the question that is meant.

    Of a module its first question is offered. When nothing comes close, or questions of several
    modules come equally close, the sentence says which modules there are and what a code looks
    like.

    Parameters
    ----------
    found
        What was given in the place of a code; it may be anything.
    known
        The codes of the questions, in their order.

    Examples
    --------
    >>> known = ["M2.W1", "M2.W2", "M3.W1"]
    >>> unknown_question("M2.W22", known).in_language("en")
    "There is no question 'M2.W22'. Do you mean M2.W2?"
    >>> unknown_question("hint", known).in_language("en")
    "There is no question 'hint'. Write a code like M2.W1. The modules are M2 and M3."
    """
    by_module: dict[str, list[str]] = {}
    for code in known:
        by_module.setdefault(code.split(".")[0], []).append(code)
    shown = repr(_text(found)[:40])
    if not by_module:
        return Message("There is no question {found}.", found=shown)
    near = _meant(bare_code(found), by_module)
    if near is None:
        return Message(
            "There is no question {found}. Write a code like {example}. The modules are {modules}.",
            found=shown,
            example=next(iter(by_module.values()))[0],
            modules=Listing(tuple(by_module)),
        )
    return Message("There is no question {found}. Do you mean {near}?", found=shown, near=near)


def _meant(wanted: str, by_module: Mapping[str, list[str]]) -> str | None:
    """The question that is meant; None when that would be a guess among modules."""
    first = {bare_code(module): codes[0] for module, codes in by_module.items()}
    if wanted in first:
        return first[wanted]
    alike = {code: _likeness(wanted, code) for codes in by_module.values() for code in codes}
    most = max(alike.values())
    nearest = [code for code, likeness in alike.items() if likeness == most]
    if most >= LEAST_LIKE and len({code.split(".")[0] for code in nearest}) == 1:
        return nearest[0]
    return next(iter(first.values())) if len(first) == 1 else None


def _likeness(wanted: str, code: str) -> float:
    return SequenceMatcher(None, wanted, bare_code(code)).ratio()


def _text(question_id: object) -> str:
    try:
        return str(question_id)
    except Exception:  # noqa: BLE001 - an object that a student made may do anything
        return "?"
