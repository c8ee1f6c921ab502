"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
from quickscan_sim.analyse.comparison.effect_sizes import hedges_g
from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.comparison.mixed_model import fit_mixed_model
from quickscan_sim.analyse.comparison.multiplicity import adjust_p
from quickscan_sim.analyse.comparison.non_response import non_response_bounds
from quickscan_sim.analyse.comparison.pooling import pool_groups
from quickscan_sim.analyse.comparison.seen_again import seen_again
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.measures import measure_network, measure_organisations
from quickscan_sim.analyse.network.tie_readings import read_ties
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores.shares import summarise_shares
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

__all__ = [
    "adjust_p",
    "compare_groups",
    "contrast_sectors",
    "cronbach_alpha",
    "find_gaps",
    "fit_mixed_model",
    "hedges_g",
    "measure_network",
    "measure_organisations",
    "non_response_bounds",
    "pool_groups",
    "read_ties",
    "score_themes",
    "seen_again",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
]
