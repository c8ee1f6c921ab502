"""What chance gives of each brokerage role, at this density and these sizes of groups.

Gould and Fernandez (1989), in the form of ``brokerage`` of R's sna: every arc is there with the
density d, independently. Columns: coordinator, itinerant, representative, gatekeeper, liaison,
total.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Moments:
    """Expectation and standard deviation."""

    expected: np.ndarray
    sd: np.ndarray

    def z(self, counts: np.ndarray) -> np.ndarray:
        """Standard deviations from what is expected; NaN where there is no deviation."""
        z = np.full(np.shape(counts), np.nan)
        np.divide(counts - self.expected, self.sd, out=z, where=self.sd > 0)
        return z


def of_organisations(sizes: np.ndarray, d: float) -> Moments:
    """Of an organisation of each group: group x role."""
    n, total = sizes, float(sizes.sum())
    rest = total - n
    pairs = n * (n - 1)
    triples = pairs * (n - 2)
    other = total - n[:, None] - n
    np.fill_diagonal(other, 0.0)
    ways = np.column_stack(
        [
            (n - 1) * (n - 2),
            pairs.sum() - pairs,
            rest * (n - 1),
            rest * (n - 1),
            rest**2 - ((n**2).sum() - n**2),
            np.full(len(n), (total - 1) * (total - 2)),
        ]
    )
    # Pairs of such ways that share one arc and one absent arc.
    sharing = np.column_stack(
        [
            2 * (n - 1) * (n - 2) * (n - 3),
            2 * (triples.sum() - triples),
            2 * ((n - 1) * _choose_two(rest) + rest * _choose_two(n - 1)),
            2 * ((n - 1) * _choose_two(rest) + rest * _choose_two(n - 1)),
            4 * (_choose_two(other) @ n),
            np.full(len(n), 2 * (total - 1) * (total - 2) * (total - 3)),
        ]
    )
    return _moments(ways, sharing * d**3 * (1 - d) ** 3, d)


def of_network(sizes: np.ndarray, d: float) -> Moments:
    """Of all organisations together: one number a role."""
    n, total = sizes, float(sizes.sum())
    rest = total - n
    liaison_ways, liaison_sharing = _liaisons(n, d)
    two = float((n * rest * (n - 1)).sum())
    all_ways = total * (total - 1) * (total - 2)
    inside = (n * rest * (n - 1)) @ _shared(total - 3, 0, n - 2, d)
    ways = np.array(
        [float((n * (n - 1) * (n - 2)).sum()), two, two, two, liaison_ways, all_ways], dtype=float
    )
    sharing = np.array(
        [
            (n * (n - 1) * (n - 2)) @ _shared(4 * n - 10, 4 * (n - 3), n - 3, d),
            _itinerants(n, d),
            inside,
            inside,
            liaison_sharing,
            all_ways * _shared(4 * total - 10, 4 * (total - 3), total - 3, d),
        ],
        dtype=float,
    )
    return _moments(ways, sharing, d)


def _moments(ways: np.ndarray, sharing: np.ndarray, d: float) -> Moments:
    """Each way is there with d² (1 - d); ways that share arcs go together."""
    chance = d**2 * (1 - d)
    expected = ways * chance
    return Moments(expected, np.sqrt(np.maximum(expected * (1 - chance) + sharing, 0.0)))


def _shared(three: Any, four: Any, five: Any, d: float) -> Any:
    """Pairs of ways that share an arc, by how many arcs the two need together."""
    return three * d**3 * (1 - d) ** 3 - four * d**4 * (1 - d) ** 2 + five * d**5 * (1 - d)


def _itinerants(n: np.ndarray, d: float) -> float:
    x, y = n[:, None], n[None, :]
    of_pairs = x * y * (x - 1) * _shared(2 * x + 2 * y - 6, 0, n.sum() - x - 1, d)
    return float(of_pairs.sum() - np.trace(of_pairs))


def _liaisons(n: np.ndarray, d: float) -> tuple[float, float]:
    """Over ordered triples of different groups."""
    total, k = n.sum(), len(n)
    x, y, z = n[:, None, None], n[None, :, None], n[None, None, :]
    one, two, three = np.ogrid[:k, :k, :k]
    weight = np.where((one != two) & (two != three) & (one != three), x * y * z, 0.0)
    shared = _shared(
        4 * (total - y) - 2 * (x + z + 1),
        4 * (total - z) - 2 * (x + y + 1),
        total - (x + z + 1),
        d,
    )
    return float(weight.sum()), float((weight * shared).sum())


def _choose_two(n: np.ndarray) -> np.ndarray:
    return np.asarray(n * (n - 1) / 2)
