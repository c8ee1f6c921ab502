"""A question as it reads on paper: nothing to type, and no lines of code."""

from __future__ import annotations

import re

CODE = re.compile(r"`([^`]+)`")
HOLE = re.compile(r"\x00(\d+)\x00")
SENTENCE = re.compile(r"(?<=[.?!:])\s+|(?<=[.?!:][\"'])\s+")
TYPED = re.compile(r"^(Typ|Type)\b")
THEN = {"Typ dan": "Schrijf dan", "Then type": "Then write"}
AT_A_SCREEN = re.compile(r"\b(my_scan|notebooks?|lege cel|empty cell)\b")
WRITTEN = {"Typ": "Schrijf", "Type": "Write"}
SAID_BELOW = re.compile(
    r"^(Typ een heel getal|Type a whole number|Typ de codes?|Type the codes?)\b"
)


def on_paper(prompt: str, has_own_rule: bool, look_up: str = "") -> list[str]:
    r"""The paragraphs of a prompt for a pen.

    ``has_own_rule``: below the question it says how to choose or which words to write, so that
    whatever is said about typing goes. ``look_up`` takes the place of lines of code: where to
    find what they would show.

    >>> on_paper("Welke zin? Typ de letter, bijvoorbeeld `\"D\"`.", has_own_rule=True)
    ['Welke zin?']
    >>> on_paper("Count them: `scores.count()`. How many?", False, "See the back.")
    ['See the back.', 'How many?']
    """
    codes: list[str] = []

    def hide(found: re.Match[str]) -> str:
        codes.append(found[1])
        return f"\x00{len(codes) - 1}\x00"

    kept: list[str] = []
    for paragraph in CODE.sub(hide, prompt).split("\n\n"):
        own: list[str] = []
        for sentence in SENTENCE.split(" ".join(paragraph.split())):
            if any(_is_line(codes[int(place)]) for place in HOLE.findall(sentence)):
                _drop_lead(own or kept)
                kept += [*([" ".join(own)] if own else []), *([] if look_up in kept else [look_up])]
                own = []
            elif not AT_A_SCREEN.search(_filled(sentence, codes)):
                own += _to_write(sentence, codes, has_own_rule)
        if own:
            kept.append(" ".join(own))
    return [text for text in kept if text]


def _is_line(code: str) -> bool:
    """Whether this is a line to run, not a word or a value to type."""
    return not code.startswith(("[", "{", '"')) and bool(re.search(r"[(=\[]", code))


def _drop_lead(texts: list[str]) -> None:
    """Take away the words that lead to a line of code: they end in a colon."""
    if texts and texts[-1].endswith(":"):
        left = SENTENCE.split(texts.pop())[:-1]
        if left:
            texts.append(" ".join(left))


def _to_write(sentence: str, codes: list[str], has_own_rule: bool) -> list[str]:
    """A sentence as it is said to who holds a pen; none when it is about typing alone."""
    for typed, written in THEN.items():
        if sentence.startswith(typed):
            bare = [re.sub(r'[\[\]"]', "", code) for code in codes]
            return [_filled(sentence.replace(typed, written, 1), bare)]
    if TYPED.match(sentence):
        if has_own_rule or SAID_BELOW.match(sentence):
            return []
        sentence = TYPED.sub(lambda found: WRITTEN[found[1]], sentence)
    return [_filled(sentence, codes)]


def _filled(sentence: str, codes: list[str]) -> str:
    return HOLE.sub(lambda found: codes[int(found[1])], sentence)
