"""Core and periphery: a group tied to everybody, and others tied to that group only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.graphs import Adjacency

EXHAUSTIVE_UP_TO = 12
"""Organisations up to which every division is tried."""
SWAPS_UP_TO = 400
"""Up to here the search also exchanges two organisations in one step."""
LEAST_GAIN = 1e-12


@dataclass(frozen=True)
class CorePeriphery:
    """``correlation`` of the ties with the ideal pattern; NaN and nobody where there is none."""

    correlation: float
    in_core: np.ndarray


def core_periphery(linked: Adjacency) -> CorePeriphery:
    """The division into core and periphery that fits best (Borgatti and Everett 1999, discrete).

    In the ideal pattern a pair is tied when at least one of the two is in the core. The fit is the
    correlation of the ties with that pattern over all pairs. Up to 12 organisations all divisions
    are tried; beyond, the search starts at the best core of most tied organisations and moves or
    exchanges organisations as long as that helps (above 400 it only moves them). It is the same on
    every run, and may then miss the best. Without ties, or with all, there is no correlation.

    >>> import numpy as np
    >>> star = np.zeros((4, 4))
    >>> star[0, 1:] = star[1:, 0] = 1
    >>> found = core_periphery(star)
    >>> found.correlation, found.in_core.tolist()
    (1.0, [True, False, False, False])
    """
    n = linked.shape[0]
    fit = _Fit(n, float(linked.sum()) / 2)
    if n < 3 or not 0 < fit.n_ties < fit.n_pairs:
        return CorePeriphery(np.nan, np.zeros(n, dtype=bool))
    in_core = (
        _best_of_all(linked, fit)
        if n <= EXHAUSTIVE_UP_TO
        else _improved(linked, _start(linked, fit), fit)
    )
    return CorePeriphery(float(fit(in_core.sum(), _outside_ties(linked, in_core))), in_core)


@dataclass(frozen=True)
class _Fit:
    """The correlation as a function of the size of the core and the ties outside it."""

    n: int
    n_ties: float

    @property
    def n_pairs(self) -> float:
        return self.n * (self.n - 1) / 2

    def __call__(self, size: np.ndarray | int, outside: np.ndarray | float) -> np.ndarray:
        free = self.n - np.asarray(size, dtype=float)
        ideal = self.n_pairs - free * (free - 1) / 2
        spread = self.n_ties * (self.n_pairs - self.n_ties) * ideal * (self.n_pairs - ideal)
        joint = self.n_pairs * (self.n_ties - outside) - self.n_ties * ideal
        fit = np.full(np.broadcast(spread, joint).shape, -np.inf)
        np.divide(joint, np.sqrt(spread), out=fit, where=spread > 0)
        return fit


def _outside_ties(linked: Adjacency, in_core: np.ndarray) -> float:
    outside = (~in_core).astype(float)
    return float(outside @ (linked @ outside)) / 2


def _best_of_all(linked: Adjacency, fit: _Fit) -> np.ndarray:
    """Of all divisions the best; of equals the smallest core, then the most tied one."""
    n = linked.shape[0]
    cores = (np.arange(1, 2**n - 1)[:, None] >> np.arange(n)) & 1
    free = 1.0 - cores
    size = cores.sum(axis=1)
    fits = fit(size, ((free @ linked) * free).sum(axis=1) / 2).round(12)
    best = np.lexsort([-(cores @ linked.sum(axis=1)), size, -fits])[0]
    return np.asarray(cores[best] == 1)


def _start(linked: Adjacency, fit: _Fit) -> np.ndarray:
    """The best of the cores of the one, two, three, ... most tied organisations."""
    n = linked.shape[0]
    order = np.argsort(-linked.sum(axis=1), kind="stable")
    rank = np.empty(n, dtype=np.int64)
    rank[order] = np.arange(n)
    one, other = linked.nonzero()
    # A tie lies outside the core until its first end has come in.
    first = np.bincount(np.minimum(rank[one], rank[other]), minlength=n) / 2
    outside = fit.n_ties - np.cumsum(first)
    best = int(np.argmax(fit(np.arange(1, n), outside[:-1])))
    return rank <= best


def _improved(linked: Adjacency, in_core: np.ndarray, fit: _Fit) -> np.ndarray:
    in_core = in_core.copy()
    outside = _outside_ties(linked, in_core)
    current = float(fit(in_core.sum(), outside))
    while True:
        gained, turned = _best_step(linked, in_core, outside, fit)
        if gained <= current + LEAST_GAIN:
            return in_core
        in_core[turned] = ~in_core[turned]
        outside, current = _outside_ties(linked, in_core), gained


def _best_step(
    linked: Adjacency, in_core: np.ndarray, outside: float, fit: _Fit
) -> tuple[float, np.ndarray]:
    """The correlation after the best step, and the organisations that change sides in it."""
    to_outside = linked @ (~in_core).astype(float)
    size = int(in_core.sum())
    moved = fit(size + np.where(in_core, -1, 1), outside + np.where(in_core, 1, -1) * to_outside)
    one = int(np.argmax(moved))
    if linked.shape[0] > SWAPS_UP_TO:
        return float(moved[one]), np.array([one])
    inner, outer = np.flatnonzero(in_core), np.flatnonzero(~in_core)
    after = outside + to_outside[inner, None] - linked[np.ix_(inner, outer)] - to_outside[outer]
    place = np.unravel_index(int(np.argmin(after)), after.shape)
    swapped = float(fit(size, after[place]))
    if swapped > moved[one]:
        return swapped, np.array([inner[place[0]], outer[place[1]]])
    return float(moved[one]), np.array([one])
