"""What is measured for a finding: from the data, or as people write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan import Measure
from quickscan_sim.advise.plan.aims import aim_of
from quickscan_sim.advise.plan.drafting import MONTHS_TO_CHECK, months_after
from quickscan_sim.advise.plan.intervals import baseline_interval

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.reading import Reading

NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d+(?:[.,]\d+)?\s*%?")
N = re.compile(r"n\s*=\s*(\d+)")


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


def read_measure(text: str) -> Measure:
    """A number as people write it: "3,4", "at least 60%", "3,1 (n = 24)"; else words only.

    >>> read_measure("3,1 (n = 24)")
    Measure(text='3,1 (n = 24)', value=3.1, n=24)
    >>> read_measure("60%").value
    0.6
    """
    n = N.search(text)
    found = NUMBER.search(N.sub("", text))
    if found is None:
        return Measure(text)
    written = found[0].replace(",", ".").replace("\N{MINUS SIGN}", "-").strip()
    is_share = written.endswith("%")
    value = float(written.rstrip("% ")) / (100 if is_share else 1)
    return Measure(text, value, int(n[1]) if n else None)
