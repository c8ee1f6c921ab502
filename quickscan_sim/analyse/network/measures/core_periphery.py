"""Core and periphery: a group tied to everybody, and others tied to that group only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.measures.graphs import Adjacency

EXHAUSTIVE_UP_TO = 12
"""Organisations up to which every division is tried."""
N_STARTS = 5
"""Cores from which the search starts; one in a sparse matrix."""
LEAST_GAIN = 1e-12


@dataclass(frozen=True)
class CorePeriphery:
    """``correlation`` of the ties with the ideal pattern; NaN and no core where none fits."""

    correlation: float
    in_core: np.ndarray


def core_periphery(linked: Adjacency) -> CorePeriphery:
    """The division into core and periphery that fits best (Borgatti and Everett 1999, discrete).

    In the ideal pattern a pair is tied when at least one of the two is in the core. The fit is the
    correlation of the ties with that pattern over all pairs. Up to 12 organisations all divisions
    are tried; beyond, the search starts at the best cores of most tied organisations and moves or
    exchanges organisations as long as that helps (in a sparse matrix it only moves them). It is the
    same on every run, and may then miss the best. Without ties, or with all, there is no core.

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
    if n <= EXHAUSTIVE_UP_TO:
        in_core = _best_of_all(linked, fit)
    else:
        found = [_improved(linked, start, fit) for start in _starts(linked, fit)]
        in_core = max(found, key=lambda one: fit.of(linked, one))
    return CorePeriphery(fit.of(linked, in_core), in_core)


class _Fit:
    """The correlation as a function of the size of the core and the ties outside it."""

    def __init__(self, n: int, n_ties: float) -> None:
        self.n_ties, self.n_pairs = n_ties, n * (n - 1) / 2
        free = n - np.arange(n + 1.0)
        ideal = self.n_pairs - free * (free - 1) / 2
        spread = n_ties * (self.n_pairs - n_ties) * ideal * (self.n_pairs - ideal)
        real = spread > 0
        root = np.sqrt(spread, out=np.ones(n + 1), where=real)
        # Linear in the ties outside; -inf where the pattern is the same for every pair.
        self._without = np.where(real, n_ties * (self.n_pairs - ideal) / root, -np.inf)
        self._each = np.where(real, self.n_pairs / root, 0.0)

    def __call__(self, size: np.ndarray | int, outside: np.ndarray | float) -> np.ndarray:
        return np.asarray(self._without[size] - self._each[size] * outside)

    def of(self, linked: Adjacency, in_core: np.ndarray) -> float:
        return float(self(in_core.sum(), _outside_ties(linked, in_core)))


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


def _starts(linked: Adjacency, fit: _Fit) -> list[np.ndarray]:
    """The best of the cores of the one, two, three, ... most tied organisations."""
    n = linked.shape[0]
    order = np.argsort(-linked.sum(axis=1), kind="stable")
    rank = np.empty(n, dtype=np.int64)
    rank[order] = np.arange(n)
    one, other = linked.nonzero()
    # A tie lies outside the core until its first end has come in.
    first = np.bincount(np.minimum(rank[one], rank[other]), minlength=n) / 2
    outside = fit.n_ties - np.cumsum(first)
    best = np.argsort(-fit(np.arange(1, n), outside[:-1]), kind="stable")
    return [rank <= last for last in best[: N_STARTS if isinstance(linked, np.ndarray) else 1]]


def _improved(linked: Adjacency, in_core: np.ndarray, fit: _Fit) -> np.ndarray:
    """Move the organisation that most raises the fit; where none does, exchange two."""
    in_core = in_core.copy()
    size, outside = int(in_core.sum()), _outside_ties(linked, in_core)
    current = float(fit(size, outside))
    while True:
        to_outside = linked @ (~in_core).astype(float)
        side = np.where(in_core, 1, -1)
        moved = fit(size - side, outside + side * to_outside)
        turned = [int(moved.argmax())]
        if moved[turned[0]] <= current + LEAST_GAIN:
            turned = _exchanged(linked, in_core, to_outside)
        if not turned:
            return in_core
        in_core[turned] = ~in_core[turned]
        size, outside = int(in_core.sum()), _outside_ties(linked, in_core)
        current = float(fit(size, outside))


def _exchanged(linked: Adjacency, in_core: np.ndarray, to_outside: np.ndarray) -> list[int]:
    """The two whose exchange leaves the fewest ties outside the core; none if that is no gain."""
    if not isinstance(linked, np.ndarray):
        return []
    inner, outer = np.flatnonzero(in_core), np.flatnonzero(~in_core)
    more = to_outside[inner, None] - linked[np.ix_(inner, outer)] - to_outside[outer]
    one, other = divmod(int(more.argmin()), len(outer))
    return [int(inner[one]), int(outer[other])] if more[one, other] < 0 else []
