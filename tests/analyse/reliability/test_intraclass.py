"""Agreement of raters and of two moments, beside R and by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import intraclass_correlation, retest_reliability
from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.reliability.intraclass import KINDS
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
NUMBERS = ("estimate", "ci_low", "ci_high", "f", "df1", "df2", "p")


@pytest.mark.parametrize("name", ["shrout_fleiss", "waves"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_six_correlations_equal_those_of_psych(name: str, kind: str) -> None:
    values = pd.read_csv(ORACLE / "intraclass_values.csv").set_index(["ratings", "kind"])
    found = intraclass_correlation(pd.read_csv(ORACLE / f"intraclass_{name}.csv"), kind)
    expected = values.loc[(name, kind)]
    assert found.n == expected["n"]
    assert [getattr(found, number) for number in NUMBERS] == pytest.approx(
        [expected[number] for number in NUMBERS], abs=1e-10
    )


def test_the_table_of_shrout_and_fleiss_gives_what_they_printed() -> None:
    ratings = pd.read_csv(ORACLE / "intraclass_shrout_fleiss.csv")
    printed = (0.17, 0.29, 0.71, 0.44, 0.62, 0.91)
    found = [intraclass_correlation(ratings, kind).estimate for kind in KINDS]
    assert [round(value, 2) for value in found] == list(printed)


def test_two_ratings_of_two_persons_by_hand() -> None:
    # Persons 1 3 and 5 5: means 2 and 5, between: 2 * (1.5^2 + 1.5^2) / 1 = 9; within: 2 / 2 = 1.
    ratings = pd.DataFrame({"x": [1, 5], "y": [3, 5]})
    assert intraclass_correlation(ratings, "ICC(1,1)").estimate == pytest.approx(8 / 10)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ({"x": [1, 2, 3]}, "too_few_items"),
        ({}, "too_few_items"),
        ({"x": [1], "y": [2]}, "too_few_people"),
        ({"x": [], "y": []}, "too_few_people"),
        ({"x": [np.nan] * 4, "y": [1, 2, 3, 4]}, "too_few_people"),
        ({"x": [3.3] * 4, "y": [3.3] * 4}, "no_variation"),
    ],
)
def test_without_a_number_there_is_a_reason(
    kind: str, ratings: dict[str, list[float]], reason: str
) -> None:
    found = intraclass_correlation(pd.DataFrame(ratings, dtype=float), kind)
    assert np.isnan([found.estimate, found.ci_low, found.ci_high]).all()
    assert found.reason == reason


@pytest.mark.parametrize("kind", list(KINDS))
def test_full_agreement_is_one(kind: str) -> None:
    found = intraclass_correlation(pd.DataFrame({"x": [1, 2, 4.4], "y": [1, 2, 4.4]}), kind)
    assert (found.estimate, found.ci_low, found.ci_high, found.p) == (1, 1, 1, 0)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize(
    "ratings",
    [
        {"x": [1, 2, 3, 4], "y": [2, 3, 4, 5]},  # one rater always gives a point more
        {"x": [1, 2, 3], "y": [3, 2, 1]},  # persons have the same mean
        {"x": [1, 2], "y": [2, 4]},  # two persons
        {"x": [1, 1, 1], "y": [2, 2, 2]},  # only raters differ
    ],
)
def test_other_extremes_give_a_number_and_an_interval_around_it(
    kind: str, ratings: dict[str, list[float]]
) -> None:
    found = intraclass_correlation(pd.DataFrame(ratings), kind)
    if found.reason is None:
        assert found.ci_low - 1e-12 <= found.estimate <= found.ci_high + 1e-12
    else:
        assert np.isnan(found.ci_low)


def test_a_rater_who_gives_everybody_more_counts_for_agreement_and_not_for_consistency() -> None:
    ratings = pd.DataFrame({"x": [1, 2, 3, 4], "y": [2, 3, 4, 5]})
    assert intraclass_correlation(ratings, "ICC(3,1)").estimate == 1
    assert intraclass_correlation(ratings, "ICC(2,1)").estimate < 0.8


def test_an_unknown_kind_is_refused_with_the_choice() -> None:
    with pytest.raises(QuickscanError, match=r'kind is "ICC2"; choose one of ICC\(1,1\)'):
        intraclass_correlation(pd.DataFrame({"x": [1], "y": [2]}), "ICC2")


def test_test_retest_equals_r() -> None:
    waves = pd.read_csv(ORACLE / "intraclass_waves.csv")
    values = pd.read_csv(ORACLE / "intraclass_retest.csv").set_index("name")
    found = retest_reliability(waves["wave_1"], waves["wave_2"])
    for name in ("correlation", "mean_change"):
        estimate, expected = getattr(found, name), values.loc[name]
        assert (estimate.n, estimate.estimate, estimate.ci_low, estimate.ci_high) == pytest.approx(
            tuple(expected), abs=1e-10
        )
    assert found.standard_error.estimate == pytest.approx(
        values.loc["standard_error", "estimate"], abs=1e-10
    )
    assert found.agreement == intraclass_correlation(waves, "ICC(2,1)")
    assert found.consistency == intraclass_correlation(waves, "ICC(3,1)")


def test_the_smallest_change_of_a_person_by_hand() -> None:
    # Differences 0 1 0 1: variance 1/3. 1.96 * sqrt(2) * sd / sqrt(2) = 1.96 * .577 = 1.1316.
    found = retest_reliability([1, 2, 3, 4], [1, 3, 3, 5])
    assert found.smallest_change.estimate == pytest.approx(1.959964 * np.sqrt(1 / 3), abs=1e-6)


def test_the_interval_of_the_standard_error_holds_the_truth_in_95_of_100_samples() -> None:
    rng = np.random.default_rng(20261123)
    held = 0
    for _ in range(500):
        true = rng.standard_normal(20)
        first, second = true + 0.5 * rng.standard_normal((2, 20))
        found = retest_reliability(first, second).standard_error
        held += found.ci_low <= 0.5 <= found.ci_high
    assert 460 <= held <= 490


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([], []),
        ([1], [2]),
        ([np.nan] * 4, [1, 2, 3, 4]),
        ([3, 3, 3, 3], [3, 3, 3, 3]),
        ([1, 2], [1, 3]),
        ([1, 2, 3, 4], [3, 3, 3, 3]),
        ([1, 2, 3, 4], [2, 3, 4, 5]),
    ],
)
def test_a_retest_without_a_number_says_why(first: list[float], second: list[float]) -> None:
    found = retest_reliability(first, second)
    if np.isnan(found.share_changed_less):
        assert found.smallest_change.reason is not None
    estimates = [value for value in vars(found).values() if isinstance(value, Estimate)]
    assert len(estimates) == 6
    for estimate in estimates:
        if np.isnan([estimate.estimate, estimate.ci_low, estimate.ci_high]).any():
            assert estimate.reason is not None
            assert estimate.why() is not None


def test_two_series_of_other_people_are_refused() -> None:
    first = pd.Series([1.0, 2, 3], index=["P1", "P2", "P3"])
    with pytest.raises(QuickscanError, match="same people in the same order"):
        retest_reliability(first, first.iloc[::-1])
    with pytest.raises(QuickscanError, match="first has 3 scores and second 2"):
        retest_reliability(first, first.iloc[:2])
    with pytest.raises(QuickscanError, match="Column second holds something else"):
        retest_reliability(first, ["a", "b", "c"])


@pytest.mark.parametrize("kind", ["ICC(2,1)", "ICC(2,k)"])
def test_two_raters_who_contradict_each_other_about_two_persons_are_too_few(kind: str) -> None:
    # Persons 1 2 and 2 1: the means of persons and of raters are all equal.
    found = intraclass_correlation(pd.DataFrame({"x": [1, 2], "y": [2, 1]}), kind)
    assert (found.reason, found.needed) == ("too_few_people", 3)


@pytest.mark.parametrize("kind", ["ICC(1,k)", "ICC(2,k)", "ICC(3,k)"])
def test_persons_with_equal_means_have_no_reliability_of_their_means(kind: str) -> None:
    ratings = pd.DataFrame({"a": [1, 3, 2, 5], "b": [3, 1, 2, -1]})
    found = intraclass_correlation(ratings, kind)
    assert np.isnan([found.estimate, found.ci_low, found.ci_high]).all()
    assert found.reason == "equal_means"
