"""A handed-in notebook after reading and repairing: nothing of it has run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from quickscan_sim.language import Message

Literal: TypeAlias = Any
"""What ``ast.literal_eval`` gives, and ``...`` for an answer that was left as it was."""


@dataclass(frozen=True)
class Answered:
    """What an answer cell holds.

    ``source`` is the cell as the student left it. Exactly one of three holds: ``is_typed`` (the
    last assignment to the answer's variable is a literal, in ``value``), ``is_code`` (it has to
    run), or neither: a text in a markdown cell, or no assignment at all (then ``value`` is None
    and ``problem`` says what is amiss). ``cell_id`` is the cell after which the value counts: the
    answer cell, or the one in which the student typed the answer instead.
    """

    question_id: str
    source: str
    is_typed: bool = False
    is_code: bool = False
    value: Literal = None
    problem: Message | None = None
    cell_id: str = ""


@dataclass(frozen=True)
class StudentCell:
    """A code cell that may run: the student's own, or an ordinary one of the lesson."""

    cell_id: str
    source: str


@dataclass(frozen=True)
class Submission:
    """One student's notebook, matched with the assignment.

    ``cells`` are those of a whole notebook, repaired: what the lecturer locked is as it was
    handed out, deleted cells are back, duplicates are ordinary cells. ``answers`` are by question,
    one for each question of the assignment. ``to_run`` are the cells that may run, in order, and
    holds neither locked cells nor empty ones. ``files`` are the other files that may lie beside
    the notebook when code runs. ``typed_codes`` are the personal codes that stand in the notebook.
    ``notes`` say what was repaired or set aside; ``failure`` why nothing can be marked, and then
    everything else is empty.
    """

    student: str
    notebook: str
    cells: tuple[Mapping[str, Any], ...] = ()
    answers: Mapping[str, Answered] = field(default_factory=dict)
    to_run: tuple[StudentCell, ...] = ()
    files: tuple[Path, ...] = ()
    typed_codes: tuple[str, ...] = ()
    handed_in: str = ""
    submission_hash: str = ""
    notes: tuple[Message, ...] = ()
    failure: Message | None = None
