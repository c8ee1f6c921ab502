"""The place of each of five organisations, worked by hand.

The same five as in test_network_measures.py: linked are a triangle a, b, c with the tail
b - d - e; sectors x (a, b), y (c, d) and z (e).
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from analyse.network.measures.test_network_measures import NAMED, ORGANISATIONS, PEOPLE, graphs
from analyse.reports import both_ways, readings
from hypothesis import given, settings

from quickscan_sim.analyse import measure_organisations
from quickscan_sim.analyse.network.measures.graphs import as_networkx, symmetric
from quickscan_sim.analyse.network.measures.organisation_measures import measures_of_nodes
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import ORGANISATION_MEASURES


def measured(named: dict[tuple[str, str], int] = NAMED, **more: int) -> pd.DataFrame:
    found = measure_organisations(readings(PEOPLE | more, named), ORGANISATIONS)
    return found.set_index("organisation_id")


def test_five_organisations_as_worked_by_hand() -> None:
    found = measured()
    by_hand = {
        "n_named": [2, 3, 1, 1, 1],
        "n_named_by": [1, 2, 2, 2, 1],
        # Of the six pairs of others, b is between a or c and d or e; d between e and a, b or c.
        "betweenness": [0, 4 / 6, 0, 3 / 6, 0],
        "harmonic": [
            (1 + 1 + 1 / 2 + 1 / 3) / 4,
            (1 + 1 + 1 + 1 / 2) / 4,
            (1 + 1 + 1 / 2 + 1 / 3) / 4,
            (1 + 1 + 1 / 2 + 1 / 2) / 4,
            (1 + 1 / 2 + 1 / 3 + 1 / 3) / 4,
        ],
        "core_number": [2, 2, 2, 1, 1],
        "is_cut_point": [0, 1, 0, 1, 0],
        "in_core": [0, 1, 0, 0, 0],
        # a: half in b, who has a third in c; half in c, who has half in b. d: half in b and in e.
        "constraint": [
            (1 / 2 + 1 / 2 * 1 / 2) ** 2 + (1 / 2 + 1 / 2 * 1 / 3) ** 2,
            2 * (1 / 3 + 1 / 3 * 1 / 2) ** 2 + (1 / 3) ** 2,
            (1 / 2 + 1 / 2 * 1 / 2) ** 2 + (1 / 2 + 1 / 2 * 1 / 3) ** 2,
            2 * (1 / 2) ** 2,
            1,
        ],
        "effective_size": [2 - 2 / 2, 3 - 2 / 3, 2 - 2 / 2, 2, 1],
        "clustering": [1, 1 / 3, 1, 0, np.nan],
        "ei_sector": [0, 1 / 3, 1, 1, 1],
        # a-b-d, c-b-a, c-b-d and b-d-e.
        "coordinator": [0, 0, 0, 0, 0],
        "itinerant": [0, 1, 0, 0, 0],
        "representative": [0, 1, 0, 0, 0],
        "gatekeeper": [0, 1, 0, 0, 0],
        "liaison": [0, 0, 0, 1, 0],
        "brokerage": [0, 3, 0, 1, 0],
    }
    for name, values in by_hand.items():
        assert found[name].to_numpy(float, na_value=np.nan) == pytest.approx(
            np.array(values, dtype=float), nan_ok=True
        ), name
    assert found["reason"].fillna("").tolist() == ["", "", "", "", "one_partner"]
    assert not found["sampled"].any()


def test_an_organisation_of_which_nothing_is_known_is_no_isolate() -> None:
    named = both_ways("ab", "bc", "cd")
    silent, alone = measured(named, e=0).loc["e"], measured(named).loc["e"]
    assert silent[["betweenness", "harmonic", "core_number", "constraint"]].isna().all()
    assert (silent["reason"], silent["brokerage_reason"]) == ("unknown_ties", "too_few_reporters")
    assert (alone["harmonic"], alone["core_number"], alone["reason"]) == (0.0, 0, "no_ties")
    assert alone["brokerage"] == 0


def test_a_silent_organisation_that_is_named_has_a_place() -> None:
    # b cannot be read; a and c name it.
    found = measured({("a", "b"): 4, ("c", "b"): 4}, b=0, d=0, e=0)
    assert found.loc["b", "betweenness"] == 1.0
    assert pd.isna(found.loc["b", "brokerage"])
    assert found["brokerage_reason"].tolist()[:2] == ["too_few_clusters", "too_few_reporters"]


def test_without_organisations_sectors_and_roles_are_missing_with_a_reason() -> None:
    found = measure_organisations(readings(PEOPLE, NAMED))
    assert found[["ei_sector", "brokerage", "brokerage_z"]].isna().all(axis=None)
    assert set(found["sector_reason"]) == set(found["brokerage_reason"]) == {"no_groups"}


def test_two_organisations_and_everybody_silent_are_the_declared_table() -> None:
    for people in ({"a": 4, "b": 4}, dict.fromkeys("abcde", 0)):
        found = measure_organisations(readings(people, {}), ORGANISATIONS)
        check_table(found, ORGANISATION_MEASURES)
        assert found["reason"].notna().all()
        assert found["brokerage_reason"].notna().all()


@settings(deadline=None, max_examples=50)
@given(graphs(least=2))
def test_what_networkx_has_is_what_networkx_gives(arcs: np.ndarray) -> None:
    linked = symmetric(arcs)
    graph, n = as_networkx(linked), len(arcs)
    found = measures_of_nodes(linked, None)[0]
    theirs = {
        "betweenness": nx.betweenness_centrality(graph),
        "harmonic": {
            node: value / (n - 1) for node, value in nx.harmonic_centrality(graph).items()
        },
        "constraint": nx.constraint(graph),
        "effective_size": nx.effective_size(graph),
    }
    for name, values in theirs.items():
        assert found[name] == pytest.approx(list(values.values()), nan_ok=True), name
    clustered = nx.clustering(graph)
    two = linked.sum(axis=1) > 1
    assert found["clustering"][two] == pytest.approx([clustered[node] for node in two.nonzero()[0]])
