"""The criteria of the improvement plan, which has its own file with weights and levels."""

from __future__ import annotations

from functools import cache

from quickscan_sim.teach.questions.rubric_row import RubricRow


@cache
def plan_rubric() -> tuple[RubricRow, ...]:
    """The criteria in the shape of a question's rubric."""
    # Reading plans brings the whole analysis along.
    from quickscan_sim.advise.plan import load_rubric

    return tuple(
        RubricRow(row.criterion, row.name, row.weight * (len(row.levels) - 1), row.levels)
        for row in load_rubric()
    )
