"""A module of the course: its name, what somebody can do afterwards, and its questions."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.questions.question import Question


@dataclass(frozen=True)
class Objective:
    """Something that a student can do after the module; every question belongs to one."""

    objective_id: str
    text: Bilingual


@dataclass(frozen=True)
class Module:
    """One question file."""

    module_id: str
    title: Bilingual
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
