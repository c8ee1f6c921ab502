"""Several keys as they were given: a list, a set, a column, a text with commas, ticks."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.kinds.keys import (
    LONGEST,
    Labels,
    listing,
    matched,
    split_text,
    unknown_key,
)
from quickscan_sim.teach.questions.kinds.unusable import listed, plain, refusal
from quickscan_sim.teach.questions.question import Question


def read_keys(raw: Any, labels: Labels, question: Question) -> Answer:
    """The keys that were given, in the order given, as a list."""
    raw = plain(raw)
    amiss = refusal(raw)
    if amiss:
        return Answer(form=amiss)
    if isinstance(raw, str) and len(raw) > LONGEST:
        return Answer(form=unknown_key(raw, labels))
    parts = _parts(raw, labels)
    if parts is None:
        return Answer(
            form=Message(
                'Give a list of keys, such as ["{first}"]. Choose from {allowed}.',
                first=next(iter(labels), "a"),
                allowed=listing(labels),
            )
        )
    if not parts and question.form.n_low != 0:
        return Answer(form=Message("Nothing has been chosen yet."))
    keys: list[str] = []
    for part in parts:
        key = matched(part, labels)
        if key is None:
            return Answer(form=unknown_key(part, labels))
        keys.append(key)
    return Answer(keys)


def wrong_count(n: int, question: Question) -> Message | None:
    """What is said when too few or too many things were chosen."""
    low, high = question.form.n_low, question.form.n_high
    if low is not None and low == high and n != low:
        return Message("Choose {wanted} things here; you chose {n}.", wanted=low, n=n)
    if low is not None and n < low:
        return Message("Choose {low} things or more; you chose {n}.", low=low, n=n)
    if high is not None and n > high:
        return Message("Choose {high} things at most; you chose {n}.", high=high, n=n)
    return None


def _parts(raw: Any, labels: Labels) -> list[Any] | None:
    if isinstance(raw, str):
        return list(split_text(raw, labels))
    if isinstance(raw, dict):
        ticks = all(str(value) in ("True", "False") for value in raw.values())
        return [key for key, ticked in raw.items() if bool(ticked)] if ticks else None
    if isinstance(raw, (set, frozenset)):
        return sorted(raw, key=str)
    parts = listed(raw)
    if isinstance(parts, list):
        return parts
    return [raw] if isinstance(raw, (int, float)) and not isinstance(raw, bool) else None
