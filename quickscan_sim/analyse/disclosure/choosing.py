"""Which groups to withhold in one table: the order in which groups are published."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from quickscan_sim.analyse.disclosure.reader import Reader
from quickscan_sim.random_streams import stream

N_ORDERS = 5
"""Orders that are tried within each kind; the first is the largest group first."""

SPREAD = 0.5
"""How far the other orders stray: sizes are multiplied by 0.5 to 1.5."""

MOST_TO_TRY = 300
"""Larger tables, and the blocks of one, get one order."""


@dataclass(frozen=True)
class Problem:
    """Groups x atoms, themes x atoms, the importance of each group, and sets to keep unknown.

    ``groups`` holds how often the people of an atom are counted in a group. ``parts`` are the
    parts that lie here of published groups that reach further: what the groups here leave of them
    is watched too.
    """

    groups: sparse.csr_array
    counts: np.ndarray
    rank: np.ndarray
    small_sets: sparse.csr_array
    minimum: int
    parts: np.ndarray | None = None

    @property
    def n(self) -> np.ndarray:
        """People in each group, each counted once, themes x groups."""
        n: np.ndarray = (self.groups.sign() @ self.counts.T).T
        return n

    @property
    def small(self) -> np.ndarray:
        """The groups that are below the threshold on some theme."""
        small: np.ndarray = np.any((self.n > 0) & (self.n < self.minimum), axis=0)
        return small

    @property
    def reaching(self) -> np.ndarray:
        """The parts of groups that reach further, a row each."""
        return np.zeros((0, self.groups.shape[1])) if self.parts is None else self.parts

    def part(self, groups: np.ndarray, atoms: np.ndarray, sets: np.ndarray) -> Problem:
        """Some of the groups, atoms and sets."""
        return Problem(
            sparse.csr_array(self.groups[groups][:, atoms]),
            self.counts[:, atoms],
            self.rank[groups],
            sparse.csr_array(self.small_sets[sets][:, atoms]),
            self.minimum,
        )

    def reader(self) -> Reader:
        """Somebody who knows nothing yet."""
        groups = self.groups.toarray()
        parts = self.reaching
        sets = np.vstack([groups, parts, self.small_sets.toarray()])
        reader = Reader(np.vstack([groups, parts]), self.counts, sets, self.minimum)
        reader.published[len(groups) :] = True
        return reader


def withheld_in_one(table: Problem, known: np.ndarray | None = None) -> np.ndarray:
    """The groups to withhold, exact; ``known`` holds rows of weights that are known already."""
    rows = np.zeros((0, table.groups.shape[1])) if known is None else known
    best, least = np.zeros(0, dtype=bool), None
    for order in orders(table):
        hidden, _ = publish(table, order, rows)
        lost = _loss(hidden, table)
        if least is None or lost < least:
            best, least = hidden, lost
    return best


def orders(table: Problem) -> list[list[int]]:
    """Orders to publish in: the important kinds first, in each about the largest group first."""
    total = table.n.sum(axis=0).astype(float)
    shown = np.flatnonzero(~table.small)
    several = table.parts is None and len(total) <= MOST_TO_TRY and bool(table.small.any())
    n_orders = N_ORDERS if several else 1
    weights = stream(0, "disclosure").uniform(1 - SPREAD, 1 + SPREAD, (n_orders, len(total)))
    weights[0] = 1.0
    return [
        shown[np.lexsort((shown, -(total * weight)[shown], table.rank[shown]))].tolist()
        for weight in weights
    ]


def publish(table: Problem, order: list[int], known: np.ndarray) -> tuple[np.ndarray, Reader]:
    """The groups to withhold in this order, and somebody who has read the others."""
    hidden = table.small
    reader = table.reader()
    reader.knows(known)
    for group in order:
        if reader.would_learn(group):
            hidden[group] = True
        else:
            reader.read(group)
    return hidden, reader


def _loss(hidden: np.ndarray, table: Problem) -> tuple[int, ...]:
    """Groups lost of each kind, the most important first; then the people in them."""
    lost = np.bincount(table.rank[hidden], minlength=1 + int(table.rank.max(initial=0)))
    return (*lost.tolist(), int(table.n.sum(axis=0)[hidden].sum()))
