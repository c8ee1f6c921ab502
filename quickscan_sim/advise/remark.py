"""One thing to say about a plan or a text: what, how bad, and where."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Message

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True)
class Remark:
    """A sentence about a place in a plan.

    Attributes
    ----------
    code
        What kind of remark it is; the same code is always the same sentence.
    severity
        "error": to be mended; "warning": to think about.
    row
        Number of the row, from 1; None for the plan as a whole.
    field
        Name of the part of the row or plan, as in :class:`~quickscan_sim.advise.plan.PlanRow`.
    """

    code: str
    severity: str
    row: int | None
    field: str | None
    message: Message


def placed(remark: Remark) -> Message:
    """A remark with its place in the plan."""
    if remark.row is None:
        return Message("The whole plan: {remark}", remark=remark.message)
    return Message("Row {row}: {remark}", row=remark.row, remark=remark.message)
