"""How far colleagues resemble each other: beside multilevel and lme4, and by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import between_group_correlation
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
CASES = ["balanced", "unequal", "sixty groups of six", "boundary", "two groups"]


def oracle_case(name: str) -> tuple[pd.DataFrame, pd.Series]:
    scores = pd.read_csv(ORACLE / "between_groups_scores.csv")
    values = pd.read_csv(ORACLE / "between_groups_values.csv").set_index("case")
    return scores[scores["case"] == name], values.loc[name]


@pytest.mark.parametrize("name", CASES)
def test_anova_equals_multilevel(name: str) -> None:
    own, expected = oracle_case(name)
    found = between_group_correlation(own["score"], own["group"])
    assert (found.icc1.n, found.n_groups) == (expected["n"], expected["n_groups"])
    assert (
        found.icc1.estimate,
        found.icc2.estimate,
        found.icc1.ci_low,
        found.icc1.ci_high,
    ) == pytest.approx(
        tuple(expected[["icc1_anova", "icc2_anova", "low_anova", "high_anova"]]), abs=1e-10
    )


@pytest.mark.parametrize("name", CASES)
def test_reml_equals_lme4(name: str) -> None:
    own, expected = oracle_case(name)
    found = between_group_correlation(own["score"], own["group"], "reml")
    assert found.estimator == "reml"
    assert (
        found.icc1.estimate,
        found.icc1.ci_low,
        found.icc1.ci_high,
        found.variance_between,
        found.variance_within,
    ) == pytest.approx(
        tuple(
            expected[["icc1_reml", "low_reml", "high_reml", "variance_between", "variance_within"]]
        ),
        abs=1e-6,
    )


def test_anova_below_zero_is_zero_by_reml() -> None:
    own, _ = oracle_case("boundary")
    assert between_group_correlation(own["score"], own["group"]).icc1.estimate < 0
    found = between_group_correlation(own["score"], own["group"], "reml")
    assert (found.icc1.estimate, found.icc1.ci_low) == (0, 0)
    assert found.icc1.ci_high > 0


def test_icc1_by_hand() -> None:
    # Means 1.5 3.5 5.5: between 2 * 8 / 2 = 8; within .5: (8 - .5) / (8 + .5).
    found = between_group_correlation([1, 2, 3, 4, 5, 6], list("aabbcc"))
    assert found.icc1.estimate == pytest.approx(7.5 / 8.5)
    assert found.icc2.estimate == pytest.approx(7.5 / 8)


@given(seed=st.integers(0, 10_000))
def test_in_equal_groups_reml_is_anova_without_its_negative_values(seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = np.repeat(np.arange(8), 5)
    scores = 0.4 * rng.standard_normal(8)[groups] + rng.standard_normal(40)
    anova = between_group_correlation(scores, groups).icc1.estimate
    reml = between_group_correlation(scores, groups, "reml").icc1
    assert reml.estimate == pytest.approx(max(0.0, anova), abs=1e-9)
    assert reml.ci_low <= reml.estimate <= reml.ci_high


@given(seed=st.integers(0, 10_000), shift=st.floats(-100, 100), scale=st.floats(0.01, 100))
def test_another_scale_of_scores_gives_the_same(seed: int, shift: float, scale: float) -> None:
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 6, 40)
    scores = rng.standard_normal(40) + 0.5 * groups
    for estimator in ("anova", "reml"):
        one = between_group_correlation(scores, groups, estimator).icc1
        other = between_group_correlation(shift + scale * scores, groups, estimator).icc1
        assert other.estimate == pytest.approx(one.estimate, abs=1e-6)
        assert other.ci_high == pytest.approx(one.ci_high, abs=1e-6)


@pytest.mark.parametrize("estimator", ["anova", "reml"])
def test_the_interval_holds_the_truth_in_about_95_of_100_samples(estimator: str) -> None:
    rng = np.random.default_rng(20261123)
    groups, held = np.repeat(np.arange(25), 6), 0
    for _ in range(300):
        scores = np.sqrt(0.2) * rng.standard_normal(25)[groups]
        scores += np.sqrt(0.8) * rng.standard_normal(150)
        found = between_group_correlation(scores, groups, estimator).icc1
        held += found.ci_low <= 0.2 <= found.ci_high
    assert 274 <= held <= 297


@pytest.mark.parametrize("estimator", ["anova", "reml"])
@pytest.mark.parametrize(
    ("scores", "groups", "reason"),
    [
        ([], [], "too_few_groups"),
        ([1, 2, 3], ["a", "a", "a"], "too_few_groups"),
        ([1, 2, 3], [None, None, None], "too_few_groups"),
        ([np.nan] * 4, ["a", "a", "b", "b"], "too_few_groups"),
        ([1, 2, 3], ["a", "b", "c"], "groups_of_one"),
        ([1, 2], ["a", "b"], "groups_of_one"),
        ([3.3] * 4, ["a", "a", "b", "b"], "no_variation"),
        ([1.1, 1.1, 2.3, 2.3], ["a", "a", "b", "b"], "full_agreement"),
    ],
)
def test_a_missing_number_has_a_reason(
    estimator: str, scores: list[float], groups: list[str | None], reason: str
) -> None:
    found = between_group_correlation(scores, groups, estimator)
    for estimate in (found.icc1, found.icc2):
        assert np.isnan(estimate.ci_low)
        assert estimate.reason == reason
        assert estimate.why() is not None


def test_who_has_no_score_or_no_group_is_left_out() -> None:
    scores, groups = [1, 2, 3, 4, np.nan, 9], ["a", "a", "b", "b", "b", None]
    found = between_group_correlation(scores, groups)
    assert found == between_group_correlation([1, 2, 3, 4], list("aabb"))


def test_wrong_input_gets_a_sentence() -> None:
    with pytest.raises(QuickscanError, match='estimator is "REML"; choose one of anova, reml'):
        between_group_correlation([1, 2], ["a", "a"], "REML")
    with pytest.raises(QuickscanError, match="groups has 1 rows, but there are 2 people"):
        between_group_correlation([1, 2], ["a"])
    with pytest.raises(QuickscanError, match="Column scores holds something else than numbers"):
        between_group_correlation(["a", "b"], ["a", "a"])


@pytest.mark.parametrize("shift", [0.0, 0.1])
def test_groups_with_equal_means_have_no_reliability_of_their_means(shift: float) -> None:
    # Nothing between groups: ICC(2) = (0 - MSW) / 0.
    scores = np.array([1, 3, 1, 3]) * 1.1 + shift
    found = between_group_correlation(scores, list("aabb"))
    assert found.icc1.estimate == pytest.approx(-1.0)
    assert np.isnan(found.icc2.estimate)
    assert found.icc2.reason == "equal_means"
    assert found.icc2.why() is not None
