"""Advise: from a reading of the quickscan to findings, actions and a draft improvement plan."""

from quickscan_sim.advise.actions import (
    Action,
    Cause,
    Suggestion,
    load_actions,
    possible_causes,
    suggest_actions,
)
from quickscan_sim.advise.explanations import TOPICS, Explanation, explain_reading
from quickscan_sim.advise.findings import (
    Finding,
    NoFinding,
    Origin,
    collect_findings,
    findings_table,
    gap_finding,
    main_findings,
    no_findings_table,
    others_alike,
    recompute,
    recompute_n,
    say_nothing_about,
)
from quickscan_sim.advise.findings.ranking import main_headings
from quickscan_sim.advise.plan import (
    DataVersion,
    ImprovementPlan,
    Measure,
    PlanRow,
    RubricScore,
    check_plan,
    data_version,
    draft_plan,
    read_plan,
    score_plan,
    write_plan,
)
from quickscan_sim.advise.reading import Reading, summarise_quickscan
from quickscan_sim.advise.recovery import compare_with_truth, count_true_gaps
from quickscan_sim.advise.remark import Remark
from quickscan_sim.advise.round_table import (
    RoundTable,
    plan_from_minutes,
    prepare_round_table,
    read_minutes,
    write_minutes_form,
)
from quickscan_sim.advise.wording import check_wording

__all__ = [
    "TOPICS",
    "Action",
    "Cause",
    "DataVersion",
    "Explanation",
    "Finding",
    "ImprovementPlan",
    "Measure",
    "NoFinding",
    "Origin",
    "PlanRow",
    "Reading",
    "Remark",
    "RoundTable",
    "RubricScore",
    "Suggestion",
    "check_plan",
    "check_wording",
    "collect_findings",
    "compare_with_truth",
    "count_true_gaps",
    "data_version",
    "draft_plan",
    "explain_reading",
    "findings_table",
    "gap_finding",
    "load_actions",
    "main_findings",
    "main_headings",
    "no_findings_table",
    "others_alike",
    "plan_from_minutes",
    "possible_causes",
    "prepare_round_table",
    "read_minutes",
    "read_plan",
    "recompute",
    "recompute_n",
    "say_nothing_about",
    "score_plan",
    "suggest_actions",
    "summarise_quickscan",
    "write_minutes_form",
    "write_plan",
]
