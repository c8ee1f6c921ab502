"""Keys and their labels: what a student typed, matched to what could be chosen."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from quickscan_sim.errors import nearest
from quickscan_sim.language import Bilingual, Listing, Message, Readable
from quickscan_sim.teach.questions.expected import Expected
from quickscan_sim.teach.questions.kinds.unusable import plain
from quickscan_sim.teach.questions.question import Question

Labels = Mapping[str, Any]
"""Key -> label; a label is a text or knows both languages."""


LONGEST = 2000
"""No choice, and no list of choices, takes more characters than this."""


def labels_of(question: Question, expected: Expected) -> dict[str, Any]:
    """Everything that can be chosen: the options of the file and those of the data."""
    fixed = {option.key: option.text for option in question.options}
    return {**fixed, **expected.options}


def matched(raw: Any, labels: Labels) -> str | None:
    """The key that was meant by a key or a label, in any capitals and either language.

    >>> matched(" B) ", {"a": "Never", "b": "Always"}), matched("always", {"b": "Always"})
    ('b', 'b')
    """
    raw = plain(raw)
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        return None
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, str) and len(raw) > LONGEST:
        return None
    wanted = folded(str(raw))
    for key in labels:
        if wanted == folded(key):
            return key
    for key, label in labels.items():
        if wanted in (folded(text) for text in _texts(label)):
            return key
    for key, names in names_of(labels).items():
        if wanted in (folded(name) for name in names):
            return key
    return None


def names_of(labels: Labels) -> dict[str, tuple[str, ...]]:
    """What each key is called: its label, in both languages, without the key in front of it.

    A name that more than one key has is nobody's.

    >>> names_of({"O01": "O01 The Mill", "O02": "O02 Team", "O03": "O03 Team"})
    {'O01': ('The Mill',), 'O02': (), 'O03': ()}
    """
    names = {key: [_name(key, text) for text in _texts(label)] for key, label in labels.items()}
    n_keys = Counter(name for each in names.values() for name in {folded(one) for one in each})
    return {
        key: tuple(name for name in each if n_keys[folded(name)] == 1)
        for key, each in names.items()
    }


def unknown_key(raw: Any, labels: Labels) -> Message:
    """What is said of something that could not be chosen, with the nearest that can."""
    found = str(plain(raw))[:60]
    by_name = {name: key for key, names in names_of(labels).items() for name in names}
    by_text = {text: key for key, label in labels.items() for text in (key, *_texts(label))}
    by_text = {**by_name, **by_text}
    near = nearest(found, by_text)
    if near is None:
        return Message(
            "{found} can not be chosen here. Choose from {allowed}.",
            found=repr(found),
            allowed=listing(labels),
        )
    return Message(
        "{found} can not be chosen here. The nearest is {near}.",
        found=repr(found),
        near=repr(by_text[near]),
    )


def listing(keys: Iterable[Any]) -> Listing:
    """Keys in a sentence; of a long list the first twelve."""
    shown = [str(key) for key in keys]
    return Listing(tuple(shown[:12]) + (("…",) if len(shown) > 12 else ()))


def split_text(text: str, labels: Labels) -> list[str]:
    """The parts of a text such as "a, c"; a label that holds a comma or "and" stays whole.

    >>> split_text("a; c", {"a": "", "c": ""})
    ['a', 'c']
    """
    if matched(text, labels):
        return [text]
    if re.search(r"[;\n]", text):
        return _stripped(re.split(r"[;\n]", text))
    found: list[str] = []
    for part in _stripped(re.split(r"[,>]", text)):
        whole = matched(part, labels) is not None
        found += [part] if whole else _stripped(re.split(r"\ben\b|\band\b", part))
    return found


def _stripped(parts: Iterable[str]) -> list[str]:
    bare = (part.strip(" []{}()'\"") for part in parts)
    return [part for part in bare if part]


def folded(text: str) -> str:
    """A text without capitals, marks around it and double spaces."""
    text = unicodedata.normalize("NFKC", str(text)).casefold()
    text = re.sub(r"[\s_\-]+", " ", text)
    return text.strip(" .,:;()[]'\"") or text


def _name(key: str, text: str) -> str:
    in_front = re.match(rf"\s*{re.escape(key)}[.:)]?\s+(?=\S)", text, flags=re.IGNORECASE)
    return text[in_front.end() :] if in_front else text


def _texts(label: Any) -> tuple[str, ...]:
    if isinstance(label, Bilingual):
        return label.nl, label.en
    if isinstance(label, Readable):
        return label.in_language("nl"), label.in_language("en")
    return (str(label),) if str(label) else ()
