"""The numbers behind what is expected of a pair, as a reader would count them."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.pairs.network_rows import Place, places_in
from quickscan_sim.analyse.network.pairs.pair_features import Numbered, Table, elsewhere

LIKELY = 0.5
"""From this chance on, by the reports alone, a pair counts as working together."""


def evidence_of(rows: Numbered) -> Table:
    """Counts for every pair, none of them with its own reports on the layer.

    ``n_such`` pairs of such sectors elsewhere on the layer, of which ``n_such_ties`` work together;
    ``n_layers`` other layers on which the pair can be read, with a tie on ``n_layer_ties``;
    ``n_common`` partners in common, of ``n_others`` organisations; ``n_partners`` and
    ``n_partners_back``: the partners of both sides. ``one_wijk``: "elsewhere" is the same wijk.
    """
    tied, fair = (rows.value >= LIKELY).astype(float), rows.fair.astype(float)
    others = {"n_such": fair, "n_such_ties": tied * fair}
    layers = {"n_layers": rows.known.astype(float), "n_layer_ties": tied}
    table = {name: elsewhere(rows, rows.alike, values) for name, values in others.items()}
    for name, values in layers.items():
        table[name] = np.bincount(rows.pair, values)[rows.pair] - values
    for name in ("n_common", "n_partners", "n_partners_back", "n_others"):
        table[name] = np.zeros(len(tied))
    for place in places_in(rows):
        for name, values in _in_network(place, tied[place.rows] > 0).items():
            table[name][place.rows] = values
    return table | {"one_wijk": np.full(len(tied), float(rows.wijk.max(initial=0) == 0))}


def _in_network(place: Place, tied: np.ndarray) -> Table:
    from scipy.sparse import csr_array

    one, other = place.one[tied], place.other[tied]
    sides = np.concatenate([one, other]), np.concatenate([other, one])
    ties = csr_array((np.ones(len(sides[0])), sides), shape=(place.n, place.n))
    common = (ties @ ties).tocsr()
    degree = np.bincount(sides[0], minlength=place.n)
    return {
        "n_common": np.asarray(common[place.one, place.other]).reshape(-1),
        "n_partners": degree[place.one] - tied,
        "n_partners_back": degree[place.other] - tied,
        "n_others": np.full(len(tied), place.n - 2.0),
    }
