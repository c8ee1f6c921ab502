"""Do wrong answers fit the neighbourhood of somebody else, or the practice one?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from quickscan_sim.grade.marking.class_key import ClassKey
from quickscan_sim.language import Message
from quickscan_sim.teach.questions import Expected, Question, read_answer

PRACTICE = ""
"""Stands for the practice neighbourhood among the names of students."""

FEWEST = 2
"""So many wrong answers have to fit the other neighbourhood..."""

MOST_SHARING = 0.1
"""...where each is right for at most this share of all neighbourhoods: else it says nothing."""


def fitting_elsewhere(
    student: str,
    questions: Sequence[Question],
    answers: Mapping[str, Any],
    key: ClassKey,
) -> tuple[str, ...]:
    """Whose neighbourhood at least half of a student's wrong answers fit; "" is the practice one.

    Only answers that follow from the data count: numbers and tables. Students who share a
    neighbourhood are no others. Gives the names with the most fitting answers; mostly none.
    """
    own = key.entries[student]
    wrong = {
        one.question_id: found
        for one in questions
        if one.kind in ("number", "table")
        and (found := _read(one, own.expected.get(one.question_id), answers.get(one.question_id)))
        is not None
    }
    units = {name: entry.unit for name, entry in key.entries.items()}
    most_sharing = max(1, MOST_SHARING * len(set(units.values())))
    fits: Counter[str] = Counter()
    for question_id, found in wrong.items():
        elsewhere = [
            name
            for name, expected in _others(own.unit, question_id, key)
            if _canonical(expected.right) == found
        ]
        # Group mates share one neighbourhood: it is one coincidence, however many they are.
        if len({units.get(name) for name in elsewhere}) <= most_sharing:
            fits.update(elsewhere)
    needed = max(FEWEST, math.ceil(len(wrong) / 2))
    most = max(fits.values(), default=0)
    return tuple(sorted(name for name, n in fits.items() if n == most and n >= needed))


def note_on(names: Sequence[str]) -> Message:
    """What the lecturer reads of it."""
    if PRACTICE in names:
        return Message(
            "At least half of the wrong answers fit the practice neighbourhood. Was the own code "
            "left out in the first cell?"
        )
    return Message(
        "At least half of the wrong answers fit the neighbourhood of {students}. Talk about it "
        "first: a shared file and a code typed by mistake look the same.",
        students=", ".join(names),
    )


def note_for_student(names: Sequence[str]) -> Message:
    """What the student reads of it; never whose neighbourhood it is."""
    if PRACTICE in names:
        return Message(
            "Many of your answers fit the practice neighbourhood, and not yours. Is your own code "
            "in the first cell?"
        )
    return Message(
        "Many of your answers fit another neighbourhood than yours. Is your own code in the "
        "first cell?"
    )


def _others(unit: Any, question_id: str, key: ClassKey) -> list[tuple[str, Expected]]:
    found = [
        (name, entry.expected[question_id])
        for name, entry in key.entries.items()
        if entry.unit != unit and question_id in entry.expected
    ]
    if question_id in key.practice:
        found.append((PRACTICE, key.practice[question_id]))
    return found


def _read(question: Question, expected: Expected | None, raw: Any) -> Any:
    """A wrong answer in one form for all who gave it; None for a right or unreadable one."""
    if expected is None or raw is None or raw is ...:
        return None
    value = read_answer(question, raw, expected).value
    found = None if value is None else _canonical(value)
    return None if found == _canonical(expected.right) else found


def _canonical(value: Any) -> Any:
    """Numbers rounded alike, whether whole or not; a table by row."""
    if isinstance(value, Mapping):
        return tuple(sorted((str(row), _canonical(cell)) for row, cell in value.items()))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{float(value):.4g}"
    return str(value)
