"""Routes between organisations, beside networkx, and from a sample of organisations."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from analyse.network.measures.test_network_measures import graphs
from hypothesis import given, settings

from quickscan_sim.analyse.network.measures import shortest_paths
from quickscan_sim.analyse.network.measures.graphs import adjacency
from quickscan_sim.analyse.network.measures.shortest_paths import EXACT_UP_TO, shortest_routes


@settings(deadline=None, max_examples=50)
@given(graphs(least=2))
def test_directed_betweenness_is_that_of_networkx(arcs: np.ndarray) -> None:
    graph = nx.from_numpy_array(arcs, create_using=nx.DiGraph)
    theirs = nx.betweenness_centrality(graph, normalized=False)
    assert shortest_routes(arcs).betweenness == pytest.approx(list(theirs.values()))


def test_from_a_sample_the_numbers_are_near_the_exact_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(3)
    n = EXACT_UP_TO + 100
    one, other = (rng.integers(0, n, 8 * n) for _ in range(2))
    apart = one != other
    linked = adjacency(
        np.concatenate([one[apart], other[apart]]), np.concatenate([other[apart], one[apart]]), n
    )
    sampled = shortest_routes(linked)
    monkeypatch.setattr(shortest_paths, "EXACT_UP_TO", n)
    exact = shortest_routes(linked)
    assert sampled.sampled
    assert not exact.sampled
    assert np.corrcoef(sampled.betweenness, exact.betweenness)[0, 1] > 0.95
    assert sampled.betweenness.sum() == pytest.approx(exact.betweenness.sum(), rel=0.02)
    assert sampled.harmonic == pytest.approx(exact.harmonic, rel=0.05)
    assert (shortest_routes(linked).betweenness == exact.betweenness).all()
