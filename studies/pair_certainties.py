"""How sure each kind of weak spot is at every pair, listed or not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.missing_ties import missing_certainty
from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs, places_with_pairs
from quickscan_sim.analyse.network.gaps.quality import probability_weak
from quickscan_sim.analyse.network.pairs.pairs import Pairs, judged_pairs

OF_PAIRS = ("no_tie", "one_way", "weak_quality", "single_broker")
LEAST = 1e-12


def certainties_of_pairs(tie_readings: pd.DataFrame, organisations: pd.DataFrame) -> pd.DataFrame:
    """For every pair, wijk and layer how sure each kind is, also where :func:`find_gaps` would not
    list it because a side was not heard or another condition is not met.

    For studies of how well the list orders pairs; not for a report: where nobody was heard the
    numbers show what is usual, not what is so.

    Returns
    -------
    DataFrame
        ``neighbourhood_id``, ``layer``, ``organisation_id``, ``partner_id``, and a column for
        each of :data:`OF_PAIRS`: expected x p_absent; P(tie for one side only); P(tie) x P(true
        quality below the middle); P(one side has this tie and no other).
    """
    pairs = judged_pairs(tie_readings, organisations)
    only_tie = np.zeros(len(pairs.p_absent))
    for here in places_with_pairs(tie_readings, pairs):
        only_tie[here.rows] = _only_tie(here)
    return pd.DataFrame(
        {
            **pairs.place,
            "no_tie": missing_certainty(pairs),
            "one_way": np.maximum(*pairs.p_only),
            "weak_quality": _weak(pairs),
            "single_broker": only_tie,
        }
    )


def _weak(pairs: Pairs) -> np.ndarray:
    return np.asarray((1 - pairs.p_absent) * probability_weak(pairs))


def _only_tie(here: PlacePairs) -> np.ndarray:
    """The probability that the pair has a tie and one of the two has no other."""
    logs = np.log(np.maximum(here.p_absent, LEAST))
    total = np.bincount(here.one, logs, minlength=here.n)
    total += np.bincount(here.other, logs, minlength=here.n)
    alone = [np.exp(total[side] - logs) for side in (here.one, here.other)]
    return np.asarray(here.p_tie * np.maximum(*alone))
