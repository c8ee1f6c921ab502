"""Module M2: scores of people and groups, and what goes wrong on the way."""

from quickscan_sim.teach.answers.scoring import (
    decisions,
    fresh_forms,
    group_numbers,
    hand_scores,
    hand_table,
    impossible,
    reading,
    sentences,
    small_sectors,
)

__all__ = [
    "decisions",
    "fresh_forms",
    "group_numbers",
    "hand_scores",
    "hand_table",
    "impossible",
    "reading",
    "sentences",
    "small_sectors",
]
