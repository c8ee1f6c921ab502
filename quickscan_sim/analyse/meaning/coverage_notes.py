"""Where an interval is known to hold the truth less, or more, often than 95 times in 100.

The table follows the coverage study (``studies/study_coverage.py``): what falls outside 93 to 97 %
there, or is measured on few draws, is said wherever the number is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.language import Message, mark

FEW_ORGANISATIONS = 3
FEW_PEOPLE = 50


@dataclass(frozen=True)
class Note:
    """A sentence for results of some kinds in which a count of the row is below a bound."""

    kinds: tuple[str, ...]
    column: str
    below: float
    text: str


NOTES = (
    Note(
        ("mean", "difference"),
        "n_organisations",
        FEW_ORGANISATIONS,
        mark(
            "Fewer than {bound} organisations are behind this number. So the interval is rough, "
            "and rather too wide than too narrow."
        ),
    ),
    Note(
        ("mean",),
        "n",
        FEW_PEOPLE,
        mark(
            "Fewer than {bound} people are behind this number. The interval is then rather too "
            "wide than too narrow."
        ),
    ),
    Note(
        ("difference",),
        "n",
        FEW_PEOPLE,
        mark(
            "Fewer than {bound} people are in this group. A difference that is really there is "
            "then easily missed."
        ),
    ),
    Note(
        ("alpha",),
        "clusters",
        1,
        mark(
            "This interval counts people as if they were strangers to each other. Colleagues "
            "resemble each other, so it is rather too narrow."
        ),
    ),
)
"""The exceptions that are known; the first that fits is told."""


def coverage_note(kind: str, row: Mapping[str, object]) -> Message | None:
    """What is known of the interval of this result; None: it holds the truth as it promises.

    ``kind`` is "mean", "difference" or "alpha" (any reliability); ``row`` holds the counts, among
    them ``clusters``: 0 where an interval of a reliability takes no organisations into account.
    A mean about one organisation needs no others, so their number says nothing.

    >>> coverage_note("mean", {"n": 60, "n_organisations": 2}).in_language("en")[:40]
    'Fewer than 3 organisations are behind th'
    >>> coverage_note("mean", {"n": 60, "n_organisations": 9}) is None
    True
    """
    about_one = row.get("target") == "this_organisation"
    for note in NOTES:
        if about_one and note.column == "n_organisations":
            continue
        count = row.get(note.column)
        if kind in note.kinds and _is_number(count) and float(str(count)) < note.below:
            return Message(note.text, bound=note.below)
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating)) and not pd.isna(value)
