"""From numbers to a plan: what may be quoted, what is firm, and what a plan row still lacks."""

from quickscan_sim.teach.answers.plan.draft_plan import draft_plan_table, missing_parts
from quickscan_sim.teach.answers.plan.evidence import quoted_counts, quoted_means
from quickscan_sim.teach.answers.plan.firm_findings import contrasts_table, firm_contrasts
from quickscan_sim.teach.answers.plan.first_steps import count_first_steps, first_steps_table
from quickscan_sim.teach.answers.plan.sectors import (
    count_quotable_sectors,
    lowest_sectors,
    quotable_sectors,
    sector_labels,
    sectors_table,
)

__all__ = [
    "contrasts_table",
    "count_first_steps",
    "count_quotable_sectors",
    "draft_plan_table",
    "firm_contrasts",
    "first_steps_table",
    "lowest_sectors",
    "missing_parts",
    "quotable_sectors",
    "quoted_counts",
    "quoted_means",
    "sector_labels",
    "sectors_table",
]
