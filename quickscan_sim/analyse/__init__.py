"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.comparison import compare_groups
from quickscan_sim.analyse.contrasts import contrast_sectors
from quickscan_sim.analyse.gaps import find_gaps
from quickscan_sim.analyse.network import measure_network, measure_organisations
from quickscan_sim.analyse.reliability import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores import score_themes
from quickscan_sim.analyse.shares import summarise_shares
from quickscan_sim.analyse.summary import summarise_scores
from quickscan_sim.analyse.tie_readings import read_ties

__all__ = [
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
