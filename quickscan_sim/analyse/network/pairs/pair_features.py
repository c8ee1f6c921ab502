"""What other pairs and other layers say about a pair: sectors, organisations, the other layers.

A pair's own reports on a layer never count for that pair on that layer, and nothing from a group
that is left out counts for anything: who fits a model can leave the pairs to be judged out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

PRIOR_PAIRS = 4.0
"""How many pairs the wider rate counts for, beside the pairs of one combination of sectors."""

PRIOR_OWN = 4.0
"""The same for one organisation, beside its own pairs."""

PRIOR_LAYERS = 0.5
"""The same for the other layers of one pair."""

Table = dict[str, np.ndarray]


@dataclass(frozen=True)
class Numbered:
    """Pairs as numbers: a row per wijk, layer and unordered pair.

    ``seen``: how likely a tie is by the reports alone, NaN where too few could tell. ``group``:
    what is left out together (a group of wijken, or a part of the pairs of the only wijk).
    ``crosses``: one of the two is informal, the other is not. ``fair``: known, and not here
    because of its own reports. ``tells``: whether either side has enough reporters to be read.
    """

    wijk: np.ndarray
    layer: np.ndarray
    one: np.ndarray
    other: np.ndarray
    sectors: np.ndarray
    same_sector: np.ndarray
    crosses: np.ndarray
    group: np.ndarray
    seen: np.ndarray
    fair: np.ndarray
    tells: tuple[np.ndarray, np.ndarray]

    @property
    def known(self) -> np.ndarray:
        """Where enough people could tell."""
        return np.asarray(~np.isnan(self.seen))

    @cached_property
    def value(self) -> np.ndarray:
        """``seen``, with 0 where it is unknown."""
        return np.asarray(np.nan_to_num(self.seen))

    @property
    def alike(self) -> np.ndarray:
        """A number for the layer and the two sectors."""
        return np.asarray(self.sectors * (int(self.layer.max(initial=0)) + 1) + self.layer)

    @cached_property
    def pair(self) -> np.ndarray:
        """The number of wijk and pair, the same on every layer."""
        n = int(max(self.one.max(initial=0), self.other.max(initial=0))) + 1
        key = (self.wijk.astype(np.int64) * n + self.one) * n + self.other
        return np.unique(key, return_inverse=True)[1].reshape(-1)


def pair_features(rows: Numbered, left_out: int | None) -> Table:
    """For every row: rates of alike pairs and of both organisations, and the other layers.

    ``such_sectors``: log odds of the rate of such sectors on the layer, drawn to their rate on all
    layers and that to the rate of the layer; the own group and ``left_out`` do not count.
    ``other_layers``: the mean of this pair on the other layers, above what is usual there.
    ``organisations``: how much both have ties on the other layers, above what is usual there.
    """
    counts = (rows.fair & (rows.group != left_out)).astype(float)
    rate = _rates_of_layers(rows, counts)
    such = _such_sectors(rows, counts, rate)
    above = np.where(rows.known, rows.seen - rate, 0.0)
    return {
        "such_sectors": np.log(such / (1 - such)),
        "other_layers": _other_layers(rows, above),
        "organisations": _organisations(rows, above * counts, counts),
        "same_sector": rows.same_sector.astype(float),
        "crosses": rows.crosses.astype(float),
    }


def _rates_of_layers(rows: Numbered, counts: np.ndarray) -> np.ndarray:
    """For each row the rate on its layer, without the own group."""
    overall = (rows.value @ counts + 1.0) / (counts.sum() + 3.0)
    ties, n = (elsewhere(rows, rows.layer, values) for values in (rows.value * counts, counts))
    return np.asarray((ties + PRIOR_PAIRS * overall) / (n + PRIOR_PAIRS))


def _such_sectors(rows: Numbered, counts: np.ndarray, rate: np.ndarray) -> np.ndarray:
    # On all layers together: ties over the ties that the rates of the layers make likely.
    ties, usual = (
        elsewhere(rows, rows.sectors, values) for values in (rows.value * counts, rate * counts)
    )
    on_all = rate * (ties + PRIOR_PAIRS * rate) / (usual + PRIOR_PAIRS * rate)
    wide = np.clip(on_all, 0.02, 0.98)
    ties, n = (elsewhere(rows, rows.alike, values) for values in (rows.value * counts, counts))
    return np.asarray((ties + PRIOR_PAIRS * wide) / (n + PRIOR_PAIRS))


def elsewhere(rows: Numbered, kind: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The sum over the rows of the same kind in other groups."""
    n_groups = int(rows.group.max(initial=0)) + 1
    own = kind * n_groups + rows.group
    return np.asarray(np.bincount(kind, values)[kind] - np.bincount(own, values)[own])


def _other_layers(rows: Numbered, above: np.ndarray) -> np.ndarray:
    """The mean over the other layers of one pair, drawn to what is usual there."""
    total, n_known = (
        np.bincount(rows.pair, values)[rows.pair] - values
        for values in (above, rows.known.astype(float))
    )
    return np.asarray(total / (n_known + PRIOR_LAYERS))


def _organisations(rows: Numbered, above: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """For both sides the mean over their other pairs on the other layers, added."""
    n_layers = int(rows.layer.max(initial=0)) + 1
    n = int(max(rows.one.max(initial=0), rows.other.max(initial=0))) + 1
    sums = []
    for values in (above, counts):
        of_layer = np.zeros(n * n_layers)
        for side in (rows.one, rows.other):
            of_layer += np.bincount(side * n_layers + rows.layer, values, minlength=n * n_layers)
        of_pair = np.bincount(rows.pair, values)[rows.pair] - values
        in_all = of_layer.reshape(n, n_layers).sum(axis=1)
        sums.append(
            [in_all[side] - of_layer[side * n_layers + rows.layer] - of_pair
             for side in (rows.one, rows.other)]
        )  # fmt: skip
    above_both, n_both = sums
    return np.asarray(
        sum(mine / (count + PRIOR_OWN) for mine, count in zip(above_both, n_both, strict=True))
    )
