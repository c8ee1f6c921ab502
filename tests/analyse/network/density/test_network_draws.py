"""Networks that may be the true one, and intervals of measures from them."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from analyse.network.density.test_density import FIVE, STAR, network, plain
from analyse.reports import both_ways, readings

from quickscan_sim.analyse import draw_networks, network_intervals
from quickscan_sim.analyse.network.density import network_intervals as module
from quickscan_sim.analyse.network.density import report_pairs
from quickscan_sim.analyse.network.density.density import density_of
from quickscan_sim.analyse.network.density.drawn_measures import (
    betweenness_of,
    components_of,
    cut_points_of,
    linked_of,
    measures_of_draws,
)
from quickscan_sim.analyse.network.density.tie_model import fit_ties
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph
from quickscan_sim.errors import QuickscanError

TIES = np.stack([network(seed, 9, 0.15) for seed in range(6)])


def test_reports_of_one_mind_give_one_network() -> None:
    # The star of five, again and again: nothing is unknown.
    (drawn,) = draw_networks(readings(FIVE, STAR), 20)
    star = np.zeros((5, 5), dtype=bool)
    star[0, 1:] = star[1:, 0] = True
    assert drawn.place == ("n1", "signaleren")
    assert drawn.organisations.tolist() == list("abcde")
    assert (drawn.ties == star).all()


def test_a_seed_gives_its_own_networks_each_time() -> None:
    reading = plain(network(1, 10, 0.3), (0, 1, 2))
    first, again, other = (next(draw_networks(reading, 5, seed=seed)).ties for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_rows_that_were_told_never_change_and_silent_ones_do() -> None:
    named = network(1, 10, 0.3)
    (drawn,) = draw_networks(plain(named, (0, 1)), 50)
    assert (drawn.ties[:, 2:] == named[2:]).all()
    assert not (drawn.ties[:, :2] == named[:2]).all()
    assert not drawn.ties[:, range(10), range(10)].any()


def test_drawn_networks_have_the_estimated_density_and_spread() -> None:
    reading = plain(network(5, 16, 0.25), (0, 1, 2, 3))
    (drawn,) = draw_networks(reading, 2000, seed=3)
    density = drawn.ties.sum(axis=(1, 2)) / (16 * 15)
    found = density_of(fit_ties(reading))
    assert density.mean() == pytest.approx(found.estimate[0], rel=0.05)
    assert density.std() == pytest.approx(found.error[0], rel=0.15)


def test_what_is_unknown_of_a_silent_organisation_goes_the_same_way_in_all_its_pairs() -> None:
    # Ties of one silent organisation with five others: apart, their variances would add up.
    reading = plain(network(7, 12, 0.3), (0, 1, 2, 3, 4, 5))
    (drawn,) = draw_networks(reading, 4000)
    of_first = drawn.ties[:, 0, 1:6].sum(axis=1)
    apart = sum(drawn.ties[:, 0, other].var() for other in range(1, 6))
    assert of_first.var() > 1.05 * apart


def test_stacked_measures_equal_those_of_each_graph() -> None:
    found = measures_of_draws(TIES)
    for row, ties in enumerate(TIES):
        each = measures_of_graph(ties.astype(float))
        for name, values in found.items():
            assert values[row] == pytest.approx(each[name], nan_ok=True), name


def test_stacked_places_of_organisations_equal_networkx() -> None:
    linked = linked_of(TIES)
    between, cut, component = (of(linked) for of in (betweenness_of, cut_points_of, components_of))
    for row, one in enumerate(linked):
        graph = nx.from_numpy_array(one.astype(int))
        expected = nx.betweenness_centrality(graph)
        assert between[row] == pytest.approx([expected[node] for node in range(9)])
        assert set(np.flatnonzero(cut[row])) == set(nx.articulation_points(graph))
        assert len(np.unique(component[row])) == nx.number_connected_components(graph)


def test_a_star_hangs_on_its_middle() -> None:
    found = network_intervals(readings(FIVE, STAR), n_draws=10)
    middle = found.organisations.set_index("organisation_id").loc["a"]
    assert middle[["n_partners", "n_partners_low", "n_partners_high"]].tolist() == [4, 4, 4]
    assert middle[["betweenness", "p_cut_point", "p_top_broker"]].tolist() == [1, 1, 1]
    others = found.organisations.query("organisation_id != 'a'")
    assert not others[["betweenness", "p_cut_point", "p_top_broker"]].any(axis=None)
    measures = found.measures.set_index("measure")
    assert measures.loc["centralisation", ["ci_low", "estimate", "ci_high"]].tolist() == [1, 1, 1]
    assert measures.loc["n_components", "estimate"] == 1


def test_a_silent_organisation_may_or_may_not_hold_the_parts_together() -> None:
    # a-b and c-d; all four name e, of whom nobody answered.
    named = both_ways("ab", "cd") | {(one, "e"): 4 for one in "abcd"}
    found = network_intervals(readings(FIVE | {"e": 0}, named), n_draws=100)
    by_name = found.organisations.set_index("organisation_id")
    assert by_name.loc["e", "p_cut_point"] > 0.9
    reading = readings(FIVE | {"e": 0}, both_ways("ab", "cd") | {("a", "e"): 4})
    doubt = network_intervals(reading, n_draws=400).organisations.set_index("organisation_id")
    assert 0 < doubt.loc["e", "p_cut_point"] < 0.9


def test_any_measure_of_a_graph_gets_an_interval_on_request() -> None:
    reading = plain(network(5, 12, 0.25), (0, 1))
    found = network_intervals(reading, n_draws=30, of_graph=measures_of_graph).measures
    assert {"core_correlation", "n_core", "highest_k", "density"} <= set(found["measure"])
    known = found[found["reason"].isna()]
    assert (known["ci_low"] <= known["ci_high"]).all()
    fast = network_intervals(reading, n_draws=30).measures.set_index("measure")
    slow = found.set_index("measure")
    for name in fast.index:
        columns = ["estimate", "ci_low", "ci_high"]
        assert np.allclose(
            fast.loc[name, columns].to_numpy(float), slow.loc[name, columns].to_numpy(float)
        )


def test_a_measure_that_some_draws_do_not_have_has_a_reason() -> None:
    found = network_intervals(readings(FIVE | {"e": 0}, {}), n_draws=50).measures
    reciprocity = found.set_index("measure").loc["reciprocity"]
    assert np.isnan(reciprocity["estimate"])
    assert reciprocity["reason"] == "no_ties"


def test_too_few_that_can_be_read_and_everybody_silent() -> None:
    for people in (FIVE | {"c": 0, "d": 0, "e": 0}, dict.fromkeys("abcde", 0)):
        found = network_intervals(readings(people, both_ways("ab")), n_draws=5)
        assert (found.measures["reason"] == "too_few_clusters").all()
        assert (found.organisations["reason"] == "too_few_clusters").all()
        assert found.organisations["n_partners_low"].isna().all()


def test_one_organisation_gives_no_rows() -> None:
    found = network_intervals(readings({"a": 4}, {}))
    assert found.measures.empty
    assert found.organisations.empty


def test_large_wijken_have_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROUTES_UP_TO", 4)
    found = network_intervals(readings(FIVE, STAR), n_draws=5).organisations
    assert (found["reason"] == "too_large").all()
    assert found["betweenness_high"].isna().all()
    assert found["n_partners_high"].notna().all()
    monkeypatch.setattr(report_pairs, "MOST_ORGANISATIONS", 4)
    larger = network_intervals(readings(FIVE, STAR), n_draws=5)
    assert larger.measures["reason"].tolist() == ["too_large"]
    assert larger.organisations.empty
    assert list(draw_networks(readings(FIVE, STAR), 5)) == []


@pytest.mark.parametrize("n_draws", [0, 10_001])
def test_no_sensible_number_of_draws_gets_a_sentence(n_draws: int) -> None:
    with pytest.raises(QuickscanError, match="n_draws"):
        draw_networks(readings(FIVE, STAR), n_draws)
