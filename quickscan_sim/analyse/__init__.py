"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.careless.as_asked import items_as_asked
from quickscan_sim.analyse.careless.flags import flag_careless, summarise_careless
from quickscan_sim.analyse.careless.indices import careless_indices
from quickscan_sim.analyse.careless.without_flagged import means_without_flagged
from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.measures import measure_network, measure_organisations
from quickscan_sim.analyse.network.tie_readings import read_ties
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.reliability.dif import find_dif, summarise_dif
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores.shares import summarise_shares
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

__all__ = [
    "careless_indices",
    "compare_groups",
    "contrast_sectors",
    "cronbach_alpha",
    "find_dif",
    "find_gaps",
    "flag_careless",
    "items_as_asked",
    "means_without_flagged",
    "measure_network",
    "measure_organisations",
    "read_ties",
    "score_themes",
    "summarise_careless",
    "summarise_dif",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
]
