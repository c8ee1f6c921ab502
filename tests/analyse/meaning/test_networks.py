"""The reading of network measures: firm only where an interval or full view allows it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.network.measures.test_network_measures import NAMED, ORGANISATIONS, PEOPLE
from analyse.reports import both_ways, readings

from quickscan_sim.analyse import measure_network, measure_organisations
from quickscan_sim.analyse.meaning import (
    Meaning,
    meaning_of_broker,
    meaning_of_centralisation,
    meaning_of_communities,
    meaning_of_components,
    meaning_of_external_internal,
    meaning_of_reciprocity,
)

OF_NETWORK = (
    meaning_of_centralisation,
    meaning_of_communities,
    meaning_of_components,
    meaning_of_external_internal,
    meaning_of_reciprocity,
)


def english(meaning: Meaning) -> str:
    return meaning.says.in_language("en")


def network(named: dict[tuple[str, str], int], **more: int) -> dict[str, Any]:
    found = measure_network(readings(PEOPLE | more, named), ORGANISATIONS)
    return dict(found.iloc[0])


def test_reciprocity_is_firm_only_with_an_interval() -> None:
    row = {"reciprocity": 0.8, "reason": None}
    assert meaning_of_reciprocity(row).certainty == "unclear"
    firm = meaning_of_reciprocity(row | {"reciprocity_low": 0.6, "reciprocity_high": 0.9})
    assert (firm.certainty, "60% to 90%" in english(firm)) == ("clear", True)
    low = meaning_of_reciprocity(row | {"reciprocity_low": 0.1, "reciprocity_high": 0.4})
    assert "one side only" in english(low)
    assert "unwillingness" in low.says_not.in_language("en")


def test_parts_and_cut_points_are_told_as_they_are() -> None:
    ring = both_ways("ab", "bc", "cd", "de", "ea")
    assert "any one of them drops out" in english(meaning_of_components(network(ring)))
    assert "holds for 2 of them" in english(meaning_of_components(network(NAMED)))
    apart = meaning_of_components(network(both_ways("ab", "bc")))
    assert "3 separate parts; the largest has 3" in english(apart)
    assert apart.certainty == "clear"
    assert meaning_of_components(network(NAMED, e=0)).certainty == "unclear"


def test_groups_stand_out_from_a_modularity_of_030() -> None:
    row = {"n_communities": 3, "reason": None, "size_reason": None}
    assert "There are 3 groups" in english(meaning_of_communities(row | {"modularity": 0.4}))
    assert "No groups stand out" in english(meaning_of_communities(row | {"modularity": 0.2}))


def test_sectors_cross_or_stay() -> None:
    row = {"reason": None, "sector_reason": None}
    for ei, words in ((0.5, "75% of the ties cross"), (-0.5, "stay within"), (0.0, "As many")):
        assert words in english(meaning_of_external_internal(row | {"ei_sector": ei}))


@pytest.mark.parametrize(
    ("z", "certainty", "words"),
    [(2.5, "clear", "more often"), (-2.5, "clear", "less often"), (1.0, "unclear", "Chance can")],
)
def test_a_broker_is_named_beside_chance(z: float, certainty: str, words: str) -> None:
    row = {"brokerage": 7, "brokerage_z": z, "brokerage_reason": None}
    meaning = meaning_of_broker(row, organisation="JGZ")
    assert meaning.certainty == certainty
    assert words in english(meaning)
    assert "a risk when it drops out" in meaning.says_not.in_language("en")


def test_without_a_number_each_says_why() -> None:
    for row in (
        network(NAMED, a=0, b=0, c=0),
        network(dict[tuple[str, str], int](), a=0, b=0, c=1),
    ):
        assert {meaning(row).certainty for meaning in OF_NETWORK} == {"not_computed"}
    nobody = network({})
    assert "No organisation that could tell" in english(meaning_of_reciprocity(nobody))
    assert "No organisation that could tell" in english(meaning_of_external_internal(nobody))
    large = {"modularity": np.nan, "n_communities": pd.NA, "reason": None}
    assert "too large" in english(meaning_of_communities(large | {"size_reason": "too_large"}))


def test_of_an_organisation_that_cannot_be_read_it_says_so() -> None:
    rows = measure_organisations(readings(PEOPLE | {"e": 2}, NAMED), ORGANISATIONS)
    meaning = meaning_of_broker(dict(rows.iloc[4]), organisation="E")
    assert meaning.certainty == "not_computed"
    assert "could tell whom they name" in english(meaning)
