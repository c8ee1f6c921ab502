"""What the judge says of one answer, and a table of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.language import Message

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Judgement:
    """The points for one answer, and why.

    ``worth`` is the most that could be had. ``misconceptions`` are the mistakes that lead to the
    answer; more than one when they can not be told apart. A text, or a function that could not be
    run here, waits for a person: then ``points`` is 0 until somebody has looked.
    """

    question_id: str
    points: float
    worth: float
    misconceptions: tuple[str, ...]
    reason: Message
    needs_a_person: bool = False


def to_frame(judgements: Iterable[Judgement], language: str = "nl") -> pd.DataFrame:
    """One row for every answer: question, points, worth, misconceptions, reason, needs a person.

    Misconceptions stand in one cell with "; " in between; none is an empty text. The reason is in
    Dutch ("nl") or English ("en").
    """
    import pandas as pd

    rows = [
        {
            "question_id": one.question_id,
            "points": one.points,
            "worth": one.worth,
            "misconceptions": "; ".join(one.misconceptions),
            "reason": one.reason.in_language(language),
            "needs_a_person": one.needs_a_person,
        }
        for one in judgements
    ]
    columns = ["question_id", "points", "worth", "misconceptions", "reason", "needs_a_person"]
    return pd.DataFrame(rows, columns=columns)
