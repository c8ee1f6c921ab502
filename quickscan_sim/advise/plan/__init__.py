"""The improvement plan: drafted from findings, written, read back and checked."""

from quickscan_sim.advise.plan.check_plan import check_plan
from quickscan_sim.advise.plan.comments import Comment, load_comments
from quickscan_sim.advise.plan.data_version import data_version
from quickscan_sim.advise.plan.draft import AT_MOST_FIRST_STEPS, AT_MOST_ROWS, draft_plan
from quickscan_sim.advise.plan.model import (
    LEVELS,
    PLAN_COLUMNS,
    STATUSES,
    DataVersion,
    ImprovementPlan,
    Measure,
    PlanRow,
    called,
)
from quickscan_sim.advise.plan.read_plan import read_plan
from quickscan_sim.advise.plan.rubric import Criterion, RubricScore, Signal, load_rubric, score_plan
from quickscan_sim.advise.plan.write_plan import plan_text, write_plan

__all__ = [
    "AT_MOST_FIRST_STEPS",
    "AT_MOST_ROWS",
    "LEVELS",
    "PLAN_COLUMNS",
    "STATUSES",
    "Comment",
    "Criterion",
    "DataVersion",
    "ImprovementPlan",
    "Measure",
    "PlanRow",
    "RubricScore",
    "Signal",
    "called",
    "check_plan",
    "data_version",
    "draft_plan",
    "load_comments",
    "load_rubric",
    "plan_text",
    "read_plan",
    "score_plan",
    "write_plan",
]
