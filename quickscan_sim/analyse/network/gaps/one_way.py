"""One side names the other, and the other does not."""

from __future__ import annotations

from quickscan_sim.analyse.network.gaps.gap_rows import joined, pair_gaps
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs


def one_way_ties(pairs: Pairs) -> Columns:
    """Gaps of kind ``one_way``: both sides were heard and only one names the other.

    The certainty is the posterior probability that the tie exists for the naming side only, of
    four classes: no tie, both sides, this side, the other (``Pairs.p_only``; the latent-class
    reading of two reports by Butts 2003). A side that was not heard never makes one.
    The naming side comes first.
    """
    names, names_back = pairs.names
    towards = pairs.where((names == 1) & (names_back == 0))
    back = pairs.where((names == 0) & (names_back == 1)).turned()
    return joined([pair_gaps("one_way", found, found.p_only[0]) for found in (towards, back)])
