"""The phases of a workshop and their minutes, in 45 and in 30 minutes (curriculum 3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import mark


@dataclass(frozen=True)
class Phase:
    """A phase: its code, its title (for the catalogue) and its minutes; 0 is left out."""

    phase: str
    title: str
    minutes_of_45: int
    minutes_of_30: int

    def minutes(self, length: int) -> int:
        """How long it takes in a workshop of 45 or 30 minutes."""
        return self.minutes_of_45 if length == 45 else self.minutes_of_30


PHASES = (
    Phase("prebrief", mark("Before we start"), 6, 4),
    Phase("predict", mark("Predict"), 3, 3),
    Phase("round_1", mark("Round 1"), 8, 8),
    Phase("round_2", mark("Round 2"), 8, 0),
    Phase("reactions", mark("Reactions"), 3, 2),
    Phase("debrief", mark("Talk about it"), 10, 8),
    Phase("apply", mark("Apply"), 5, 3),
    Phase("close", mark("Close"), 2, 2),
)
LENGTHS = (45, 30)


def phases_of(length: int) -> list[Phase]:
    """The phases of a workshop of this length; in 30 minutes there is one round.

    >>> sum(phase.minutes(30) for phase in phases_of(30)), len(phases_of(30))
    (30, 7)
    """
    return [phase for phase in PHASES if phase.minutes(length)]
