"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.measures import measure_network, measure_organisations
from quickscan_sim.analyse.network.tie_readings import read_ties
from quickscan_sim.analyse.reliability.agreement import within_group_agreement
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.reliability.between_groups import between_group_correlation
from quickscan_sim.analyse.reliability.intraclass import intraclass_correlation
from quickscan_sim.analyse.reliability.item_statistics import item_statistics
from quickscan_sim.analyse.reliability.lambda6 import guttman_lambda6
from quickscan_sim.analyse.reliability.retest import retest_reliability
from quickscan_sim.analyse.reliability.unreversed import find_unreversed
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores.shares import summarise_shares
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

__all__ = [
    "between_group_correlation",
    "compare_groups",
    "contrast_sectors",
    "cronbach_alpha",
    "find_gaps",
    "find_unreversed",
    "guttman_lambda6",
    "intraclass_correlation",
    "item_statistics",
    "measure_network",
    "measure_organisations",
    "read_ties",
    "retest_reliability",
    "score_themes",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
    "within_group_agreement",
]
