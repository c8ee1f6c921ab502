"""Module M2: scores of people and groups, and what goes wrong on the way."""

from quickscan_sim.teach.answers.scoring import (
    decisions,
    group_numbers,
    hand_scores,
    hand_table,
    impossible,
    reading,
    small_sectors,
)

__all__ = [
    "decisions",
    "group_numbers",
    "hand_scores",
    "hand_table",
    "impossible",
    "reading",
    "small_sectors",
]
