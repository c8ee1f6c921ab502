"""How sure the number is that a goal starts from, and what a later one must reach to be seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.finding import Finding

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

Interval = tuple[float, float]


def baseline_interval(finding: Finding, reading: Reading) -> Interval | None:
    """The 95 % interval of the number that an aim starts from; None where there is none.

    For a need that is the interval of the mean of the sector (its own interval is about the
    difference with other sectors); for a share or the quality of a tie that of the finding.
    """
    if finding.kind in ("hesitation", "weak_quality"):
        return _given(finding.ci_low, finding.ci_high)
    if finding.kind != "need":
        return None
    summary = reading.score_summary
    rows = summary[
        (summary["grouping"] == "sector")
        & (summary["sector"] == finding.sector)
        & (summary["theme"] == finding.theme)
        & ~summary["withheld"].astype(bool)
    ]
    if rows.empty:
        return None
    return _given(float(rows["ci_low"].iloc[0]), float(rows["ci_high"].iloc[0]))


def _given(low: float | None, high: float | None) -> Interval | None:
    known = low is not None and high is not None and not math.isnan(low + high)
    return (low, high) if known else None  # type: ignore[return-value]


def first_above(interval: Interval | None, step: float = 0.1) -> float:
    """The lowest number on this step that lies above an interval; minus infinity without one.

    >>> first_above((2.6, 3.14))
    3.2
    """
    if interval is None:
        return -math.inf
    return round((math.floor(interval[1] / step + 1e-9) + 1) * step, 10)


def first_below(interval: Interval | None, step: float = 0.01) -> float:
    """The highest number on this step that lies below an interval; infinity without one.

    >>> first_below((0.25, 0.40))
    0.24
    """
    if interval is None:
        return math.inf
    return round((math.ceil(interval[0] / step - 1e-9) - 1) * step, 10)
