"""Simulated students: a skill, and what they hold to be true."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from quickscan_sim.random_streams import stream
from quickscan_sim.teach.simulated_class.rules import ClassRules


@dataclass(frozen=True)
class SimulatedStudent:
    """A simulated student; ``held`` are the misconceptions that this one always acts on."""

    number: int
    skill: float
    held: frozenset[str]
    p_guess: float
    p_slip: float


def draw_students(
    n: int, misconceptions: Collection[str], seed: int, rules: ClassRules | None = None
) -> list[SimulatedStudent]:
    """A class of students; the same seed gives the same class.

    Every misconception has a stream of its own, so that one question more leaves what a student
    holds about the others as it was.

    Parameters
    ----------
    n
        How many students.
    misconceptions
        The codes that could be held.
    seed
        0 or higher.

    Examples
    --------
    >>> first, second = draw_students(2, ["MV-S1"], seed=1), draw_students(2, ["MV-S1"], seed=1)
    >>> first == second
    True
    """
    rules = rules or ClassRules()
    skills = stream(seed, "skill of simulated students").normal(size=n)
    holders = {code: _holders(code, skills, seed, rules) for code in sorted(misconceptions)}
    return [
        SimulatedStudent(
            number=number,
            skill=float(skill),
            held=frozenset(code for code, holds in holders.items() if holds[number]),
            p_guess=float(rules.p_guess * _logistic(-skill)),
            p_slip=rules.p_slip,
        )
        for number, skill in enumerate(skills)
    ]


def _holders(code: str, skills: np.ndarray, seed: int, rules: ClassRules) -> np.ndarray:
    """For every student whether this misconception is held."""
    chance = stream(seed, f"misconception {code}")
    difficulty = chance.normal(rules.mean_difficulty, rules.sd_difficulty)
    held: np.ndarray = chance.random(len(skills)) < _logistic(difficulty - rules.slope * skills)
    return held


def _logistic(value: np.ndarray) -> np.ndarray:
    logistic: np.ndarray = 1.0 / (1.0 + np.exp(-value))
    return logistic
