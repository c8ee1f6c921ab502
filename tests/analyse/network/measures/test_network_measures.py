"""The network of a wijk, on five organisations worked by hand.

a and b name each other, so do b and c, and d and e; b names d, a names c. Linked: a triangle a, b,
c with the tail b - d - e. Sectors x (a, b), y (c, d) and z (e); c and e are informal.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import measure_network
from quickscan_sim.analyse.network.measures.communities import communities, modularity
from quickscan_sim.analyse.network.measures.graphs import symmetric
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph
from quickscan_sim.errors import QuickscanError
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import NETWORK_MEASURES

PEOPLE = dict.fromkeys("abcde", 4)
NAMED = both_ways("ab", "bc", "de") | {("b", "d"): 4, ("a", "c"): 4}
ORGANISATIONS = pd.DataFrame(
    {
        "organisation_id": list("abcde"),
        "sector": list("xxyyz"),
        "is_informal": [False, False, True, False, True],
    }
)
MEASURES = [
    column.name
    for column in NETWORK_MEASURES.columns
    if column.kind in ("number", "integer")
    and column.name[:6] not in ("n_orga", "n_read", "n_sile")
]
OF_SEARCH = {"modularity", "n_communities", "core_correlation", "n_core"}
"""Of divisions that fit equally well another can be found under other names."""


def measured(named: dict[tuple[str, str], int] = NAMED, **more: int) -> pd.Series:
    return measure_network(readings(PEOPLE | more, named), ORGANISATIONS).iloc[0]


def test_five_organisations_as_worked_by_hand() -> None:
    by_hand = {
        "density": 8 / 20,
        "reciprocity": 6 / 8,
        # Steps: b-a-c, a-b-c and a-c-b are closed; a-b-d, c-b-a, c-b-d and b-d-e are not.
        "transitivity": 3 / 7,
        # Six pairs of linked ties; the triangle closes three.
        "transitivity_undirected": 3 / 6,
        # Partners 2, 3, 2, 2, 1; named by 1, 2, 2, 2, 1; naming 2, 3, 1, 1, 1.
        "centralisation": (1 + 0 + 1 + 1 + 2) / (4 * 3),
        "centralisation_in": (1 + 0 + 0 + 0 + 1) / 16,
        "centralisation_out": (1 + 0 + 2 + 2 + 2) / 16,
        "n_components": 1,
        "n_largest_component": 5,
        "n_isolates": 0,
        "n_cut_points": 2,
        "highest_k": 2,
        "n_highest_k": 3,
        # Core b: three of the four pairs in the pattern are tied, and two of the six outside.
        "core_correlation": (10 * 3 - 5 * 4) / np.sqrt(5 * 5 * 4 * 6),
        "n_core": 1,
        # a, b, c and d, e: four of five ties within; 7 and 3 of the ten ends.
        "modularity": 4 / 5 - (0.7**2 + 0.3**2),
        "n_communities": 2,
        "modularity_sectors": 1 / 5 - (0.5**2 + 0.4**2 + 0.1**2),
        "ei_sector": (6 - 2) / 8,
        # Within sectors 2 of 4 ordered pairs are tied, between 6 of 16.
        "homophily_odds_ratio": (2 / 2) / (6 / 10),
        "ei_informal": (5 - 3) / 8,
    }
    found = measured()
    for name, value in by_hand.items():
        assert found[name] == pytest.approx(value), name
    assert found[["reason", "sector_reason", "informal_reason", "size_reason"]].isna().all()
    assert not found["sampled"]


def test_betweenness_centralisation_follows_the_direction() -> None:
    # Everybody names a and a names everybody: all routes between others run through a.
    assert measured(both_ways("ab", "ac", "ad", "ae"))["centralisation_betweenness"] == 1.0
    # Everybody names a and a nobody: no route runs through anybody.
    inwards = {(one, "a"): 4 for one in "bcde"}
    found = measured(inwards)
    assert found["centralisation_betweenness"] == 0.0
    assert (found["centralisation_in"], found["centralisation_out"]) == (1.0, 1 / 16)
    assert pd.isna(found["transitivity"])
    assert found["reason"] == "no_two_steps"


def test_without_organisations_the_measures_of_sectors_say_so() -> None:
    found = measure_network(readings(PEOPLE, NAMED)).iloc[0]
    sectors = ["ei_sector", "homophily_odds_ratio", "assortativity", "modularity_sectors"]
    assert found[[*sectors, "ei_informal"]].isna().all()
    assert (found["sector_reason"], found["informal_reason"]) == ("no_groups", "no_groups")
    assert found["transitivity"] == pytest.approx(3 / 7)


def test_one_sector_and_no_informal_group_say_so() -> None:
    same = ORGANISATIONS.assign(sector="x", is_informal=False)
    found = measure_network(readings(PEOPLE, NAMED), same).iloc[0]
    assert (found["sector_reason"], found["informal_reason"]) == ("one_kind", "one_kind")
    assert pd.isna(found["ei_sector"])


def test_ties_within_sectors_only_have_no_odds_ratio() -> None:
    found = measured(both_ways("ab", "cd"))
    assert found["ei_sector"] == -1.0
    assert pd.isna(found["homophily_odds_ratio"])
    assert found["sector_reason"] == "empty_cell"


def test_without_any_tie_there_is_no_number_where_ties_are_needed() -> None:
    found = measured({})
    assert (found["n_components"], found["n_isolates"], found["highest_k"]) == (5, 5, 0)
    assert found["centralisation_in"] == 0.0
    missing = ["reciprocity", "transitivity", "modularity", "core_correlation", "ei_sector"]
    assert found[missing].isna().all()
    assert (found["reason"], found["sector_reason"]) == ("no_ties", "no_ties")


def test_when_all_are_tied_no_core_stands_out() -> None:
    every = both_ways(*(one + two for one in "abcde" for two in "abcde" if one < two))
    found = measured(every)
    assert (found["transitivity"], found["n_cut_points"], found["highest_k"]) == (1.0, 0, 4)
    assert found[["core_correlation", "n_core"]].isna().all()
    assert found["reason"] == "all_tied"


def test_two_organisations_and_everybody_silent_have_a_reason_and_no_number() -> None:
    for reading in (
        readings({"a": 4, "b": 4}, both_ways("ab")),
        readings(dict.fromkeys("abcde", 0), {}),
    ):
        found = measure_network(reading, ORGANISATIONS).iloc[0]
        assert found["reason"] == "too_few_clusters"
        assert found[MEASURES].isna().all()


def test_who_is_silent_and_named_by_nobody_is_no_isolate() -> None:
    # e says nothing; d names e, or nobody does.
    named = both_ways("ab", "bc", "cd")
    told = measured(named | {("d", "e"): 4}, e=0)
    assert (told["n_largest_component"], told["n_isolates"], told["n_silent"]) == (5, 0, 1)
    unknown = measured(named, e=0)
    assert (unknown["n_largest_component"], unknown["n_isolates"], unknown["n_silent"]) == (4, 0, 1)
    silent_twice = measured(named, e=4)
    assert (silent_twice["n_largest_component"], silent_twice["n_isolates"]) == (4, 1)


def test_measures_of_arcs_leave_out_who_cannot_be_read() -> None:
    # Without e: a, b and c in a triangle and b names d; 6 of the 12 ordered pairs are named.
    found = measured(e=2)
    assert found["n_readable"] == 4
    # Density and reciprocity are those of all five: what two people say of e counts there.
    assert found["reciprocity"] == pytest.approx(6 / 8)
    assert found["centralisation_out"] == pytest.approx((1 + 0 + 2 + 3) / 9)


def test_a_table_with_only_the_ties_gives_the_same_measures() -> None:
    reading = readings(PEOPLE | {"e": 2}, NAMED)
    named = (reading["n_naming"] > 0).to_numpy(bool)
    first = ~reading["organisation_id"].duplicated().to_numpy()
    sparse = measure_network(reading[named | first], ORGANISATIONS)
    pd.testing.assert_frame_equal(sparse, measure_network(reading, ORGANISATIONS))


def test_works_with_is_measured_where_the_readings_have_it() -> None:
    reading = readings(PEOPLE, NAMED)
    of_b = reading["organisation_id"] == "b"
    reading["works"] = reading["names"] & ~of_b
    reading["n_working"] = reading["n_naming"].mask(of_b, 0)
    found = measure_network(reading, ORGANISATIONS, tie="works_with").iloc[0]
    assert found["density"] == pytest.approx(5 / 20)
    with pytest.raises(QuickscanError, match="tie is 'likes'; choose from: knows, works_with"):
        measure_network(reading, tie="likes")
    with pytest.raises(QuickscanError, match="works"):
        measure_network(reading.drop(columns="works"), tie="works_with")


def test_organisations_without_a_sector_column_are_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="sector"):
        measure_network(readings(PEOPLE, NAMED), ORGANISATIONS.drop(columns="sector"))


def test_the_measures_are_the_declared_table() -> None:
    check_table(measure_network(readings(PEOPLE, NAMED), ORGANISATIONS), NETWORK_MEASURES)


def graphs(least: int = 3, most: int = 9) -> st.SearchStrategy[np.ndarray]:
    def of_size(n: int) -> st.SearchStrategy[np.ndarray]:
        cells = st.lists(st.booleans(), min_size=n * n, max_size=n * n)
        return cells.map(lambda told: np.array(told, dtype=float).reshape(n, n) * (1 - np.eye(n)))

    return st.integers(least, most).flatmap(of_size)


@settings(deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_other_names_change_nothing(arcs: np.ndarray, chance: object) -> None:
    n = len(arcs)
    order = np.array(chance.sample(range(n), n))  # type: ignore[attr-defined]
    sectors = np.arange(n) % 3
    one = measures_of_graph(arcs, sectors, sectors % 2)
    other = measures_of_graph(arcs[np.ix_(order, order)], sectors[order], sectors[order] % 2)
    for name in one.keys() - (OF_SEARCH - {"core_correlation"}):
        assert one[name] == pytest.approx(other[name], nan_ok=True), name


@settings(deadline=None)
@given(graphs(least=1))
def test_one_who_has_no_ties_is_a_part_of_its_own(arcs: np.ndarray) -> None:
    if len(arcs) < 3:
        return
    wider = np.pad(arcs, (0, 1))
    one, other = measures_of_graph(arcs), measures_of_graph(wider)
    assert other["n_components"] == one["n_components"] + 1
    assert other["n_isolates"] == one["n_isolates"] + 1
    for name in ("reciprocity", "transitivity", "n_cut_points", "highest_k"):
        assert other[name] == pytest.approx(one[name], nan_ok=True), name


@settings(deadline=None)
@given(graphs())
def test_measures_stay_within_their_limits(arcs: np.ndarray) -> None:
    sectors = np.arange(len(arcs)) % 2
    found = measures_of_graph(arcs, sectors, sectors)
    for column in NETWORK_MEASURES.columns:
        value = found.get(column.name, np.nan)
        if not np.isnan(value):
            assert column.low is None or value >= column.low - 1e-12, column.name
            assert column.high is None or value <= column.high + 1e-12, column.name


@settings(deadline=None, max_examples=30)
@given(graphs(most=6))
def test_of_small_networks_nearly_the_best_division_is_found(arcs: np.ndarray) -> None:
    linked = symmetric(arcs)
    if linked.sum() == 0:
        return
    found = modularity(linked, communities(linked))
    assert found >= max(modularity(linked, np.array(one)) for one in divisions(len(arcs))) - 0.06
    assert found >= -1e-12


def divisions(n: int) -> list[list[int]]:
    """All ways to divide n organisations into groups."""
    if n == 0:
        return [[]]
    return [[*one, group] for one in divisions(n - 1) for group in range(max(one, default=-1) + 2)]


def test_a_large_network_is_measured_as_a_small_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = readings(PEOPLE, NAMED)
    small = measure_network(reading, ORGANISATIONS)
    monkeypatch.setattr("quickscan_sim.analyse.network.measures.graphs.DENSE_UP_TO", 2)
    pd.testing.assert_frame_equal(measure_network(reading, ORGANISATIONS), small)
