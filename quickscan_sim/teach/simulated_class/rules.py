"""How simulated students differ, and how often they go wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClassRules:
    """The settings of a simulated class; they are choices of the kit, not measured on people.

    A misconception with difficulty d is held by a student of skill t with a probability of
    logistic(d - slope * t); d is drawn from a normal distribution. Where no misconception of a
    question is held, a student guesses with ``p_guess`` times logistic(-t), and otherwise answers
    as the question asks, but for a slip of the pen.
    """

    slope: float = 1.2
    mean_difficulty: float = -1.4
    sd_difficulty: float = 0.6
    p_slip: float = 0.03
    p_guess: float = 0.3
