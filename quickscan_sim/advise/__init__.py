"""Advise: from a reading of the quickscan to findings, actions and a draft improvement plan."""

from quickscan_sim.advise.actions import Action, load_actions, matching_actions
from quickscan_sim.advise.explanations import TOPICS, Explanation, explain_reading
from quickscan_sim.advise.finding import Origin
from quickscan_sim.advise.findings import Finding, collect_findings, findings_table
from quickscan_sim.advise.network_findings import gap_finding
from quickscan_sim.advise.no_findings import NoFinding, no_findings_table, say_nothing_about
from quickscan_sim.advise.origin import recompute, recompute_n
from quickscan_sim.advise.plan import ImprovementPlan, PlanRow, draft_plan
from quickscan_sim.advise.ranking import main_findings, others_alike
from quickscan_sim.advise.reading import Reading, summarise_quickscan
from quickscan_sim.advise.recovery import compare_with_truth, count_true_gaps

__all__ = [
    "TOPICS",
    "Action",
    "Explanation",
    "Finding",
    "ImprovementPlan",
    "NoFinding",
    "Origin",
    "PlanRow",
    "Reading",
    "collect_findings",
    "compare_with_truth",
    "count_true_gaps",
    "draft_plan",
    "explain_reading",
    "findings_table",
    "gap_finding",
    "load_actions",
    "main_findings",
    "matching_actions",
    "no_findings_table",
    "others_alike",
    "recompute",
    "recompute_n",
    "say_nothing_about",
    "summarise_quickscan",
]
