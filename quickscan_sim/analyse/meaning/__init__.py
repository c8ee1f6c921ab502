"""What a result says and what it does not say, in Dutch and English: a function for each kind."""

from quickscan_sim.analyse.meaning.agreement import (
    meaning_of_between_groups,
    meaning_of_raters,
    meaning_of_retest,
    meaning_of_within_group,
)
from quickscan_sim.analyse.meaning.careless import (
    meaning_of_careless,
    meaning_of_means_without_flagged,
)
from quickscan_sim.analyse.meaning.change import (
    meaning_of_change,
    meaning_of_regression_to_the_mean,
)
from quickscan_sim.analyse.meaning.comparison import (
    meaning_of_effect_size,
    meaning_of_group_difference,
    meaning_of_non_response,
    meaning_of_pooled_mean,
    meaning_of_seen_again,
)
from quickscan_sim.analyse.meaning.density import meaning_of_density
from quickscan_sim.analyse.meaning.dif import meaning_of_dif, meaning_of_dif_item
from quickscan_sim.analyse.meaning.dimensions import (
    meaning_of_parallel_analysis,
    meaning_of_polychoric,
)
from quickscan_sim.analyse.meaning.disclosure import meaning_of_withheld
from quickscan_sim.analyse.meaning.distributions import meaning_of_distribution
from quickscan_sim.analyse.meaning.gaps import meaning_of_gap
from quickscan_sim.analyse.meaning.items import meaning_of_item, meaning_of_unreversed
from quickscan_sim.analyse.meaning.meaning import CERTAINTIES, Meaning
from quickscan_sim.analyse.meaning.means import (
    meaning_of_difference,
    meaning_of_mean,
    meaning_of_share,
)
from quickscan_sim.analyse.meaning.network_comparison import (
    meaning_of_density_change,
    meaning_of_gap_later,
    meaning_of_network_difference,
    meaning_of_network_groups,
    meaning_of_ties_over_time,
)
from quickscan_sim.analyse.meaning.networks import (
    meaning_of_broker,
    meaning_of_centralisation,
    meaning_of_communities,
    meaning_of_components,
    meaning_of_external_internal,
    meaning_of_reciprocity,
    meaning_of_sampled_routes,
)
from quickscan_sim.analyse.meaning.norms import meaning_of_norm
from quickscan_sim.analyse.meaning.reliability import meaning_of_reliability
from quickscan_sim.analyse.meaning.seeing_and_acting import meaning_of_seeing_and_acting
from quickscan_sim.analyse.meaning.ties import (
    meaning_of_layer_overlap,
    meaning_of_partner_score,
    meaning_of_reporter_agreement,
    meaning_of_tie_state,
)

__all__ = [
    "CERTAINTIES",
    "Meaning",
    "meaning_of_between_groups",
    "meaning_of_broker",
    "meaning_of_careless",
    "meaning_of_centralisation",
    "meaning_of_change",
    "meaning_of_communities",
    "meaning_of_components",
    "meaning_of_density",
    "meaning_of_density_change",
    "meaning_of_dif",
    "meaning_of_dif_item",
    "meaning_of_difference",
    "meaning_of_distribution",
    "meaning_of_effect_size",
    "meaning_of_external_internal",
    "meaning_of_gap",
    "meaning_of_gap_later",
    "meaning_of_group_difference",
    "meaning_of_item",
    "meaning_of_layer_overlap",
    "meaning_of_mean",
    "meaning_of_means_without_flagged",
    "meaning_of_network_difference",
    "meaning_of_network_groups",
    "meaning_of_non_response",
    "meaning_of_norm",
    "meaning_of_parallel_analysis",
    "meaning_of_partner_score",
    "meaning_of_polychoric",
    "meaning_of_pooled_mean",
    "meaning_of_raters",
    "meaning_of_reciprocity",
    "meaning_of_regression_to_the_mean",
    "meaning_of_reliability",
    "meaning_of_reporter_agreement",
    "meaning_of_retest",
    "meaning_of_sampled_routes",
    "meaning_of_seeing_and_acting",
    "meaning_of_seen_again",
    "meaning_of_share",
    "meaning_of_tie_state",
    "meaning_of_ties_over_time",
    "meaning_of_unreversed",
    "meaning_of_withheld",
    "meaning_of_within_group",
]
