"""One row of a rubric: what a person looks at in a text."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Bilingual


@dataclass(frozen=True)
class RubricRow:
    """One criterion for a text that a person marks; ``levels`` run from 0 points upwards."""

    criterion: str
    name: Bilingual
    points: float
    levels: tuple[Bilingual, ...]
