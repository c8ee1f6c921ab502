"""What the codes of the diagnosis are called in a sentence or a table."""

from __future__ import annotations

from quickscan_sim.language import Message, mark

WORDS = {
    "worksheet": mark("worksheet"),
    "assignment": mark("assignment"),
    "model solution": mark("the model solution"),
    "empty": mark("nothing filled in"),
    "copied example": mark("the answers of another variant"),
    "random": mark("guessing at random"),
    "constant": mark("the same answer everywhere"),
    "comma": mark("with a comma"),
    "spaces": mark("with spaces"),
    "capitals": mark("in capitals"),
    "not rounded": mark("not rounded"),
    "rounded": mark("rounded as asked"),
    "other order": mark("in another order"),
    "one text": mark("as one text"),
    "numpy": mark("as a number of numpy"),
    "tuple": mark("as a tuple"),
    "set": mark("as a set"),
    "column": mark("as a column"),
}


def in_words(code: str) -> Message:
    """A code as people read it; "constant 2" reads as "constant" does.

    >>> in_words("constant 2").in_language("en")
    'the same answer everywhere'
    """
    return Message(WORDS.get(code) or WORDS[code.rstrip(" 0123456789")])
