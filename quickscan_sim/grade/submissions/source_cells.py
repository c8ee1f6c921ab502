"""The cells of an assignment as they were handed out, and what each is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quickscan_sim.grade.assignment import Assignment, answer_name, grade_id, question_of
from quickscan_sim.grade.submissions.students_cells import text_of

PLACEHOLDERS = (
    "*Dubbelklik hier en schrijf je antwoord.*",
    "*Double-click here and write your answer.*",
)
"""What stands in a text that nobody wrote yet, in both versions of a notebook."""


@dataclass(frozen=True)
class SourceCell:
    """A cell that was handed out. ``role`` is "show", "answer", "check", or "" for the others."""

    name: str
    kind: str
    text: str
    question_id: str
    role: str
    raw: Mapping[str, Any]

    @property
    def is_locked(self) -> bool:
        """Whether students may not change it."""
        return self.role in ("show", "check")

    @property
    def is_text(self) -> bool:
        """Whether it is the place of a text that a person reads."""
        return self.role == "answer" and self.kind == "markdown"

    @property
    def variable(self) -> str:
        """The name that holds the answer."""
        return answer_name(self.question_id)

    def is_filled(self, text: str) -> bool:
        """Whether somebody typed an answer in this cell."""
        if self.is_text:
            return is_written(text, self.text)
        if bare(text) == bare(self.text):
            return False
        after = re.search(rf"{self.variable}[ \t]*(?::[^=\n]{{0,80}})?=(?!=)\s*(\S.*)", text)
        return after is None or after[1].strip() not in ("...", "…")


def is_written(text: str, placeholder: str) -> bool:
    """Whether a text holds more than the line that was handed out."""
    for line in (placeholder, *PLACEHOLDERS):
        text = text.replace(line.strip(), "")
    return bool(text.strip(" \n\t*_"))


def bare(text: str) -> str:
    """A text without the spaces at the ends of lines, to see whether two are the same."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@lru_cache(maxsize=8)
def _source_cells(holder: _ById) -> tuple[SourceCell, ...]:
    return tuple(map(_source_cell, holder.assignment.cells))


def source_cells(assignment: Assignment) -> tuple[SourceCell, ...]:
    """All cells of the assignment, in order; made once for a whole class."""
    return _source_cells(_ById(assignment))


@dataclass(frozen=True, eq=False)
class _ById:
    """An assignment, which holds dicts, as something that can be looked up."""

    assignment: Assignment

    def __hash__(self) -> int:
        return id(self.assignment)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.assignment is self.assignment


def _source_cell(raw: Mapping[str, Any]) -> SourceCell:
    name = grade_id(raw) or str(raw.get("id", ""))
    question_id, role = question_of(name) or ("", "")
    return SourceCell(name, str(raw["cell_type"]), text_of(raw["source"]), question_id, role, raw)
