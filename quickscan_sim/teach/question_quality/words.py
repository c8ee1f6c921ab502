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
    """A code as people read it; that of always the same answer tells which one.

    >>> in_words("comma").in_language("en"), in_words("constant 2").in_language("en")
    ('with a comma', 'the same answer everywhere (option 2)')
    """
    if code in WORDS:
        return Message(WORDS[code])
    what, _, number = code.rpartition(" ")
    return Message("{what} (option {number})", what=Message(WORDS[what]), number=int(number))
