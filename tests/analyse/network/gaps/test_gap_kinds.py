"""Every kind of weak spot on five organisations, worked by hand, with a twin that has none.

Organisations a to e, six people each. FULL: everybody names everybody. What is usual comes from
the wijk n2, which is FULL.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings, row

from quickscan_sim.analyse import find_gaps
from quickscan_sim.analyse.network.gaps.views import probability_apart
from quickscan_sim.analyse.network.pairs.expected_reasons import EXPECTED_REASONS
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import GAPS
from quickscan_sim.tables.gaps import EXPECTED_BECAUSE

FIVE = dict.fromkeys("abcde", 6)
PAIRS = tuple(one + two for one in "abcde" for two in "abcde" if one < two)
FULL = both_ways(*PAIRS, n=6)
ORGANISATIONS = pd.DataFrame(
    {
        "organisation_id": list("abcde"),
        "sector": ["school", "team", "school", "team", "residents"],
        "is_informal": [False, False, False, False, True],
    }
)
USUAL = readings({}, FULL, wijken={"n2": FIVE})
Named = dict[tuple[str, str], int]


def without(*pairs: str) -> Named:
    """Everybody names everybody, but for these; "a>b" leaves out that direction only."""
    named = dict(FULL)
    for pair in pairs:
        named.pop((pair[0], pair[-1]))
        if ">" not in pair:
            named.pop((pair[-1], pair[0]))
    return named


def on_layers(*layers: Named, people: dict[str, int] = FIVE, **tie: Any) -> pd.DataFrame:
    """The wijk n1 with these reports on the layers l1, l2, ..., and n2 with FULL on each."""
    parts = []
    for number, named in enumerate(layers, start=1):
        here = readings(people, named, **tie)
        usual = readings({}, FULL, wijken={"n2": FIVE}, **tie) if tie else USUAL
        parts.append(pd.concat([here, usual]).assign(layer=f"l{number}"))
    return pd.concat(parts, ignore_index=True)


def gaps_of(reading: pd.DataFrame, kind: str, minimum_certainty: float = 0.3) -> pd.DataFrame:
    """The weak spots of this kind in n1."""
    gaps = find_gaps(reading, ORGANISATIONS, minimum_certainty)
    check_table(gaps, GAPS)
    return gaps[(gaps["kind"] == kind) & (gaps["neighbourhood_id"] == "n1")]


def test_a_pair_without_a_tie_where_one_is_usual_is_a_missing_tie() -> None:
    gap = row(gaps_of(on_layers(without("ab")), "no_tie"))
    assert (gap["organisation_id"], gap["partner_id"]) == ("a", "b")
    assert gap["certainty"] == pytest.approx(gap["expected"] * gap["p_absent"], abs=0.011)
    assert gap["p_absent"] > 0.95
    assert gap["why"] == "tie_expected"


def test_one_side_that_names_the_other_leaves_no_missing_tie() -> None:
    assert gaps_of(on_layers(without("b>a")), "no_tie").empty


def test_one_side_that_names_the_other_in_vain_is_one_way() -> None:
    gap = row(gaps_of(on_layers(without("b>a")), "one_way"))
    assert (gap["organisation_id"], gap["partner_id"]) == ("a", "b")
    assert (gap["n_naming"], gap["n_naming_back"]) == (6, 0)


def test_when_the_other_side_names_it_too_nothing_is_one_way() -> None:
    assert gaps_of(on_layers(FULL), "one_way").empty


def seen_by_b(level: int) -> pd.DataFrame:
    """Everybody sees every tie at level 5, but b sees the tie with a at this level."""
    high, low = on_layers(FULL, level=5), on_layers(FULL, level=level)
    own = (high["organisation_id"] == "b") & (high["partner_id"] == "a")
    own &= high["neighbourhood_id"] == "n1"
    return pd.concat([high[~own], low[own]], ignore_index=True)


def test_two_sides_three_levels_apart_see_their_tie_differently() -> None:
    # The error variance of a difference is 0.8**2 (1/6 + 1/6) = 0.2133. Of 20 pairs 19 do not
    # differ, which makes three steps rare; but three steps are 3.2 standard errors above 1.5.
    gap = row(gaps_of(seen_by_b(2), "differing_views", 0.0))
    assert gap["certainty"] > 0.95
    assert (gap["level"], gap["level_back"], gap["why"]) == (5.0, 2.0, "levels_differ")


def test_two_sides_one_level_apart_do_not() -> None:
    assert gaps_of(seen_by_b(4), "differing_views", 0.0).empty


def test_where_sides_often_differ_a_difference_is_sure() -> None:
    # Five of 20 pairs differ by three steps.
    reading = on_layers(FULL, level=5)
    low = on_layers(FULL, level=2)
    own = (reading["organisation_id"] > reading["partner_id"]) & (reading["partner_id"] == "a")
    own |= (reading["organisation_id"] == "c") & (reading["partner_id"] == "b")
    own &= reading["neighbourhood_id"] == "n1"
    gaps = gaps_of(pd.concat([reading[~own], low[own]], ignore_index=True), "differing_views")
    assert len(gaps) == 5
    assert (gaps["certainty"] > 0.99).all()


def test_two_steps_told_by_few_are_less_sure_than_by_many() -> None:
    told = np.append(np.zeros(60), [2.0, 2.0])
    noise = np.append(np.full(60, 0.1), [0.43, 0.1])
    few, many = probability_apart(told, noise)[-2:]
    assert few < many


@pytest.mark.parametrize("shape", ["a few far apart", "none far apart", "bell"])
def test_views_that_differ_with_this_probability_do_so_as_often(shape: str) -> None:
    rng = np.random.default_rng(8)
    n = 20_000
    true = {
        "a few far apart": rng.choice([0, 1, -1, 2, -3], n, p=[0.6, 0.16, 0.16, 0.05, 0.03]),
        "none far apart": rng.choice([0.0, 1.0, -1.0], n, p=[0.76, 0.12, 0.12]),
        "bell": rng.normal(0, 1, n),
    }[shape]
    noise = 0.64 * (1 / rng.integers(3, 9, n) + 1 / rng.integers(3, 9, n))
    told = true + rng.normal(0, np.sqrt(noise))
    claimed, far = probability_apart(told, noise), np.abs(told) >= 2
    truly = np.abs(true) >= 1.5
    assert claimed[far].mean() == pytest.approx(truly[far].mean(), abs=0.1)
    assert ((claimed - truly) ** 2)[far].mean() < 0.17


def test_fewer_than_five_people_on_a_side_do_not_show_their_level() -> None:
    people = FIVE | {"b": 4}
    named = {pair: min(n, people[pair[0]]) for pair, n in FULL.items()}
    high, low = (on_layers(named, people=people, level=level) for level in (5, 1))
    own = (high["organisation_id"] == "b") & (high["partner_id"] == "a")
    own &= high["neighbourhood_id"] == "n1"
    reading = pd.concat([high[~own], low[own]], ignore_index=True)
    gap = row(gaps_of(reading, "differing_views", 0.0))
    assert pd.isna(gap["level_back"])


def test_a_pair_on_one_of_three_layers_is_a_tie_on_one_layer() -> None:
    gap = row(gaps_of(on_layers(FULL, without("ab"), without("ab")), "single_layer"))
    assert (gap["layer"], gap["organisation_id"], gap["partner_id"]) == ("l1", "a", "b")
    assert gap["certainty"] <= gap["expected"]
    assert gap["p_absent"] > 0.9


def test_a_pair_on_two_of_three_layers_is_not() -> None:
    assert gaps_of(on_layers(FULL, FULL, without("ab")), "single_layer").empty
    assert gaps_of(on_layers(FULL, without("ab")), "single_layer").empty


def rated(quality: int) -> pd.DataFrame:
    """Everybody rates every tie 4, but a and b rate theirs at this quality."""
    high, low = on_layers(FULL, quality=4), on_layers(FULL, quality=quality)
    own = high["organisation_id"].isin(["a", "b"]) & high["partner_id"].isin(["a", "b"])
    own &= high["neighbourhood_id"] == "n1"
    return pd.concat([high[~own], low[own]], ignore_index=True)


def test_a_close_tie_that_is_rated_poor_is_of_weak_quality() -> None:
    # 40 side means: 38 of 4 and two of 1, mean 3.85, variance 0.4275; error 0.64 / 6 = 0.1067;
    # the two sides never differ, so S is its least, 0.05, and B = 0.4275 - 0.1067 - 0.05 = 0.2708.
    # The sides weigh (B + S/2) / (B + S + 0.1067 + B) = 0.2958 / 0.6983 = 0.4236 each: middle
    # 3.85 - 0.8472 x 2.85 = 1.435, variance 0.2958 - 0.8472 x 0.2958 = 0.0452: z = 5.0.
    gap = row(gaps_of(rated(1), "weak_quality"))
    assert (gap["quality"], gap["n_quality"], gap["certainty"]) == (1.0, 12, 1.0)


def test_a_close_tie_that_is_rated_good_is_not() -> None:
    assert gaps_of(rated(3), "weak_quality").empty


def test_a_poor_tie_of_people_who_only_know_each_other_is_not_intensive() -> None:
    assert gaps_of(on_layers(FULL, quality=1, level=1), "weak_quality", 0.0).empty


def test_an_organisation_that_nobody_names_is_not_found() -> None:
    named = without("a>e", "b>e", "c>e", "d>e")
    gap = row(gaps_of(on_layers(named, named), "not_found"))
    assert gap["organisation_id"] == "e"
    assert pd.isna(gap["partner_id"])
    assert pd.isna(gap["layer"])
    assert gap["n_reporters_back"] == 24


def test_an_organisation_that_one_other_names_on_one_layer_is_found() -> None:
    named, twin = without("a>e", "b>e", "c>e", "d>e"), without("b>e", "c>e", "d>e")
    assert gaps_of(on_layers(named, twin), "not_found").empty


def test_a_silent_organisation_can_be_found_or_not_found_by_others() -> None:
    people = FIVE | {"e": 0}
    heard = {pair: n for pair, n in FULL.items() if pair[0] != "e"}
    unnamed = {pair: n for pair, n in heard.items() if pair[1] != "e"}
    assert gaps_of(on_layers(heard, people=people), "not_found").empty
    gap = row(gaps_of(on_layers(unnamed, people=people), "not_found"))
    assert (gap["organisation_id"], gap["not_known"]) == ("e", "its_own_view")


TWO_GROUPS = without("ad", "ae", "bd", "be", "cd", "ce")


def test_a_layer_in_two_groups_beside_a_whole_one_falls_apart() -> None:
    gap = row(gaps_of(on_layers(FULL, TWO_GROUPS), "split_layer"))
    assert gap["layer"] == "l2"
    assert pd.isna(gap["organisation_id"])
    assert gap["n_affected"] == pytest.approx(2.0, abs=0.2)
    assert gap["certainty"] > 0.85


def test_one_tie_between_the_groups_holds_the_layer_together() -> None:
    joined = TWO_GROUPS | both_ways("cd", n=6)
    assert gaps_of(on_layers(FULL, joined), "split_layer").empty


def test_a_wijk_that_falls_apart_on_every_layer_has_no_layer_of_its_own_that_does() -> None:
    assert gaps_of(on_layers(TWO_GROUPS, TWO_GROUPS), "split_layer").empty


def test_an_organisation_with_one_partner_hangs_on_a_single_broker() -> None:
    gap = row(gaps_of(on_layers(without("ea", "eb", "ec")), "single_broker"))
    assert (gap["organisation_id"], gap["partner_id"]) == ("d", "e")
    assert gap["n_affected"] == 1


def test_with_a_second_partner_that_names_it_there_is_no_single_broker() -> None:
    assert gaps_of(on_layers(without("e>a", "eb", "ec")), "single_broker").empty


def test_two_triangles_that_share_one_organisation_hang_on_it() -> None:
    # a, b and c; c, d and e. Without c: {a, b} and {d, e}; two of the four others lose the rest.
    gap = row(gaps_of(on_layers(without("ad", "ae", "bd", "be")), "hangs_on_one"))
    assert gap["organisation_id"] == "c"
    assert gap["n_affected"] == pytest.approx(2.0, abs=0.2)
    assert gap["certainty"] > 0.9


def test_a_second_link_between_the_triangles_takes_that_away() -> None:
    gaps = gaps_of(on_layers(without("ad", "ae", "b>d", "be")), "hangs_on_one")
    assert gaps.empty


def test_a_silent_organisation_in_the_middle_can_be_what_a_wijk_hangs_on() -> None:
    people = FIVE | {"c": 0}
    named = {pair: n for pair, n in without("ad", "ae", "bd", "be").items() if pair[0] != "c"}
    gap = row(gaps_of(on_layers(named, people=people), "hangs_on_one"))
    assert (gap["organisation_id"], gap["not_known"]) == ("c", "those_not_heard")


def test_an_informal_group_without_any_tie_is_apart() -> None:
    gap = row(gaps_of(on_layers(without("ae", "be", "ce", "de")), "informal_apart"))
    assert gap["organisation_id"] == "e"
    assert gap["certainty"] == pytest.approx(gap["expected"] * gap["p_absent"], abs=0.011)
    assert (gap["n_reporters"], gap["n_reporters_back"]) == (6, 24)


def test_an_informal_group_that_one_formal_organisation_names_is_not_apart() -> None:
    assert gaps_of(on_layers(without("e>a", "be", "ce", "de")), "informal_apart").empty


def test_two_informal_groups_apart_are_told_of_together_too() -> None:
    groups = ORGANISATIONS.assign(is_informal=[False, False, False, True, True])
    named = without("ad", "bd", "cd", "ae", "be", "ce")
    gaps = find_gaps(on_layers(named), groups)
    told = gaps.loc[gaps["kind"] == "informal_apart", "organisation_id"]
    assert set(told.dropna()) == {"d", "e"}
    assert told.isna().sum() == 1


def test_an_informal_group_is_not_apart_from_organisations_that_were_not_heard() -> None:
    people = dict.fromkeys("abcd", 0) | {"e": 0}
    assert gaps_of(on_layers({}, people=people), "informal_apart", 0.0).empty


@pytest.mark.parametrize("silent", list("abcde"))
@pytest.mark.parametrize("named", [FULL, {}, TWO_GROUPS], ids=["full", "empty", "two groups"])
def test_who_did_not_answer_is_never_a_side_of_a_missing_or_one_way_tie(
    silent: str, named: Named
) -> None:
    people = FIVE | {silent: 2}
    told = {pair: min(n, people[pair[0]]) for pair, n in named.items()}
    reading = readings(people, told)
    gaps = find_gaps(pd.concat([reading, USUAL]), ORGANISATIONS, 0.0)
    of_pairs = gaps["kind"].isin(["no_tie", "one_way", "differing_views"])
    here = gaps[of_pairs & (gaps["neighbourhood_id"] == "n1")]
    assert silent not in set(here["organisation_id"]) | set(here["partner_id"])


def test_the_codes_of_the_reasons_are_those_with_a_sentence() -> None:
    assert set(EXPECTED_BECAUSE) == set(EXPECTED_REASONS)
