"""What became of each row of a plan at the second measurement: verdicts, with their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.advise.findings import collect_findings
from quickscan_sim.advise.reading import summarise_quickscan
from quickscan_sim.advise.second_measurement.row_change import seen_change
from quickscan_sim.advise.second_measurement.seen import Seen
from quickscan_sim.advise.second_measurement.tie_rows import TieChances, read_tie
from quickscan_sim.analyse import adjust_p
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan, PlanRow
    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements
    from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves

VERDICTS = ("reached", "moved", "perhaps", "no_change", "moved_away", "cannot_read")
ALPHA = 0.05
MUCH = 0.5
"""The share of the wanted change from which a move that may be chance is worth a word."""
LOWER_IS_BETTER = ("hesitation", "silent", "wish")


@dataclass(frozen=True)
class RowReading:
    """A plan row a measurement later.

    ``verdict`` is one of :data:`VERDICTS`: "reached" (clearly moved, and the number now is at or
    past the target), "moved" (clearly moved, not there yet or without a target in numbers),
    "perhaps" (moved the right way, but it can be chance), "no_change" (nothing to be seen;
    ``seen.smallest`` is what could have been seen), "moved_away" (clearly the wrong way) and
    "cannot_read", with its ``reason``. ``p_adjusted`` is corrected for the number of rows (Holm
    1979): of many rows one moves by chance alone. ``chances`` are those of a weak spot in the
    network (:func:`~quickscan_sim.advise.second_measurement.tie_rows.read_tie`).
    """

    row: PlanRow
    verdict: str
    finding: Finding | None = None
    seen: Seen | None = None
    reason: str | None = None
    p_adjusted: float | None = None
    chances: TieChances | None = None

    @property
    def is_firm(self) -> bool:
        """Whether something is claimed."""
        return self.verdict in ("reached", "moved", "moved_away")


def read_rows(
    plan: ImprovementPlan,
    both: TwoMeasurements,
    change: pd.DataFrame,
    regression: pd.DataFrame,
    scores: pd.DataFrame,
    network: Callable[[], NetworkWaves | None],
    findings: Iterable[Finding] | None = None,
) -> tuple[RowReading, ...]:
    """The verdict of each row, in order.

    A row follows the number of its finding in the same group: the mean of everybody who answered
    (people who answered twice are shown beside it). A change counts as clear when its p-value,
    Holm-adjusted over the rows of the plan, is below .05, and when what is left after the
    expected regression to the mean lies beside 0 as well: a plan is made for who scored lowest,
    and who is lowest comes back a little by itself.

    Parameters
    ----------
    plan
        Made from the earlier measurement.
    change, regression, scores
        The tables of the reading.
    network
        Gives the networks compared; asked only when a row is about a tie.
    findings
        Those of the earlier measurement; by default they are collected again.
    """
    if findings is None:
        findings = collect_findings(summarise_quickscan(both.scans[0]))
    by_id = {one.finding_id: one for one in findings}
    readings = [
        _read(row, by_id.get(row.finding_id), both, change, regression, scores, network)
        for row in plan.rows
    ]
    p = np.array([_p(one) for one in readings], dtype=float)
    return tuple(
        _judged(one, None if np.isnan(value) else float(value))
        for one, value in zip(readings, adjust_p(p) if len(p) else p, strict=True)
    )


def _p(reading: RowReading) -> float:
    return np.nan if reading.seen is None or reading.seen.p is None else reading.seen.p


def _read(
    row: PlanRow,
    finding: Finding | None,
    both: TwoMeasurements,
    change: pd.DataFrame,
    regression: pd.DataFrame,
    scores: pd.DataFrame,
    network: Callable[[], NetworkWaves | None],
) -> RowReading:
    """What was seen, before it is known how many rows there are to judge."""
    if finding is None:
        return RowReading(row, "cannot_read", reason="unknown_finding")
    if finding.kind in GAP_KINDS and finding.kind != "weak_quality":
        verdict, reason, chances = read_tie(finding, network())
        return RowReading(row, verdict, finding, reason=reason, chances=chances)
    if finding.kind == "wish":
        return RowReading(row, "cannot_read", finding, reason="not_asked")
    seen = seen_change(finding, both, change, regression, scores)
    if seen.change is None:
        return RowReading(row, "cannot_read", finding, seen, seen.reason or "not_known")
    if seen.p is None:
        return RowReading(row, "cannot_read", finding, seen, seen.reason or "no_interval")
    return RowReading(row, "no_change", finding, seen)


def _judged(reading: RowReading, p_adjusted: float | None) -> RowReading:
    seen = reading.seen
    if p_adjusted is None or seen is None or seen.change is None:
        return reading
    reading = replace(reading, p_adjusted=p_adjusted)
    sign, target = _direction(reading), reading.row.target.value
    forward = sign * seen.change
    if p_adjusted >= ALPHA:
        wanted = None if target is None or seen.earlier is None else sign * (target - seen.earlier)
        is_much = forward > 0 and (wanted is None or forward >= MUCH * wanted)
        return replace(reading, verdict="perhaps" if is_much else "no_change")
    if forward < 0:
        return replace(reading, verdict="moved_away")
    rest = [sign * end for end in (seen.rest_low, seen.rest_high) if end is not None]
    if min(rest, default=1.0) <= 0:
        return replace(reading, verdict="perhaps", reason="regression")
    is_there = target is not None and seen.later is not None and sign * (seen.later - target) >= 0
    return replace(reading, verdict="reached" if is_there else "moved")


def _direction(reading: RowReading) -> int:
    """1 where more is better, -1 where less is: as the target says, else as the kind does."""
    target, seen = reading.row.target.value, reading.seen
    then = None if seen is None else seen.earlier
    if target is not None and then is not None and target != then:
        return 1 if target > then else -1
    kind = "" if reading.finding is None else reading.finding.kind
    return -1 if kind in LOWER_IS_BETTER else 1
