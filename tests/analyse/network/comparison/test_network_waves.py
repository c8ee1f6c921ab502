"""Which ties came, went and stayed: small worlds worked by hand, and what must always hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reports import LAYER, both_ways, readings, row
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import compare_network_waves, find_gaps
from quickscan_sim.analyse.given import LISTED
from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves
from quickscan_sim.errors import QuickscanError

FIVE = dict.fromkeys("abcde", 3)
CHANCES = ["p_came", "p_went", "p_stayed", "p_never"]
STEADY = both_ways("bc", "cd", "de", "be", n=3)
"""Ties that all three of both sides name at both waves."""


def sectors(names: str = "abcdefgh") -> pd.DataFrame:
    return pd.DataFrame({"organisation_id": list(names), "sector": ["school"] * len(names)})


def compared(
    before: dict[tuple[str, str], int],
    later: dict[tuple[str, str], int],
    n_before: dict[str, int] = FIVE,
    n_later: dict[str, int] = FIVE,
    **options: Any,
) -> NetworkWaves:
    return compare_network_waves(
        readings(n_before, before), readings(n_later, later), sectors(), **options
    )


def without_gaps(*waves: dict[Any, int]) -> NetworkWaves:
    """Without weak spots to follow, which takes half of the time."""
    return compared(*waves, gaps=pd.DataFrame(columns=LISTED))


def pair(found: NetworkWaves, one: str, other: str) -> pd.Series:
    return row(found.pairs, organisation_id=one, partner_id=other)


def test_a_tie_that_all_named_and_nobody_names_any_more_went() -> None:
    found = compared(STEADY | both_ways("ab", n=3), STEADY)
    assert pair(found, "a", "b")["p_went"] >= 0.98
    assert pair(found, "b", "c")["p_stayed"] >= 0.98
    assert pair(found, "a", "c")["p_never"] >= 0.98


def test_a_tie_that_one_of_three_named_once_did_not_go() -> None:
    found = compared(STEADY | {("a", "b"): 1}, STEADY)
    assert pair(found, "a", "b")["p_went"] < 0.1
    assert pair(found, "a", "b")["p_never"] > 0.9


def test_one_person_who_no_longer_names_a_tie_is_no_lost_tie() -> None:
    found = compared(STEADY | both_ways("ab", n=2), STEADY | both_ways("ab", n=2) | {("a", "b"): 1})
    assert pair(found, "a", "b")["p_stayed"] > 0.9


def test_a_change_that_both_sides_report_is_surer_than_one_side_alone() -> None:
    silent_b = FIVE | {"b": 0}
    both = compared(STEADY | both_ways("ab", n=2), STEADY)
    one = compared(STEADY | {("a", "b"): 2}, STEADY, silent_b, silent_b)
    assert 0.3 < pair(one, "a", "b")["p_went"] < pair(both, "a", "b")["p_went"]


def test_the_raw_count_stands_beside_the_estimate() -> None:
    # Named by 2 of 3 of one side first and by 1 of 3 later: half is no longer reached, but one
    # person makes the difference. The other side, which is silent, cannot tell.
    silent_a = FIVE | {"a": 0}
    ties = {("b", "a"): 2}
    found = compared(STEADY | ties, STEADY | {("b", "a"): 1}, silent_a, silent_a)
    whole = row(found.totals, grouping="total")
    assert whole["went_named"] == 1
    assert whole["went"] < 0.9
    assert (whole["n_named_before"], whole["n_named_later"]) == (5, 4)
    assert whole["went_low"] <= whole["went"] <= whole["went_high"] + 0.5


def test_whole_numbers_bound_the_expected_number() -> None:
    found = compared(STEADY | both_ways("ab", n=3), STEADY | both_ways("ac", n=3))
    whole = row(found.totals, grouping="total")
    for fate, number in (("came", 1), ("went", 1), ("stayed", 4)):
        assert whole[fate] == pytest.approx(number, abs=0.1)
        assert whole[f"{fate}_low"] == whole[f"{fate}_high"] == number
        assert whole[f"{fate}_named"] == number


def test_a_pair_of_which_both_sides_are_silent_at_one_wave_is_not_judged() -> None:
    silent = FIVE | {"a": 2, "b": 0}
    found = compared(STEADY | both_ways("ab", n=3), STEADY, FIVE, silent)
    unknown = pair(found, "a", "b")
    assert unknown["reason"] == "silent_in_a_wave"
    assert np.isnan(unknown[CHANCES].to_numpy(float)).all()
    whole = row(found.totals, grouping="total")
    assert (whole["n_pairs"], whole["n_judged"]) == (10, 9)
    assert (whole["n_silent_before"], whole["n_silent_later"]) == (0, 2)
    assert whole["went"] < 0.5, "silence is not read as a lost tie"


def test_an_organisation_of_one_wave_is_counted_apart_and_its_ties_are_not_new() -> None:
    six = FIVE | {"f": 3}
    found = compared(STEADY, STEADY | both_ways("fb", "fc", n=3), FIVE, six)
    whole = row(found.totals, grouping="total")
    assert (whole["n_organisations"], whole["n_one_wave"], whole["came_named"]) == (5, 1, 0)
    assert "f" not in set(found.pairs["partner_id"]) | set(found.pairs["organisation_id"])


def test_everybody_silent_in_one_wave_gives_reasons_and_no_numbers() -> None:
    found = compared(STEADY, {}, FIVE, dict.fromkeys("abcde", 0))
    assert set(found.totals["reason"]) == {"silent_in_a_wave"}
    assert set(found.pairs["reason"]) == {"silent_in_a_wave"}
    assert set(found.density["reason"]) == {"too_few_clusters"}
    assert found.totals[["came", "went_low", "stayed_high"]].isna().all(axis=None)


def test_no_shared_organisations_give_a_reason() -> None:
    others = compare_network_waves(
        readings(dict.fromkeys("abcd", 3), {}), readings(dict.fromkeys("efgh", 3), {}), sectors()
    )
    assert set(others.totals["reason"]) == {"no_shared_organisations"}
    assert set(others.density["reason"]) == {"no_shared_organisations"}
    assert others.pairs.empty


def test_how_many_named_whom_is_not_told_of_small_organisations() -> None:
    few = compared(STEADY, STEADY)
    assert few.pairs["n_naming_before"].isna().all()
    many = compared(STEADY, STEADY, dict.fromkeys("abcde", 5), dict.fromkeys("abcde", 5))
    assert pair(many, "b", "c")["n_naming_later"] == 6


def test_density_changes_by_the_ties_of_the_organisations_that_told_twice() -> None:
    # Each of five can name 4 others. First b, c, d and e name 2 of 4 and a none: mean 0.4.
    # Later a and b name each other too: a 1 and b 3 of 4, so 0.5; a and b rose by 0.25.
    found = compared(STEADY, STEADY | both_ways("ab", n=3))
    change = row(found.density, layer=LAYER)
    assert change["density_before"] == pytest.approx(0.4)
    assert change["density_later"] == pytest.approx(0.5)
    # Differences 0.25, 0.25, 0, 0, 0: standard error 0.0612, t with 4 degrees of freedom 2.776.
    assert change["ci_low"] == pytest.approx(0.1 - 2.7764 * np.sqrt(0.01875 / 5), abs=1e-4)
    assert change["n_readable"] == 5


def test_a_listed_gap_is_mended_still_there_or_never_was() -> None:
    gaps = pd.DataFrame(
        [
            ("no_tie", "n1", LAYER, "a", "b"),
            ("no_tie", "n1", LAYER, "a", "d"),
            ("one_way", "n1", LAYER, "e", "a"),
            ("no_tie", "n1", LAYER, "b", "c"),
            ("single_broker", "n1", LAYER, "a", pd.NA),
        ],
        columns=["kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"],
    )
    before = STEADY | {("e", "a"): 3}
    later = STEADY | both_ways("ab", "ae", n=3)
    followed = compared(before, later, gaps=gaps).gaps
    mended, still, mended_too, never, other = (one for _, one in followed.iterrows())
    assert mended["p_mended"] > 0.9
    assert still["p_still"] > 0.9
    assert mended_too["p_mended"] > 0.9
    assert never["p_never"] > 0.9
    assert other["reason"] == "other_kind"
    judged = followed[followed["reason"].isna()]
    sums = judged[["p_mended", "p_still", "p_otherwise", "p_never"]].sum(axis=1)
    assert sums.to_numpy() == pytest.approx(1, abs=0.021)


def followed_one(kind: str, layer: Any, one: Any, later: dict[Any, int], **options: Any) -> Any:
    """The row of one weak spot of organisation a or of e, in a world where a has no ties yet."""
    gaps = pd.DataFrame([(kind, "n1", layer, one, pd.NA)], columns=LISTED)
    found = compared(STEADY, later, gaps=gaps, **options)
    return found.gaps.iloc[0]


def test_an_organisation_that_nobody_named_is_found_when_another_names_it() -> None:
    # All three of b name a later: a tie towards a, also when nobody of a names b.
    found = followed_one("not_found", pd.NA, "a", STEADY | {("b", "a"): 3})
    assert found["p_there_before"] < 0.1
    assert found["p_there_later"] > 0.95
    assert found["p_mended"] > 0.85


def test_that_an_organisation_names_others_does_not_make_it_found() -> None:
    found = followed_one("not_found", pd.NA, "a", STEADY | {("a", "b"): 3})
    assert found["p_there_later"] < 0.3
    assert found["p_still"] > 0.7


def test_an_organisation_that_is_there_once_is_not_judged() -> None:
    found = followed_one("not_found", pd.NA, "z", STEADY)
    assert found["reason"] == "no_shared_organisations"
    assert pd.isna(found["p_there_later"])


def test_where_nobody_told_an_organisation_is_not_called_unfound() -> None:
    silent = dict.fromkeys("abcde", 0)
    found = followed_one("not_found", pd.NA, "a", {}, n_later=silent)
    assert found["reason"] == "silent_in_a_wave"


def on_two_themes(first: dict[Any, int], second: dict[Any, int]) -> pd.DataFrame:
    """The same five organisations, asked about two themes."""
    return pd.concat(
        [readings(FIVE, first), readings(FIVE, second).assign(layer="other")], ignore_index=True
    )


@pytest.mark.parametrize(("later", "chance"), [({}, 0.0), (both_ways("ab", n=3), 1.0)])
def test_a_pair_on_one_theme_is_judged_by_the_other_themes(
    later: dict[Any, int], chance: float
) -> None:
    tie = STEADY | both_ways("ab", n=3)
    gaps = pd.DataFrame([("single_layer", "n1", LAYER, "a", "b")], columns=LISTED)
    found = compare_network_waves(
        on_two_themes(tie, STEADY), on_two_themes(tie, STEADY | later), sectors(), gaps
    ).gaps.iloc[0]
    assert found["p_there_before"] == pytest.approx(0.0, abs=0.05)
    assert found["p_there_later"] == pytest.approx(chance, abs=0.05)


@pytest.mark.parametrize(("later", "chance"), [({}, 0.0), (both_ways("ac", n=3), 1.0)])
def test_an_informal_group_is_judged_by_its_ties_with_formal_organisations(
    later: dict[Any, int], chance: float
) -> None:
    # a and b are informal; their tie with each other is none with a formal organisation.
    organisations = sectors("abcde").assign(is_informal=[True, True, False, False, False])
    tie = both_ways("cd", "de", "ce", "ab", n=3)
    gaps = pd.DataFrame([("informal_apart", "n1", LAYER, "a", pd.NA)], columns=LISTED)
    found = compare_network_waves(
        readings(FIVE, tie), readings(FIVE, tie | later), organisations, gaps
    ).gaps.iloc[0]
    assert found["p_there_before"] == pytest.approx(0.0, abs=0.15)
    assert found["p_there_later"] == pytest.approx(chance, abs=0.15)


def test_gaps_of_the_first_wave_are_found_when_none_are_given() -> None:
    before = readings(
        dict.fromkeys("abcde", 4), both_ways("ab", "bc", "cd", "de") | {("a", "c"): 4}
    )
    found = compare_network_waves(before, before, sectors())
    assert len(found.gaps) == len(find_gaps(before, sectors()))
    assert found.gaps["listed_later"].all()


PAIRS = [(one, other) for one in "abcde" for other in "abcde" if one != other]
NAMED = st.fixed_dictionaries({side: st.integers(0, 4) for side in PAIRS})
SIZES = st.fixed_dictionaries({name: st.sampled_from([0, 2, 3, 4]) for name in "abcde"})


@settings(max_examples=12, deadline=None)
@given(NAMED, NAMED, SIZES, SIZES)
def test_probabilities_sum_to_one_and_swapping_the_waves_swaps_came_and_went(
    before: dict[tuple[str, str], int],
    later: dict[tuple[str, str], int],
    n_before: dict[str, int],
    n_later: dict[str, int],
) -> None:
    found = without_gaps(before, later, n_before, n_later)
    judged = found.pairs[found.pairs["reason"].isna()]
    sums = judged[CHANCES].sum(axis=1).to_numpy()
    assert sums == pytest.approx(1, abs=0.021), "rounded to whole percentages"
    turned = without_gaps(later, before, n_later, n_before)
    for one, other in (("came", "went"), ("stayed", "stayed")):
        np.testing.assert_allclose(found.pairs[f"p_{one}"], turned.pairs[f"p_{other}"], atol=0.0101)
        np.testing.assert_allclose(found.totals[one], turned.totals[other], atol=1e-6)
        assert found.totals[f"{one}_named"].equals(turned.totals[f"{other}_named"])
    np.testing.assert_allclose(found.density["change"], -turned.density["change"])


@settings(max_examples=8, deadline=None)
@given(NAMED, NAMED, st.permutations("abcde"))
def test_other_codes_for_the_organisations_change_no_number(
    before: dict[tuple[str, str], int], later: dict[tuple[str, str], int], codes: list[str]
) -> None:
    new = dict(zip("abcde", codes, strict=True))
    four = dict.fromkeys("abcde", 4)
    named = [
        {(new[one], new[other]): n for (one, other), n in wave.items()} for wave in (before, later)
    ]
    found = without_gaps(before, later, four, four)
    renamed = without_gaps(*named, four, four)
    numbers = ["came", "went", "stayed", "n_named_before", "went_named"]
    np.testing.assert_allclose(
        found.totals[numbers].to_numpy(float), renamed.totals[numbers].to_numpy(float), atol=1e-6
    )


def test_rows_of_pairs_that_nobody_names_may_be_left_out() -> None:
    before, later = (
        readings(FIVE, named) for named in (STEADY | both_ways("ab", n=3), STEADY | {("a", "c"): 2})
    )
    whole = compare_network_waves(before, later, sectors())
    thin = [
        table[(table["n_naming"] > 0) | ~table["organisation_id"].duplicated()]
        for table in (before, later)
    ]
    assert len(thin[0]) < len(before)
    sparse = compare_network_waves(*thin, sectors())
    numbers = [
        *(f"{fate}_{part}" for fate in ("came", "went") for part in ("low", "named")),
        "n_pairs",
    ]
    pd.testing.assert_frame_equal(whole.totals[numbers], sparse.totals[numbers])
    np.testing.assert_allclose(whole.totals["went"], sparse.totals["went"], atol=1e-9)
    pd.testing.assert_frame_equal(whole.density, sparse.density)


def test_a_table_of_something_else_gets_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="readings_after"):
        compare_network_waves(readings(FIVE, STEADY), pd.DataFrame({"colour": []}), sectors())
    with pytest.raises(QuickscanError, match="gaps"):
        compared(STEADY, STEADY, gaps=pd.DataFrame({"colour": []}))
