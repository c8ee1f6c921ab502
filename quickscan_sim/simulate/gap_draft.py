"""The network of a municipality while weak spots are put into it, and where there is room."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from quickscan_sim.simulate.network import Network

ENOUGH_PEOPLE = 5
"""With 5 invited and a response of .6, three reports are likely."""

MOST_ALIKE = 0.25
"""At most a quarter of the pairs of two sectors loses its tie: else none is expected any more."""


@dataclass(frozen=True)
class PlantedGap:
    """One planted weak spot; wijk, layer and organisations are row numbers."""

    kind: str
    wijk: int
    layer: int
    organisation: int
    partner: int


@dataclass
class Draft:
    """The network under change: own copies of levels and qualities, and what was touched.

    ``usual`` (pairs x layers) tells how often such sectors work together; ``alike`` numbers the
    combinations of two sectors, of which ``n_alike`` pairs exist and ``removed`` lost their tie.
    """

    network: Network
    level: np.ndarray
    quality: np.ndarray
    is_heard: np.ndarray
    is_informal: np.ndarray
    usual: np.ndarray
    alike: np.ndarray
    n_alike: np.ndarray
    removed: np.ndarray
    touched: np.ndarray
    gaps: list[PlantedGap] = field(default_factory=list)

    def free(self, pairs: np.ndarray) -> np.ndarray:
        """Where both sides have enough people to be heard, and nothing is planted yet."""
        heard = self.is_heard[self.network.first[pairs]] & self.is_heard[self.network.second[pairs]]
        return np.asarray(heard & ~self.touched[pairs])

    def stays_usual(self, pairs: np.ndarray) -> np.ndarray:
        """Pairs x layers: would most such pairs still work together without this one?"""
        removed = self.removed[self.alike[pairs]]
        few = removed + 1 <= MOST_ALIKE * self.n_alike[self.alike[pairs]][:, None]
        return np.asarray((removed == 0) | few)

    def others(self, pairs: np.ndarray, organisation: int) -> np.ndarray:
        """The other side of pairs of one organisation."""
        return np.asarray(self.network.first[pairs] + self.network.second[pairs] - organisation)

    def remove(self, pairs: np.ndarray, layer: int) -> None:
        """Take away ties, both ways."""
        self.level[pairs, layer] = 0
        self.forget_quality(pairs)
        np.add.at(self.removed, (self.alike[pairs], layer), 1)

    def forget_quality(self, pairs: np.ndarray) -> None:
        """A side without any tie left has no quality."""
        self.quality[pairs] *= self.level[pairs].max(axis=1, initial=0) > 0

    def note(self, kind: str, wijk: int, pair: int, layer: int, side: int) -> None:
        """Write down what was planted; the organisation is the given side of the pair."""
        self.touched[pair] = True
        sides = int(self.network.first[pair]), int(self.network.second[pair])
        self.gaps.append(PlantedGap(kind, wijk, layer, sides[side], sides[1 - side]))


def start_draft(network: Network, organisations: pd.DataFrame) -> Draft:
    """The drawn network, ready to be changed."""
    alike = _number_combinations(network.sectors)
    n_alike = np.bincount(alike)
    tied = np.asarray(network.level.max(axis=2) > 0)
    shown = np.zeros((len(n_alike), tied.shape[1]))
    for layer in range(tied.shape[1]):
        shown[:, layer] = np.bincount(alike, tied[:, layer], minlength=len(n_alike)) / n_alike
    return Draft(
        network=network,
        level=network.level.copy(),
        quality=network.quality.copy(),
        is_heard=organisations["n_invited"].to_numpy(int) >= ENOUGH_PEOPLE,
        is_informal=organisations["is_informal"].to_numpy(bool),
        # Half what is expected of the two sectors, half what the drawn network shows of them.
        usual=(network.expected + shown[alike]) / 2,
        alike=alike,
        n_alike=n_alike,
        removed=np.zeros(shown.shape, dtype=np.int64),
        touched=np.zeros(len(network.first), dtype=bool),
    )


def _number_combinations(sectors: np.ndarray) -> np.ndarray:
    """A number for each combination of two sectors that occurs."""
    code = sectors[:, 0] * (sectors.max(initial=0) + 1) + sectors[:, 1]
    return np.asarray(np.unique(code, return_inverse=True)[1].reshape(-1))


def best_cells(worth: np.ndarray, allowed: np.ndarray, n: int) -> np.ndarray:
    """Row and column of the n allowed cells of highest worth, the highest first (cells x 2).

    >>> worth = np.array([[1.0, 3.0], [2.0, 4.0]])
    >>> best_cells(worth, worth < 4, 2).tolist()
    [[0, 1], [1, 0]]
    """
    cells = np.flatnonzero(allowed)
    best = cells[np.argsort(-worth.ravel()[cells], kind="stable")[:n]]
    return np.column_stack(np.divmod(best, worth.shape[1]))
