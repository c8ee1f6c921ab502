"""The network of a municipality while weak spots are put into it, and where there is room."""

from __future__ import annotations

from collections import Counter
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
    """The network under change: own copies of levels and qualities, and what was touched."""

    network: Network
    level: np.ndarray
    quality: np.ndarray
    n_invited: np.ndarray
    is_informal: np.ndarray
    usual: np.ndarray
    n_alike: np.ndarray
    touched: set[int] = field(default_factory=set)
    removed: Counter[tuple[int, ...]] = field(default_factory=Counter)
    gaps: list[PlantedGap] = field(default_factory=list)

    def is_free(self, pair: int) -> bool:
        """Both sides have enough people to be heard, and nothing is planted in this pair."""
        return pair not in self.touched and all(
            self.n_invited[side] >= ENOUGH_PEOPLE for side in self.sides(pair)
        )

    def stays_usual(self, pair: int, layer: int) -> bool:
        """Would most pairs of these sectors still work together without this one?"""
        removed = self.removed[self._alike(pair, layer)]
        return removed == 0 or removed + 1 <= MOST_ALIKE * self.n_alike[pair]

    def sides(self, pair: int) -> tuple[int, int]:
        """The two organisations of a pair."""
        return int(self.network.first[pair]), int(self.network.second[pair])

    def remove(self, pair: int, layer: int) -> None:
        """Take away a tie, both ways."""
        self.level[pair, layer] = 0
        self.forget_quality(pair)
        self.removed[self._alike(pair, layer)] += 1

    def forget_quality(self, pair: int) -> None:
        """A side without any tie left has no quality."""
        still_there = self.level[pair].max(axis=0) > 0
        self.quality[pair] = np.where(still_there, self.quality[pair], 0)

    def _alike(self, pair: int, layer: int) -> tuple[int, ...]:
        return (*(int(sector) for sector in self.network.sectors[pair]), layer)


def start_draft(network: Network, organisations: pd.DataFrame) -> Draft:
    """The drawn network, ready to be changed."""
    usual, n_alike = _usual(network)
    return Draft(
        network=network,
        level=network.level.copy(),
        quality=network.quality.copy(),
        n_invited=organisations["n_invited"].to_numpy(int),
        is_informal=organisations["is_informal"].to_numpy(bool),
        usual=usual,
        n_alike=n_alike,
    )


def _usual(network: Network) -> tuple[np.ndarray, np.ndarray]:
    """Pairs x layers: how often such sectors work together; and how many such pairs there are.

    Half what is expected of the two sectors, half what the drawn network shows of them.
    """
    _, alike = np.unique(network.sectors, axis=0, return_inverse=True)
    alike = alike.reshape(-1)
    n_alike = np.bincount(alike)
    tied = (network.level > 0).any(axis=2).astype(float)
    shown = np.zeros((len(n_alike), tied.shape[1]))
    np.add.at(shown, alike, tied)
    return (network.expected + shown[alike] / n_alike[alike][:, None]) / 2, n_alike[alike]


def best_cells(worth: np.ndarray, allowed: np.ndarray) -> list[tuple[int, int]]:
    """Row and column of every allowed cell, the highest worth first.

    >>> best_cells(np.array([[1.0, 3.0], [2.0, 4.0]]), np.array([[True, True], [True, False]]))
    [(0, 1), (1, 0), (0, 0)]
    """
    order = np.argsort(-worth, axis=None, kind="stable")
    order = order[allowed.ravel()[order]]
    return [(int(cell) // worth.shape[1], int(cell) % worth.shape[1]) for cell in order]
