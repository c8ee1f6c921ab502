"""Who works with whom, on five organisations that a person can draw."""

from __future__ import annotations

import pandas as pd
import pytest
from analyse.reports import LAYER, both_ways, readings, row

from quickscan_sim.analyse import measure_network, measure_organisations, read_ties
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import NETWORK_MEASURES, ORGANISATION_MEASURES

FIVE = dict.fromkeys("abcde", 4)
STAR = both_ways("ab", "ac", "ad", "ae")


def test_a_star_is_centralised_altogether_and_its_middle_is_between_everybody() -> None:
    reading = readings(FIVE, STAR)
    network = measure_network(reading).iloc[0]
    assert network["centralisation"] == pytest.approx(1.0)
    assert network["density"] == pytest.approx(8 / 20)
    assert network["reciprocity"] == 1.0
    between = measure_organisations(reading).set_index("organisation_id")["betweenness"]
    assert between.to_dict() == {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0}


def test_a_ring_and_a_full_network_have_no_centre() -> None:
    ring = both_ways("ab", "bc", "cd", "de", "ea")
    full = both_ways(*(one + two for one in "abcde" for two in "abcde" if one < two))
    for named, density in ((ring, 0.5), (full, 1.0)):
        network = measure_network(readings(FIVE, named)).iloc[0]
        assert network["centralisation"] == 0.0
        assert network["density"] == pytest.approx(density)


def test_density_comes_from_those_who_could_tell() -> None:
    # a names b and c, b names a, c nobody; two people of e name nobody, and d is silent: 3 of the
    # 16 ordered pairs that somebody can tell of, and nobody names d.
    people = FIVE | {"d": 0, "e": 2}
    network = measure_network(readings(people, {("a", "b"): 4, ("a", "c"): 4, ("b", "a"): 4}))
    found = network.iloc[0]
    assert (found["n_organisations"], found["n_readable"], found["n_silent"]) == (5, 3, 1)
    assert found["density"] == pytest.approx(3 / 16)
    assert found["density_low"] < found["density"] < found["density_high"]


def test_reciprocity_is_the_share_of_named_ties_that_the_other_side_names_too() -> None:
    named = both_ways("ab") | {("a", "c"): 4, ("d", "e"): 4}
    assert measure_network(readings(FIVE, named)).iloc[0]["reciprocity"] == pytest.approx(2 / 4)


def test_a_partner_is_named_when_half_of_the_people_name_it() -> None:
    reading = readings(FIVE, {("a", "b"): 2, ("a", "c"): 1})
    assert row(reading, organisation_id="a", partner_id="b")["names"]
    assert not row(reading, organisation_id="a", partner_id="c")["names"]


def test_fewer_than_three_people_are_not_read_but_can_be_named() -> None:
    reading = readings(FIVE | {"b": 2}, both_ways("ab"))
    assert pd.isna(row(reading, organisation_id="b", partner_id="a")["names"])
    assert row(reading, organisation_id="a", partner_id="b")["names"]
    organisations = measure_organisations(reading)
    small = row(organisations, organisation_id="b")
    assert not small["readable"]
    assert pd.isna(small["n_named"])
    assert small["n_named_by"] == 1


def test_a_silent_organisation_is_unknown_and_not_zero() -> None:
    silent = row(measure_organisations(readings(FIVE | {"e": 0}, STAR)), organisation_id="e")
    assert pd.isna(silent["n_named"])
    assert silent["n_respondents"] == 0


def test_with_two_organisations_that_could_tell_there_are_no_measures() -> None:
    network = measure_network(readings(FIVE | {"c": 0, "d": 1, "e": 2}, both_ways("ab"))).iloc[0]
    assert network["n_readable"] == 2
    assert network[["density", "reciprocity", "centralisation"]].isna().all()
    assert network["reason"] == "too_few_clusters"


def test_nobody_names_anybody_is_a_density_of_zero_without_reciprocity() -> None:
    network = measure_network(readings(FIVE, {})).iloc[0]
    assert network["density"] == 0.0
    assert network["centralisation"] == 0.0
    assert pd.isna(network["reciprocity"])
    assert network["reason"] == "no_ties"


def test_level_zero_is_no_contact_and_a_tick_without_a_level_is_one() -> None:
    assert not readings(FIVE, STAR, level=0)["names"].any()
    assert readings(FIVE, STAR, level=None)["names"].sum() == 8


def test_a_list_never_touched_is_unknown_and_not_zero() -> None:
    people = pd.DataFrame(
        {
            "professional_id": ["a1", "a2", "a3", "a4"],
            "wave": 1,
            "organisation_id": "a",
            "responded": True,
            "answered_partners": [True, True, True, False],
        }
    )
    works_in = people[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
    active = pd.DataFrame({"organisation_id": ["a", "b"], "neighbourhood_id": "n1"})
    ties = pd.DataFrame(
        {"professional_id": ["a1", "a2"], "wave": 1, "organisation_id": "a", "partner_id": "b",
         "layer": LAYER, "level": 3, "quality": 4}
    )  # fmt: skip
    found = row(read_ties(ties, people, works_in, active, [LAYER]), organisation_id="a")
    assert (found["n_reporters"], found["n_naming"]) == (3, 2)
    assert found["share_naming"] == pytest.approx(2 / 3)


def test_who_works_in_two_wijken_tells_about_both() -> None:
    people = pd.DataFrame(
        {"professional_id": ["a1", "a2", "a3"], "wave": 1, "organisation_id": "a",
         "responded": True, "answered_partners": True}
    )  # fmt: skip
    works_in = pd.DataFrame(
        [(one, 1, wijk, 0.5) for one in people["professional_id"] for wijk in ("n1", "n2")],
        columns=["professional_id", "wave", "neighbourhood_id", "share"],
    )
    active = pd.DataFrame(
        {"organisation_id": ["a", "a", "b", "c"], "neighbourhood_id": ["n1", "n2", "n1", "n2"]}
    )
    ties = pd.DataFrame(
        {"professional_id": ["a1", "a2", "a3"], "wave": 1, "organisation_id": "a",
         "partner_id": "b", "layer": LAYER, "level": 2, "quality": None}
    )  # fmt: skip
    found = read_ties(ties, people, works_in, active, [LAYER])
    assert row(found, organisation_id="a", partner_id="b")["n_naming"] == 3
    other = row(found, organisation_id="a", partner_id="c")
    assert (other["neighbourhood_id"], other["n_reporters"], other["n_naming"]) == ("n2", 3, 0)


def test_the_results_are_the_declared_tables_also_when_there_is_nothing_to_read() -> None:
    for reading in (readings(FIVE, STAR), readings({"a": 4}, {})):
        check_table(measure_network(reading), NETWORK_MEASURES)
        check_table(measure_organisations(reading), ORGANISATION_MEASURES)
    assert measure_network(readings({"a": 4}, {})).empty
