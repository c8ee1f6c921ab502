"""Effect sizes by hand, beside R, and where there is nothing to compare."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from quickscan_sim.analyse.comparison.effect_sizes import hedges_g
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
VALUES = pd.read_csv(ORACLE / "effect_sizes_values.csv").set_index("quantity")["value"]
DATA = pd.read_csv(ORACLE / "mixed_model_data.csv")
GROUPS = [DATA[DATA["organisation"] % 2 == odd] for odd in (0, 1)]
SCORES = [group["score"].to_numpy() for group in GROUPS]


def test_g_by_hand() -> None:
    # Means 4 and 2, sums of squares 2 and 2 on 4 degrees of freedom: sd 1; J = 1 - 3 / 15.
    found = hedges_g(np.array([3.0, 4, 5, np.nan]), np.array([1.0, 2, 3]))
    assert found.estimate == pytest.approx(2 * 0.8)
    error = np.sqrt(1 / 3 + 1 / 3 + 1.6**2 / 12)
    assert found.ci_high - found.estimate == pytest.approx(stats.norm.ppf(0.975) * error)
    assert (found.n_first, found.n_second, found.n) == (3, 3, 6)


def test_g_and_its_interval_equal_those_of_r() -> None:
    found = hedges_g(*SCORES)
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx(
        tuple(VALUES[["g", "g low", "g high"]]), abs=1e-9
    )
    assert found.superiority[0] == pytest.approx(VALUES["superiority"], abs=1e-9)
    assert found.overlap[0] == pytest.approx(VALUES["overlap"], abs=1e-9)


def test_g_over_whole_organisations_equals_the_formula_in_r() -> None:
    own = tuple(group["organisation"].to_numpy() for group in GROUPS)
    found = hedges_g(*SCORES, organisation=(own[0], own[1]))
    expected = tuple(VALUES[["nested g", "nested low", "nested high"]])
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx(expected, abs=1e-9)


def test_an_interval_that_holds_zero_has_overlap_up_to_everything() -> None:
    found = hedges_g(np.array([1.0, 2, 3, 4]), np.array([1.5, 2, 3, 4]))
    middle, low, high = found.overlap
    assert high == 1.0
    assert low < middle < 1.0


def test_the_other_way_round_is_the_same_with_the_other_sign() -> None:
    one, other = hedges_g(*SCORES), hedges_g(*SCORES[::-1])
    assert one.estimate == pytest.approx(-other.estimate)
    assert one.overlap == pytest.approx(other.overlap)
    assert one.superiority[0] == pytest.approx(1 - other.superiority[0])


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ([], [1.0, 2], "too_few_people"),
        ([1.0], [1.0, 2], "too_few_people"),
        ([np.nan, np.nan], [1.0, 2], "too_few_people"),
        ([2.0, 2], [3.0, 3], "no_variation"),
        ([0.1, 0.1, 0.1], [0.3, 0.3, 0.3], "no_variation"),
    ],
)
def test_without_spread_or_people_the_reason_is_given(
    first: list[float], second: list[float], reason: str
) -> None:
    found = hedges_g(np.array(first), np.array(second))
    assert found.reason == reason
    assert np.isnan(found.estimate)
    assert found.why() is not None


def test_one_organisation_in_a_group_gives_no_interval() -> None:
    found = hedges_g(
        np.array([1.0, 2, 3]), np.array([2.0, 3, 5]),
        organisation=(np.array(["a"] * 3), np.array(["b", "b", "c"])),
    )  # fmt: skip
    assert found.reason == "too_few_clusters"
    assert np.isfinite(found.estimate)
    assert np.isnan(found.ci_low)


def test_organisations_of_one_person_each_are_independent_people() -> None:
    first, second = np.array([1.0, 2, 4, 5]), np.array([2.0, 3, 5, 7])
    found = hedges_g(first, second, organisation=(np.arange(4), np.arange(4, 8)))
    assert found.estimate == pytest.approx(hedges_g(first, second).estimate)


def test_an_organisation_in_both_groups_is_refused() -> None:
    own = np.array(["a", "a", "b", "b"])
    with pytest.raises(QuickscanError, match="Organisation 'a' has people in more than one group"):
        hedges_g(np.array([3.0, 4, 5, 4]), np.array([1.0, 2, 3, 2]), organisation=(own, own))


def test_who_has_no_organisation_counts_as_alone_in_one() -> None:
    first, second = np.array([1.0, 2, 4, 5]), np.array([2.0, 3, 5, 7])
    unknown = (np.array(["a", "a", None, None]), np.array(["b", "b", None, None]))
    known = (np.array(["a", "a", "c", "d"]), np.array(["b", "b", "e", "f"]))
    assert hedges_g(first, second, unknown) == hedges_g(first, second, known)
