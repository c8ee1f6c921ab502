"""Misconceptions that no answer gives away: points to talk about in class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual

DISCUSSION_POINTS = Path(__file__).parent.parent.parent / "data" / "discussion_points.csv"


@dataclass(frozen=True)
class DiscussionPoint:
    """A misconception to talk about, and the question that opens the talk."""

    misconception_id: str
    module: str
    text: Bilingual


@cache
def load_discussion_points() -> tuple[DiscussionPoint, ...]:
    """The points of ``data/discussion_points.csv``, in its order.

    Examples
    --------
    >>> [point.misconception_id for point in load_discussion_points()]
    ['MV-L3', 'MV-L4', 'MV-L5', 'MV-G6']
    """
    rows = read_delimited(DISCUSSION_POINTS).to_dict("records")
    return tuple(
        DiscussionPoint(
            row["misconception_id"], row["module"], Bilingual(row["text_nl"], row["text_en"])
        )
        for row in rows
    )
