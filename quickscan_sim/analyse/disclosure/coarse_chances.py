"""Chances of weak spots in steps, where they would tell how many of three or four people spoke."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.vocabulary import SMALL_CELL

STEP = 0.2
"""Between no one and one of three people who name a partner lies less than this, mostly."""

PRODUCT = ("no_tie", "single_layer", "informal_apart")
"""Kinds whose certainty is ``expected`` times ``p_absent``."""

OWN = ("one_way",)
"""Kinds whose certainty comes from the same few people."""


def with_coarse_chances(gaps: pd.DataFrame) -> pd.DataFrame:
    """The table ``gaps`` with rounder chances where a side has fewer than five people.

    How many of them name the other is not told there. In whole percentages the chance that there
    is no tie would tell it all the same: 1.00 when nobody does, 0.93 when one of three does. So it
    becomes the middle of a step of a fifth: 0.9 for everything from 0.8. The certainty follows.

    Parameters
    ----------
    gaps
        From :func:`~quickscan_sim.analyse.find_gaps`.

    Returns
    -------
    DataFrame
        The same rows in the same order.

    Examples
    --------
    >>> gaps = pd.DataFrame({"kind": "no_tie", "expected": 0.5, "p_absent": [1.0, 0.93, 0.93],
    ...     "certainty": [0.5, 0.46, 0.46], "n_reporters": [3, 3, 6], "n_reporters_back": 6})
    >>> with_coarse_chances(gaps)["p_absent"].tolist()
    [0.9, 0.9, 0.93]
    """
    sides = [gaps[name].astype("float64") for name in ("n_reporters", "n_reporters_back")]
    few = np.any([(side > 0) & (side < SMALL_CELL) for side in sides], axis=0)
    of_pair = few & gaps["kind"].isin([*PRODUCT, *OWN]).to_numpy()
    absent = gaps["p_absent"].mask(of_pair, _middle(gaps["p_absent"]))
    product, own = (of_pair & gaps["kind"].isin(list(kinds)).to_numpy() for kinds in (PRODUCT, OWN))
    both = (gaps["expected"] * absent).round(2).fillna(gaps["certainty"])
    certainty = gaps["certainty"].mask(product, both)
    certainty = certainty.mask(own, _middle(certainty))
    return gaps.assign(p_absent=absent, certainty=certainty)


def _middle(chance: pd.Series[float]) -> pd.Series[float]:
    """The middle of the step that a chance lies in."""
    steps = round(1 / STEP)
    begin = ((chance * steps + 1e-9) // 1).clip(0, steps - 1)
    return ((begin + 0.5) / steps).round(2)
