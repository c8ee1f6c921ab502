"""Remarks that graders can use again, by criterion and level of the rubric."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual

COMMENTS = Path(__file__).parents[2] / "data" / "comments.csv"


@dataclass(frozen=True)
class Comment:
    """A remark for a student; ``misconception`` is the code of what it answers, or ""."""

    comment_id: str
    criterion: str
    level: int
    misconception: str
    text: Bilingual


@cache
def load_comments() -> tuple[Comment, ...]:
    """The remarks of the kit, in their order.

    Examples
    --------
    >>> len(load_comments()) >= 30
    True
    """
    return tuple(
        Comment(
            comment_id=row["comment_id"],
            criterion=row["criterion"],
            level=int(row["level"]),
            misconception=row["misconception"],
            text=Bilingual(row["text_nl"], row["text_en"]),
        )
        for row in read_delimited(COMMENTS).to_dict("records")
    )
