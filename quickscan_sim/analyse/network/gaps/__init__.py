"""Where partners do not find each other: weak spots in working together, with how sure we are."""

from quickscan_sim.analyse.network.gaps.find import CERTAINTY_FROM, find_gaps
from quickscan_sim.analyse.network.gaps.quality import QUALITY_SPREAD
from quickscan_sim.analyse.network.gaps.skipped import skipped_gaps
from quickscan_sim.analyse.network.gaps.top import top_gaps

__all__ = ["CERTAINTY_FROM", "QUALITY_SPREAD", "find_gaps", "skipped_gaps", "top_gaps"]
