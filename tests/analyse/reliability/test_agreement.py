"""Agreement within a group: beside multilevel, by hand, and never of a small group."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import within_group_agreement
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

ORACLE = Path(__file__).parents[2] / "oracle"
NUMBERS = ["n", "rwg", "ci_low", "ci_high", "average_deviation"]


@pytest.mark.parametrize("null", ["uniform", "slight skew", "moderate skew", "heavy skew"])
def test_agreement_equals_that_of_multilevel(null: str) -> None:
    data = pd.read_csv(ORACLE / "agreement_items.csv")
    expected = pd.read_csv(ORACLE / "agreement_values.csv").set_index("null").loc[null]
    four = within_group_agreement(data[list("abcd")], data["group"], 5, null)
    one = within_group_agreement(data["a"], data["group"], 5, null)
    assert list(four["group"]) == list(expected["group"])
    assert list(four["n"]) == list(expected["n"])
    for found, name in ((four["rwg"], "rwg_j"), (one["rwg"], "rwg_a")):
        assert found.to_numpy() == pytest.approx(expected[name].to_numpy(), abs=1e-10)
    for found, name in ((four, "deviation"), (one, "deviation_a")):
        assert found["average_deviation"].to_numpy() == pytest.approx(
            expected[name].to_numpy(), abs=1e-10
        )


def test_agreement_by_hand() -> None:
    # Mean 4, squares 0 0 0 1 1: variance 2 / 4 = .5; at random 2: 1 - .5 / 2 = .75.
    found = within_group_agreement(pd.Series([4, 4, 4, 5, 3]), ["O1"] * 5, 5).iloc[0]
    assert found["rwg"] == pytest.approx(0.75)
    assert found["average_deviation"] == pytest.approx(2 / 5)
    assert found["deviation_limit"] == pytest.approx(5 / 6)
    # Without one of the fours: variance 2/3 (three times). Without the 5: 4 4 4 3: .25 (twice).
    logs = np.log([2 / 3, 2 / 3, 2 / 3, 0.25, 0.25])
    half = 2.776445 * np.sqrt(4 / 5 * ((logs - logs.mean()) ** 2).sum())
    assert found["ci_high"] == pytest.approx(1 - 0.25 * np.exp(-half), abs=1e-6)
    assert found["ci_low"] == pytest.approx(max(0, 1 - 0.25 * np.exp(half)), abs=1e-6)


@pytest.mark.parametrize(
    ("null", "variance"),
    [
        ("uniform", 2.0),
        ("slight skew", 1.34),
        ("moderate skew", 0.90),
        ("heavy skew", 0.44),
        (1.1, 1.1),
    ],
)
def test_the_variance_at_random_is_that_of_the_literature(
    null: str | float, variance: float
) -> None:
    found = within_group_agreement(pd.Series([1, 2, 3, 4, 5]), ["O1"] * 5, 5, null)
    assert found["null_variance"].iloc[0] == pytest.approx(variance)


@pytest.mark.parametrize("size", [1, 2, SMALL_CELL - 1])
def test_nothing_is_told_of_a_small_group(size: int) -> None:
    scores = pd.Series([1.0, 5.0] * 5)
    groups = ["small"] * size + ["large"] * (10 - size)
    found = within_group_agreement(scores, groups, 5).set_index("group")
    assert found.loc["small", NUMBERS].isna().all()
    assert found.loc["small", "reason"] == "small_group"
    assert found.loc["large", NUMBERS].notna().all()


def test_a_skipped_answer_can_make_a_group_small() -> None:
    scores = pd.Series([1, 2, 3, 4, np.nan])
    found = within_group_agreement(scores, ["O1"] * 5, 5)
    assert found["reason"].iloc[0] == "small_group"


def test_more_spread_than_at_random_counts_as_no_agreement() -> None:
    found = within_group_agreement(pd.Series([1, 5, 1, 5, 1, 5]), ["O1"] * 6, 5).iloc[0]
    assert found["rwg"] == 0
    assert pd.isna(found["reason"])


def test_full_agreement_has_no_interval_and_says_so() -> None:
    found = within_group_agreement(pd.Series([3.3] * 6), ["O1"] * 6, 5).iloc[0]
    assert (found["rwg"], found["average_deviation"]) == (1, 0)
    assert np.isnan(found["ci_low"])
    assert found["reason"] == "full_agreement"


def test_one_person_who_differs_makes_everything_possible() -> None:
    found = within_group_agreement(pd.Series([3, 3, 3, 3, 4]), ["O1"] * 5, 5).iloc[0]
    assert (found["ci_low"], found["ci_high"]) == (0, 1)


@pytest.mark.parametrize(
    ("items", "groups", "reasons"),
    [
        (pd.DataFrame({"a": []}, dtype=float), [], set()),
        (pd.DataFrame(index=range(5)), ["a"] * 5, {"too_few_items"}),
        (pd.DataFrame({"a": [np.nan] * 5}), ["a"] * 5, {"small_group"}),
        (pd.DataFrame({"a": [1, 2]}), ["a", "a"], {"small_group"}),
        (pd.DataFrame({"a": [1, 2]}), [None, None], set()),
    ],
)
def test_without_numbers_there_is_a_reason(
    items: pd.DataFrame, groups: list[str], reasons: set[str]
) -> None:
    found = within_group_agreement(items, groups, 5)
    assert set(found["reason"]) == reasons
    assert found["rwg"].isna().all()


def test_the_interval_holds_the_truth_in_most_samples() -> None:
    # Variance .5 in a group of 10, at random 2: the truth is 1 - .25.
    rng = np.random.default_rng(20261123)
    scores = 3 + np.sqrt(0.5) * rng.standard_normal(10 * 1000)
    found = within_group_agreement(pd.Series(scores), np.repeat(np.arange(1000), 10), 5)
    held = ((found["ci_low"] <= 0.75) & (found["ci_high"] >= 0.75)).mean()
    assert 0.92 <= held <= 0.98


def test_wrong_input_gets_a_sentence() -> None:
    five = pd.Series([1, 2, 3, 4, 5])
    with pytest.raises(QuickscanError, match='null is "skew"; choose one of uniform'):
        within_group_agreement(five, ["a"] * 5, 5, "skew")
    with pytest.raises(QuickscanError, match="is known for 5 answers; this scale has 7"):
        within_group_agreement(five, ["a"] * 5, 7, "slight skew")
    with pytest.raises(QuickscanError, match="n_options is 1"):
        within_group_agreement(five, ["a"] * 5, 1)
    with pytest.raises(QuickscanError, match="groups has 2 rows, but there are 5 people"):
        within_group_agreement(five, ["a"] * 2, 5)
    with pytest.raises(QuickscanError, match="holds something else than numbers"):
        within_group_agreement(five.astype(str), ["a"] * 5, 5)
