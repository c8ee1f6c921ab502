"""Rows of a plan to look at in a question, read from a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual

PLAN_ROWS = Path(__file__).parents[3] / "data" / "questions" / "plan_rows.csv"


@dataclass(frozen=True)
class PlanRowText:
    """What somebody wrote in one row: the step, who pulls it, what is counted."""

    step: Bilingual
    owner: Bilingual
    measure: Bilingual


@cache
def load_plan_rows() -> tuple[PlanRowText, ...]:
    """The rows in the order of the file.

    >>> len(load_plan_rows()) >= 10
    True
    """
    return tuple(
        PlanRowText(
            *(
                Bilingual(row[f"{name}_nl"], row[f"{name}_en"])
                for name in PlanRowText.__annotations__
            )
        )
        for row in read_delimited(PLAN_ROWS).to_dict("records")
    )
