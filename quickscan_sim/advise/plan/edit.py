"""Change one field of a plan as somebody types it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quickscan_sim.advise.plan.model import ImprovementPlan, Measure, PlanRow
from quickscan_sim.advise.plan.text_numbers import N, first_number, numbers_of_people

MEASURES = ("baseline", "target")


def with_field(plan: ImprovementPlan, row: int, field: str, value: Any) -> ImprovementPlan:
    """The plan with one field of one row changed.

    Parameters
    ----------
    row
        Its number, from 1.
    field
        A field of :class:`~quickscan_sim.advise.plan.PlanRow`; a baseline or target is given as
        the text that people read, and its number follows from the text.
    """
    changes: dict[str, Any] = {field: measure_in(value) if field in MEASURES else value}
    rows = list(plan.rows)
    rows[row - 1] = replace(rows[row - 1], **changes)
    return replace(plan, rows=tuple(rows))


def measure_in(text: str) -> Measure:
    """The number of a text, and how many people it says it rests on; without one, words only.

    A percentage is a share from 0 to 1; dates do not count.

    >>> measure_in("3,1 (n = 24)")
    Measure(text='3,1 (n = 24)', value=3.1, n=24)
    >>> measure_in("at least 60%").value, measure_in("half of them").value
    (0.6, None)
    """
    return Measure(text, first_number(N.sub(" ", text)), next(iter(numbers_of_people(text)), None))


def plan_in_words(plan: ImprovementPlan) -> list[str]:
    """Every row in one sentence: number, goal, action."""
    return [_row_in_words(number, row) for number, row in enumerate(plan.rows, start=1)]


def _row_in_words(number: int, row: PlanRow) -> str:
    return f"{number}. {row.goal} {row.action}"
