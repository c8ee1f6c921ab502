"""No tie where one is expected."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import pair_gaps
from quickscan_sim.analyse.network.pairs.expected_reasons import reasons_for
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs

EXPECTED_FROM = 0.5
"""A tie is expected where such a pair is at least as likely to work together as not."""


RANKS = ("first", "second")


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
    expected from :data:`EXPECTED_FROM`. A side that was not heard never makes one. The two
    strongest reasons why it is expected stand beside it.
    """
    names, names_back = pairs.names
    found = pairs.where((names == 0) & (names_back == 0) & (pairs.expected >= EXPECTED_FROM))
    return pair_gaps("no_tie", found, missing_certainty(found), **_because(found))


def _because(found: Pairs) -> dict[str, np.ndarray]:
    """What raises the expectation of each pair most, and second, with its two numbers."""
    reasons = reasons_for(found, most=len(RANKS))
    columns: dict[str, np.ndarray] = {}
    for rank, which in enumerate(RANKS, start=1):
        own = reasons[reasons["rank"] == rank]
        at = own["pair"].to_numpy(np.int64)
        code = np.full(len(found.expected), None, dtype=object)
        code[at] = own["why"].to_numpy(object)
        columns[f"because_{which}"] = code
        for name in ("n", "of"):
            number = np.full(len(found.expected), np.nan)
            number[at] = own[name].to_numpy(float)
            columns[f"because_{which}_{name}"] = number
    return columns
