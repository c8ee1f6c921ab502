"""What comparisons of networks say: firm only where the interval and the many looks allow it."""

from __future__ import annotations

from typing import Any

import pytest

from quickscan_sim.analyse.meaning import (
    meaning_of_density_change,
    meaning_of_gap_later,
    meaning_of_network_difference,
    meaning_of_network_groups,
    meaning_of_ties_over_time,
)

DIFFERENCE: dict[str, Any] = {
    "measure": "density",
    "value_one": 0.5,
    "value_other": 0.3,
    "mean_few": 0.5,
    "mean_many": 0.3,
    "difference": 0.2,
    "ci_low": 0.1,
    "ci_high": 0.3,
    "p_adjusted": 0.005,
    "n_shared": 3,
    "n_neighbourhoods_few": 4,
    "n_neighbourhoods_many": 5,
    "reason": None,
}


@pytest.mark.parametrize(
    ("numbers", "certainty"),
    [
        ({}, "clear"),
        ({"ci_low": -0.3, "ci_high": -0.1}, "clear"),
        ({"ci_low": -0.01}, "unclear"),
        ({"p_adjusted": 0.03}, "unclear"),
        ({"p_adjusted": float("nan")}, "unclear"),
        ({"ci_low": None, "reason": "no_variation"}, "not_computed"),
        ({"difference": None, "reason": "too_few"}, "withheld"),
    ],
)
def test_a_difference_is_clear_only_beyond_the_interval_and_the_many_looks(
    numbers: dict[str, Any], certainty: str
) -> None:
    row = DIFFERENCE | numbers
    assert meaning_of_network_difference(row, "Oost", "West").certainty == certainty
    assert meaning_of_network_groups(row).certainty == certainty


def test_a_lower_wijk_is_told_with_the_size_of_the_difference() -> None:
    row = DIFFERENCE | {"ci_low": -0.3, "ci_high": -0.1}
    says = meaning_of_network_difference(row, "Oost", "West").says.in_language("en")
    assert "Oost is lower by 10 to 30 percentage points" in says
    assert says.startswith("The share of possible partners")


def test_shared_organisations_and_other_causes_are_named() -> None:
    shared = meaning_of_network_difference(DIFFERENCE, "Oost", "West")
    assert "3 organisations work in both" in shared.says_not.in_language("en")
    apart = meaning_of_network_difference(DIFFERENCE | {"n_shared": 0}, "Oost", "West")
    assert "work in both" not in apart.says_not.in_language("en")
    assert "income is the cause" in meaning_of_network_groups(DIFFERENCE).says_not.in_language("en")


def test_ties_over_time_say_the_raw_count_and_the_estimate() -> None:
    row = {"went": 5.0, "went_low": 4.0, "went_high": 7.0, "went_named": 12}
    row |= {"n_pairs": 60, "n_judged": 55, "reason": None}
    meaning = meaning_of_ties_over_time(row, "went")
    assert "12 contacts" in meaning.says.in_language("en")
    assert "4 to 7" in meaning.says.in_language("en")
    assert "5 of the 60 pairs are left out" in meaning.says_not.in_language("en")
    assert meaning.certainty == "clear"
    unclear = meaning_of_ties_over_time(row | {"went_low": 0.0}, "went")
    assert unclear.certainty == "unclear"
    assert "Perhaps none" in unclear.says.in_language("en")


@pytest.mark.parametrize("fate", ["came", "went", "stayed"])
def test_ties_that_cannot_be_judged_say_so(fate: str) -> None:
    row = {fate: None, f"{fate}_low": None, "reason": "silent_in_a_wave"}
    assert meaning_of_ties_over_time(row, fate).certainty == "not_computed"


def test_a_change_of_density_is_clear_where_the_interval_holds_no_zero() -> None:
    row = {"change": 0.1, "ci_low": 0.02, "ci_high": 0.18, "density_before": 0.3}
    row |= {"density_later": 0.4, "n_readable": 9, "reason": None}
    assert meaning_of_density_change(row).certainty == "clear"
    assert meaning_of_density_change(row | {"ci_low": -0.02}).certainty == "unclear"
    fell = meaning_of_density_change(row | {"ci_low": -0.18, "ci_high": -0.02})
    assert "fall is between 2 and 18 percentage points" in fell.says.in_language("en")


def test_a_weak_spot_is_told_firmly_only_when_it_is_very_likely() -> None:
    row = {"p_mended": 0.5, "p_still": 0.4, "p_otherwise": 0.0, "p_never": 0.1, "reason": None}
    assert meaning_of_gap_later(row).certainty == "unclear"
    assert meaning_of_gap_later(row | {"p_still": 0.92}).certainty == "clear"
    other = {"p_mended": None, "reason": "other_kind"}
    assert meaning_of_gap_later(other).certainty == "not_computed"
