"""The readings of one wijk and layer as matrices: who names whom, and who is linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_option, check_table
from quickscan_sim.analyse.network.ties.place_readings import TIE_KINDS, PlaceReading

if TYPE_CHECKING:
    import networkx as nx

Adjacency: TypeAlias = Any
"""Organisation x partner of 0 and 1, nothing on the diagonal: a NumPy array, or a SciPy
``csr_array`` where the network is large. Both know ``@``, ``*`` (cell by cell), ``.T`` and
``.sum(axis)``, so one line of code serves both."""

DENSE_UP_TO = 400
"""Organisations up to which a network is a plain array; above, only its ties are kept."""


@dataclass(frozen=True)
class ReportedGraph:
    """What is known of who names whom.

    ``arcs``: organisation x partner, 1 where the organisation names the partner; the row of an
    organisation that is not ``readable`` is empty because nobody knows, not because it has no
    ties. ``known``: the organisation is readable, or a readable one names it.
    """

    names: np.ndarray
    n_reporters: np.ndarray
    readable: np.ndarray
    known: np.ndarray
    arcs: Adjacency

    def inside(self) -> Adjacency:
        """Who names whom among readable organisations: both directions of every pair are known."""
        return self.arcs[self.readable][:, self.readable]

    def linked(self) -> Adjacency:
        """Known organisations, linked where at least one side names the other."""
        return symmetric(self.arcs[self.known][:, self.known])


def reported_graph(reading: PlaceReading) -> ReportedGraph:
    """The graph of the readings of one wijk and layer.

    A pair without a row is named by nobody, so a table with only the ties gives the same graph.
    """
    readable = np.zeros(reading.n, dtype=bool)
    readable[reading.organisation[~np.isnan(reading.named)]] = True
    named = reading.named == 1
    one, other = reading.organisation[named], reading.partner[named]
    known = readable.copy()
    known[other] = True
    return ReportedGraph(
        reading.names, reading.reporters(), readable, known, adjacency(one, other, reading.n)
    )


def adjacency(one: np.ndarray, other: np.ndarray, n: int) -> Adjacency:
    """The matrix of these arcs: a plain array, or a sparse one where it is large."""
    if n <= DENSE_UP_TO:
        table = np.zeros((n, n))
        table[one, other] = 1.0
        return table
    from scipy.sparse import csr_array

    sparse = csr_array((np.ones(len(one)), (one, other)), shape=(n, n))
    sparse.sum_duplicates()
    sparse.data[:] = 1.0
    return sparse


def symmetric(arcs: Adjacency) -> Adjacency:
    """Linked where at least one side names the other."""
    return ((arcs + arcs.T) > 0).astype(float)


def ends(arcs: Adjacency) -> tuple[np.ndarray, np.ndarray]:
    """The two ends of every arc."""
    one, other = arcs.nonzero()
    return np.asarray(one), np.asarray(other)


def as_networkx(linked: Adjacency) -> nx.Graph[int]:
    """The same undirected network for networkx; organisations are numbers."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(linked.shape[0]))
    one, other = ends(linked)
    once = one < other
    graph.add_edges_from(zip(one[once].tolist(), other[once].tolist(), strict=True))
    return graph


def readings_of_tie(tie_readings: pd.DataFrame, tie: str) -> pd.DataFrame:
    """The readings with the wanted kind of tie in the column ``names``.

    Raises
    ------
    QuickscanError
        For an unknown kind of tie, or a table without the column of this kind.
    """
    check_option("tie", tie, TIE_KINDS)
    column = TIE_KINDS[tie]
    check_table(tie_readings, "tie_readings", dict.fromkeys([*READINGS, column]))
    return tie_readings if column == "names" else tie_readings.assign(names=tie_readings[column])
