"""What is measured for a finding: its indicator, and its number now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan import Measure
from quickscan_sim.advise.plan.aims import aim_of
from quickscan_sim.advise.plan.drafting import MONTHS_TO_CHECK, months_after
from quickscan_sim.advise.plan.intervals import baseline_interval

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.reading import Reading


def measured(finding: Finding, reading: Reading, named: bool, language: str) -> tuple[str, Measure]:
    """What is measured for a finding, and that number now."""
    names = Names(reading.scan, named)
    check_date = months_after(reading.scan.measured_on, MONTHS_TO_CHECK)
    top = reading.scan.questionnaire.scored_scale.high
    aim = aim_of(finding, names, check_date, top, baseline_interval(finding, reading))
    now = aim.baseline
    return (
        aim.indicator.in_language(language),
        Measure(now.text.in_language(language), now.value, now.n),
    )
