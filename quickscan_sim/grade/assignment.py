"""An assignment as the lecturer handed it out: its notebook, and which cell answers what."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError, nearest

ATTEMPT = re.compile(r".*_attempt_([1-9])")
GRADE_ID = re.compile(r"(m\d+)-([wa]\d+)-(show|answer|check)")


@dataclass(frozen=True)
class Assignment:
    """One notebook that is handed in.

    ``cells`` are those of the source notebook, as plain dicts. ``questions`` are the codes of the
    questions it asks, in order ("M2.W1"); ``points`` says what each is worth.
    """

    name: str
    notebook: str
    cells: tuple[Mapping[str, Any], ...]
    questions: tuple[str, ...]
    points: Mapping[str, float]
    source: Path

    @property
    def worth(self) -> float:
        """All points together."""
        return sum(self.points.values())


def read_assignment(source: Path, name: str) -> Assignment:
    """The assignment with this name in a folder ``source``.

    Raises
    ------
    QuickscanError
        When there is none, or its notebook cannot be read.
    """
    names = sorted(place.name for place in source.glob("*") if place.is_dir())
    if name not in names:
        raise QuickscanError(
            "There is no assignment {name} in {folder}; the nearest is {near}. There are: {names}.",
            name=repr(name),
            folder=source,
            near=nearest(name, names) or "-",
            names=", ".join(names) or "-",
        )
    file = source / name / f"{name}.ipynb"
    try:
        cells = tuple(json.loads(file.read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError, TypeError):
        raise QuickscanError(
            "The notebook {file} cannot be read. Put it back from the kit's folder assignments.",
            file=file,
        ) from None
    worth = dict(filter(None, map(_worth, cells)))
    return Assignment(name, name, cells, tuple(worth), worth, source)


def _worth(cell: Mapping[str, Any]) -> tuple[str, float] | None:
    """The question and points of a cell that is graded."""
    asked = question_of(grade_id(cell) or "")
    if asked is None or not cell["metadata"]["nbgrader"].get("grade"):
        return None
    return asked[0], float(cell["metadata"]["nbgrader"]["points"])


def grade_id(cell: Mapping[str, Any]) -> str | None:
    """The name nbgrader knows a cell by; None for an ordinary cell, or metadata of another form.

    >>> grade_id({"metadata": {"nbgrader": {"grade_id": "m2-w1-answer"}}})
    'm2-w1-answer'
    """
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    found = marks.get("grade_id") if isinstance(marks, Mapping) else None
    return found if isinstance(found, str) else None


def question_of(name: str) -> tuple[str, str] | None:
    """The code of the question and the role of the cell with this ``grade_id``.

    >>> question_of("m2-w10-answer")
    ('M2.W10', 'answer')
    >>> question_of("help") is None
    True
    """
    found = GRADE_ID.fullmatch(name)
    return (f"{found[1]}.{found[2]}".upper(), found[3]) if found else None


def attempt_of(name: str) -> int:
    """Which attempt an assignment is: a resit says so at the end of its name.

    >>> attempt_of("M2_3_opdracht"), attempt_of("M2_3_opdracht_attempt_2")
    (1, 2)
    """
    found = ATTEMPT.fullmatch(name)
    return int(found[1]) if found else 1


def cell_name(question_id: str, role: str) -> str:
    """The ``grade_id`` of a question's cell: "show", "answer" or "check".

    >>> cell_name("M2.W10", "answer")
    'm2-w10-answer'
    """
    return f"{question_id.replace('.', '-').lower()}-{role}"


def answer_name(question_id: str) -> str:
    """The variable that holds the answer.

    >>> answer_name("M2.W3")
    'answer_w3'
    """
    return f"answer_{question_id.partition('.')[2].lower()}"
