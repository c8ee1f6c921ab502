"""A part of the scale of scores as a line on a picture: where a score stands, and its marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

STEP = 0.5
"""Marks stand this far apart, in points of the scale."""


@dataclass(frozen=True)
class ScoreAxis:
    """Scores from ``low`` to ``high`` between two places of the picture."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def holding(
        cls, scores: Iterable[float], low: float, high: float, start: float, end: float
    ) -> ScoreAxis:
        """The part that is asked for, made wider by whole steps where a score falls outside.

        >>> axis = ScoreAxis.holding([1.8, 3.0], low=2.0, high=4.0, start=0, end=100)
        >>> axis.low, axis.high
        (1.5, 4.0)
        """
        known = [low, high, *scores]
        return cls(floor(min(known) / STEP) * STEP, ceil(max(known) / STEP) * STEP, start, end)

    def place(self, score: float) -> float:
        """Where a score stands.

        >>> ScoreAxis(2, 4, start=100, end=300).place(3)
        200.0
        """
        share = (score - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def marks(self) -> list[float]:
        """The scores that get a mark.

        >>> ScoreAxis(2, 3.5, 0, 1).marks
        [2.0, 2.5, 3.0, 3.5]
        """
        return [self.low + STEP * step for step in range(round((self.high - self.low) / STEP) + 1)]
