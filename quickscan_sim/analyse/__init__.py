"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from quickscan_sim.analyse.comparison.change import measure_change
from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
from quickscan_sim.analyse.comparison.detectable_change import (
    measurement_error,
    smallest_detectable_change,
    standard_error_of_measurement,
)
from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.comparison.norms import compare_with_norm, make_norm
from quickscan_sim.analyse.comparison.regression_to_mean import expected_regression
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.network.measures import measure_network, measure_organisations
from quickscan_sim.analyse.network.tie_readings import read_ties
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.response import summarise_response
from quickscan_sim.analyse.scores.shares import summarise_shares
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes

__all__ = [
    "compare_groups",
    "compare_with_norm",
    "contrast_sectors",
    "cronbach_alpha",
    "expected_regression",
    "find_gaps",
    "make_norm",
    "measure_change",
    "measure_network",
    "measure_organisations",
    "measurement_error",
    "read_ties",
    "score_themes",
    "smallest_detectable_change",
    "standard_error_of_measurement",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
]
