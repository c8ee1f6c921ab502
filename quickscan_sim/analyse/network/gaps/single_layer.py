"""Two organisations that work together on one layer only."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.gap_rows import gap_rows, pair_gaps
from quickscan_sim.analyse.network.gaps.missing_ties import EXPECTED_FROM
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs

FEWEST_OTHERS = 2
"""On at least two other layers a tie is expected."""


def single_layer_ties(pairs: Pairs) -> Columns:
    """Gaps of kind ``single_layer``: named on exactly one layer, while such a pair is likely to
    work together on two others or more. Both sides were heard.

    ``p_absent`` is the probability that there is no tie on any other layer, the product of those
    of the layers; ``expected`` that at least two of the other layers would have one, if each had
    it as often as such pairs do, apart from the others (a Poisson-binomial tail). The certainty is
    P(tie on this layer) x ``p_absent`` x ``expected``.
    """
    cells = _pairs_by_layer(pairs)
    if cells is None or cells.shape[1] <= FEWEST_OTHERS:
        return gap_rows("single_layer", 0)
    names, names_back = (values[cells] for values in pairs.names)
    heard = ~np.isnan(names) & ~np.isnan(names_back)
    named = np.fmax(names, names_back) == 1
    usual = pairs.expected[cells] >= EXPECTED_FROM
    fits = heard.all(axis=1) & (named.sum(axis=1) == 1)
    fits &= (usual & ~named).sum(axis=1) >= FEWEST_OTHERS
    cells, on_layer = cells[fits], named[fits].argmax(axis=1)
    number = np.arange(len(cells))
    own = cells[number, on_layer]
    is_other = np.ones(cells.shape, dtype=bool)
    is_other[number, on_layer] = False
    p_absent = np.where(is_other, pairs.p_absent[cells], 1.0).prod(axis=1)
    expected = _at_least(np.where(is_other, np.nan_to_num(pairs.expected[cells]), 0.0))
    certainty = (1 - pairs.p_absent[own]) * p_absent * expected
    return pair_gaps(
        "single_layer", pairs.where(own), certainty, expected=expected, p_absent=p_absent
    )


def _pairs_by_layer(pairs: Pairs) -> np.ndarray | None:
    """Row numbers, pair x layer, of the pairs that have a row on every layer of their wijk."""
    keys = ("neighbourhood_id", "organisation_id", "partner_id")
    codes = pd.DataFrame({name: pd.factorize(pairs.place[name])[0] for name in keys})
    pair = codes.groupby(list(keys), sort=False).ngroup().to_numpy()
    layer, layers = pd.factorize(pairs.place["layer"], sort=True)
    if not len(pair):
        return None
    cells = np.full((pair.max() + 1, len(layers)), -1, dtype=np.int64)
    cells[pair, layer] = np.arange(len(pair))
    return np.asarray(cells[(cells >= 0).all(axis=1)])


def _at_least(chances: np.ndarray) -> np.ndarray:
    """The probability of ``FEWEST_OTHERS`` or more of each row's events, which come apart."""
    count = np.zeros((len(chances), FEWEST_OTHERS))
    count[:, :1] = 1.0
    for p in chances.T:
        moved = np.column_stack([np.zeros(len(count)), count[:, :-1]])
        count = count * (1 - p)[:, None] + moved * p[:, None]
    return np.asarray(1 - count.sum(axis=1))
