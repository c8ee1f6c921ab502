"""No tie where one is expected."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import pair_gaps
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs

EXPECTED_FROM = 0.5
"""A tie is expected where at least half of such pairs work together in the other wijken."""


def missing_certainty(pairs: Pairs) -> np.ndarray:
    """How sure it is that a pair should work together and does not, for every pair.

    ``expected`` x ``p_absent``: the probability that such a pair works together, times the
    probability that this one does not, given the reports of both sides (latent classes of ties,
    Butts 2003). A side that was not heard tells nothing; ``p_absent`` then rests on the other
    side and on what is expected. 0 where nothing can be expected.
    """
    return np.asarray(np.nan_to_num(pairs.expected * pairs.p_absent))


def missing_ties(pairs: Pairs) -> Columns:
    """Gaps of kind ``no_tie``: both sides were heard, neither names the other, and a tie is
    expected from :data:`EXPECTED_FROM`. A side that was not heard never makes one.
    """
    names, names_back = pairs.names
    found = pairs.where((names == 0) & (names_back == 0) & (pairs.expected >= EXPECTED_FROM))
    return pair_gaps("no_tie", found, missing_certainty(found))
