"""Findings: what a reading shows, how sure that is, what matters most, what cannot be said."""

from quickscan_sim.advise.findings.collect import collect_findings, findings_table
from quickscan_sim.advise.findings.finding import Finding, Origin
from quickscan_sim.advise.findings.network import gap_finding
from quickscan_sim.advise.findings.no_findings import (
    NoFinding,
    no_findings_table,
    say_nothing_about,
)
from quickscan_sim.advise.findings.origin import recompute, recompute_n
from quickscan_sim.advise.findings.ranking import main_findings, others_alike

__all__ = [
    "Finding",
    "NoFinding",
    "Origin",
    "collect_findings",
    "findings_table",
    "gap_finding",
    "main_findings",
    "no_findings_table",
    "others_alike",
    "recompute",
    "recompute_n",
    "say_nothing_about",
]
