"""Compute: scores, comparisons, networks and gaps, from tables alone.

Nothing here can tell whether the tables were simulated or filled in by real people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.analyse.careless.as_asked import items_as_asked
    from quickscan_sim.analyse.careless.flags import flag_careless, summarise_careless
    from quickscan_sim.analyse.careless.indices import careless_indices
    from quickscan_sim.analyse.careless.without_flagged import means_without_flagged
    from quickscan_sim.analyse.comparison.change import measure_change
    from quickscan_sim.analyse.comparison.contrasts import contrast_sectors
    from quickscan_sim.analyse.comparison.detectable_change import (
        measurement_error,
        smallest_detectable_change,
        standard_error_of_measurement,
    )
    from quickscan_sim.analyse.comparison.effect_sizes import hedges_g
    from quickscan_sim.analyse.comparison.income_groups import compare_groups
    from quickscan_sim.analyse.comparison.mixed_model import fit_mixed_model
    from quickscan_sim.analyse.comparison.non_response import non_response_bounds
    from quickscan_sim.analyse.comparison.norms import compare_with_norm, make_norm
    from quickscan_sim.analyse.comparison.pooling import pool_groups
    from quickscan_sim.analyse.comparison.regression_to_mean import expected_regression
    from quickscan_sim.analyse.comparison.seen_again import seen_again
    from quickscan_sim.analyse.disclosure.attack import check_published
    from quickscan_sim.analyse.multiplicity import adjust_p
    from quickscan_sim.analyse.network.comparison.income_networks import compare_network_groups
    from quickscan_sim.analyse.network.comparison.network_waves import compare_network_waves
    from quickscan_sim.analyse.network.comparison.two_wijken import compare_networks
    from quickscan_sim.analyse.network.density.density import estimate_density
    from quickscan_sim.analyse.network.density.network_draws import draw_networks
    from quickscan_sim.analyse.network.density.network_intervals import network_intervals
    from quickscan_sim.analyse.network.gaps import find_gaps, skipped_gaps, top_gaps
    from quickscan_sim.analyse.network.measures.brokerage import measure_brokerage
    from quickscan_sim.analyse.network.measures.network_measures import measure_network
    from quickscan_sim.analyse.network.measures.organisation_measures import measure_organisations
    from quickscan_sim.analyse.network.pairs.expected_reasons import explain_expected
    from quickscan_sim.analyse.network.ratings.partner_ratings import score_partner_ratings
    from quickscan_sim.analyse.network.ties.layer_overlap import overlap_of_layers
    from quickscan_sim.analyse.network.ties.multiplex import read_multiplex
    from quickscan_sim.analyse.network.ties.reporter_agreement import reporter_agreement
    from quickscan_sim.analyse.network.ties.tie_readings import read_ties
    from quickscan_sim.analyse.network.ties.tie_states import read_tie_states
    from quickscan_sim.analyse.reliability.agreement import within_group_agreement
    from quickscan_sim.analyse.reliability.alpha import cronbach_alpha, summarise_reliability
    from quickscan_sim.analyse.reliability.between_groups import between_group_correlation
    from quickscan_sim.analyse.reliability.dif import find_dif, summarise_dif
    from quickscan_sim.analyse.reliability.intraclass import intraclass_correlation
    from quickscan_sim.analyse.reliability.item_statistics import item_statistics
    from quickscan_sim.analyse.reliability.lambda6 import guttman_lambda6
    from quickscan_sim.analyse.reliability.omega import omega_total
    from quickscan_sim.analyse.reliability.ordinal_alpha import ordinal_alpha
    from quickscan_sim.analyse.reliability.parallel_analysis import parallel_analysis
    from quickscan_sim.analyse.reliability.polychoric import polychoric_correlation
    from quickscan_sim.analyse.reliability.retest import retest_reliability
    from quickscan_sim.analyse.reliability.split_half import split_half
    from quickscan_sim.analyse.reliability.unreversed import find_unreversed
    from quickscan_sim.analyse.response import summarise_response
    from quickscan_sim.analyse.scores.agreement import scale_agreement
    from quickscan_sim.analyse.scores.answer_shares import summarise_answers
    from quickscan_sim.analyse.scores.checklist import summarise_checklist
    from quickscan_sim.analyse.scores.distributions import (
        summarise_distributions,
        summarise_item_distributions,
    )
    from quickscan_sim.analyse.scores.group_means import summarise_groups
    from quickscan_sim.analyse.scores.score_items import score_items
    from quickscan_sim.analyse.scores.score_steps import explain_score
    from quickscan_sim.analyse.scores.seeing_and_acting import compare_seeing_acting
    from quickscan_sim.analyse.scores.shares import summarise_shares
    from quickscan_sim.analyse.scores.summary import summarise_scores
    from quickscan_sim.analyse.scores.theme_scores import favourable_items, score_themes
    from quickscan_sim.analyse.scores.two_camps import two_camps

__all__ = [
    "adjust_p",
    "between_group_correlation",
    "careless_indices",
    "check_published",
    "compare_groups",
    "compare_network_groups",
    "compare_network_waves",
    "compare_networks",
    "compare_seeing_acting",
    "compare_with_norm",
    "contrast_sectors",
    "cronbach_alpha",
    "draw_networks",
    "estimate_density",
    "expected_regression",
    "explain_expected",
    "explain_score",
    "favourable_items",
    "find_dif",
    "find_gaps",
    "find_unreversed",
    "fit_mixed_model",
    "flag_careless",
    "guttman_lambda6",
    "hedges_g",
    "intraclass_correlation",
    "item_statistics",
    "items_as_asked",
    "make_norm",
    "means_without_flagged",
    "measure_brokerage",
    "measure_change",
    "measure_network",
    "measure_organisations",
    "measurement_error",
    "network_intervals",
    "non_response_bounds",
    "omega_total",
    "ordinal_alpha",
    "overlap_of_layers",
    "parallel_analysis",
    "polychoric_correlation",
    "pool_groups",
    "read_multiplex",
    "read_tie_states",
    "read_ties",
    "reporter_agreement",
    "retest_reliability",
    "scale_agreement",
    "score_items",
    "score_partner_ratings",
    "score_themes",
    "seen_again",
    "skipped_gaps",
    "smallest_detectable_change",
    "split_half",
    "standard_error_of_measurement",
    "summarise_answers",
    "summarise_careless",
    "summarise_checklist",
    "summarise_dif",
    "summarise_distributions",
    "summarise_groups",
    "summarise_item_distributions",
    "summarise_reliability",
    "summarise_response",
    "summarise_scores",
    "summarise_shares",
    "top_gaps",
    "two_camps",
    "within_group_agreement",
]

_PLACES = {
    "adjust_p": "multiplicity",
    "between_group_correlation": "reliability.between_groups",
    "careless_indices": "careless.indices",
    "check_published": "disclosure.attack",
    "compare_groups": "comparison.income_groups",
    "compare_network_groups": "network.comparison.income_networks",
    "compare_network_waves": "network.comparison.network_waves",
    "compare_networks": "network.comparison.two_wijken",
    "compare_seeing_acting": "scores.seeing_and_acting",
    "compare_with_norm": "comparison.norms",
    "contrast_sectors": "comparison.contrasts",
    "cronbach_alpha": "reliability.alpha",
    "draw_networks": "network.density.network_draws",
    "estimate_density": "network.density.density",
    "expected_regression": "comparison.regression_to_mean",
    "explain_expected": "network.pairs.expected_reasons",
    "explain_score": "scores.score_steps",
    "favourable_items": "scores.theme_scores",
    "find_dif": "reliability.dif",
    "find_gaps": "network.gaps",
    "find_unreversed": "reliability.unreversed",
    "fit_mixed_model": "comparison.mixed_model",
    "flag_careless": "careless.flags",
    "guttman_lambda6": "reliability.lambda6",
    "hedges_g": "comparison.effect_sizes",
    "intraclass_correlation": "reliability.intraclass",
    "item_statistics": "reliability.item_statistics",
    "items_as_asked": "careless.as_asked",
    "make_norm": "comparison.norms",
    "means_without_flagged": "careless.without_flagged",
    "measure_brokerage": "network.measures.brokerage",
    "measure_change": "comparison.change",
    "measure_network": "network.measures.network_measures",
    "measure_organisations": "network.measures.organisation_measures",
    "measurement_error": "comparison.detectable_change",
    "network_intervals": "network.density.network_intervals",
    "non_response_bounds": "comparison.non_response",
    "omega_total": "reliability.omega",
    "ordinal_alpha": "reliability.ordinal_alpha",
    "overlap_of_layers": "network.ties.layer_overlap",
    "parallel_analysis": "reliability.parallel_analysis",
    "polychoric_correlation": "reliability.polychoric",
    "pool_groups": "comparison.pooling",
    "read_multiplex": "network.ties.multiplex",
    "read_tie_states": "network.ties.tie_states",
    "read_ties": "network.ties.tie_readings",
    "reporter_agreement": "network.ties.reporter_agreement",
    "retest_reliability": "reliability.retest",
    "scale_agreement": "scores.agreement",
    "score_items": "scores.score_items",
    "score_partner_ratings": "network.ratings.partner_ratings",
    "score_themes": "scores.theme_scores",
    "seen_again": "comparison.seen_again",
    "skipped_gaps": "network.gaps",
    "smallest_detectable_change": "comparison.detectable_change",
    "split_half": "reliability.split_half",
    "standard_error_of_measurement": "comparison.detectable_change",
    "summarise_answers": "scores.answer_shares",
    "summarise_careless": "careless.flags",
    "summarise_checklist": "scores.checklist",
    "summarise_dif": "reliability.dif",
    "summarise_distributions": "scores.distributions",
    "summarise_groups": "scores.group_means",
    "summarise_item_distributions": "scores.distributions",
    "summarise_reliability": "reliability.alpha",
    "summarise_response": "response",
    "summarise_scores": "scores.summary",
    "summarise_shares": "scores.shares",
    "top_gaps": "network.gaps",
    "two_camps": "scores.two_camps",
    "within_group_agreement": "reliability.agreement",
}

__getattr__ = imported_on_use(__name__, _PLACES)
