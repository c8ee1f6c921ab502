"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.disclosure.attack import check_published
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.measures import measure_network, measure_organisations
from quickscan_sim.analyse.network.tie_readings import read_ties
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores.shares import summarise_shares
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

__all__ = [
    "check_published",
    "compare_groups",
    "contrast_sectors",
    "cronbach_alpha",
    "find_gaps",
    "measure_network",
    "measure_organisations",
    "read_ties",
    "score_themes",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
]
