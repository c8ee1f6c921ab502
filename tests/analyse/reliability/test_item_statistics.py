"""Item statistics and lambda 6 by hand, beside R, and where there is nothing to compute."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import guttman_lambda6, item_statistics
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
NUMBERS = ["mean", "sd", "item_rest", "ci_low", "ci_high", "standardised_r", "alpha_if_dropped"]


def oracle_items(name: str) -> pd.DataFrame:
    items = pd.read_csv(ORACLE / "alpha_items.csv").dropna()
    if name == "one not turned":
        return items.assign(sam_2=6 - items["sam_2"])
    return items.iloc[:, : 3 if name == "first three" else 6]


def test_item_rest_correlation_by_hand() -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4], "b": [1, 1, 2, 2], "c": [0, 1, 1, 2]})
    # Rest of a: 1 2 3 4, the same as a. Rest of c: 2 3 5 6, mean 4; c has mean 1.
    # c: -1 0 0 1 and rest -2 -1 1 2: sum of products 4, squares 2 and 10: 4 / sqrt(20).
    found = item_statistics(items).set_index("item")["item_rest"]
    assert found["a"] == pytest.approx(1)
    assert found["c"] == pytest.approx(4 / np.sqrt(20))


@pytest.mark.parametrize("name", ["all", "first three", "one not turned"])
def test_item_statistics_equal_those_of_psych(name: str) -> None:
    expected = pd.read_csv(ORACLE / "items_values.csv")
    expected = expected[expected["items"] == name]
    found = item_statistics(oracle_items(name))
    assert list(found["item"]) == list(expected["item"])
    assert found[NUMBERS].to_numpy() == pytest.approx(expected[NUMBERS].to_numpy(), abs=1e-9)
    assert found["reason"].isna().all()


@pytest.mark.parametrize("name", ["all", "first three", "one not turned"])
def test_lambda6_equals_that_of_psych(name: str) -> None:
    expected = pd.read_csv(ORACLE / "items_lambda6.csv").set_index("items").loc[name]
    found = guttman_lambda6(oracle_items(name))
    assert (found.n, found.estimate) == (expected["n"], pytest.approx(expected["estimate"], 1e-9))
    assert found.ci_low < found.estimate < found.ci_high


def test_lambda6_of_two_items_is_a_correlation_by_hand() -> None:
    # With correlation r: 1 - 2 (1 - r^2) / (2 + 2 r) = 1 - (1 - r) = r; here r = .8.
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    assert guttman_lambda6(items).estimate == pytest.approx(0.8)


def test_the_interval_of_lambda6_holds_the_truth_in_most_samples() -> None:
    # Four items with correlation .5: inverse correlations give a squared multiple of .375.
    truth = 1 - 4 * (1 - 0.375) / (4 + 12 * 0.5)
    rng = np.random.default_rng(20261123)
    held = 0
    for _ in range(300):
        items = np.sqrt(0.5) * (rng.standard_normal((100, 1)) + rng.standard_normal((100, 4)))
        found = guttman_lambda6(pd.DataFrame(items))
        held += found.ci_low <= truth <= found.ci_high
    assert 272 <= held <= 298


def test_a_skipped_answer_counts_for_the_mean_but_not_for_the_correlation() -> None:
    items = pd.DataFrame(
        {"a": [1.0, 2, 3, 4, 5], "b": [1.0, 3, 2, 4, np.nan], "c": [1.0, 2, 2, 4, 5]}
    )
    found = item_statistics(items).set_index("item")
    assert list(found["n_answered"]) == [5, 4, 5]
    assert list(found["n"]) == [4, 4, 4]
    assert found.loc["a", "mean"] == 3
    complete = item_statistics(items.dropna()).set_index("item")
    assert found.loc["a", "item_rest"] == complete.loc["a", "item_rest"]


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({"a": [1, 2, 3, 4, 5]}, "too_few_items"),
        ({"a": [1, 2, 3, 4, 5], "b": [1, 3, 2, 4, 4]}, "too_few_items"),
        ({"a": [2], "b": [1], "c": [4]}, "too_few_people"),
        ({"a": [2, 3], "b": [1, 2], "c": [4, 5]}, "too_few_people"),
        ({"a": [], "b": [], "c": []}, "too_few_people"),
        ({"a": [np.nan] * 4, "b": [np.nan] * 4, "c": [np.nan] * 4}, "too_few_people"),
        ({"a": [3] * 5, "b": [3] * 5, "c": [3] * 5}, "constant_item"),
        ({"a": [1, 2, 3, 4, 5], "b": [5, 4, 3, 2, 1], "c": [1, 2, 3, 4, 5]}, "no_variation"),
        ({"a": [1, 2, 3, 4, 5], "b": [3] * 5, "c": [2] * 5}, "no_variation"),
    ],
)
def test_a_number_that_is_missing_has_a_reason(items: dict[str, list[float]], reason: str) -> None:
    found = item_statistics(pd.DataFrame(items, dtype=float))
    assert reason in set(found["reason"])
    missing = found[["item_rest", "ci_low", "ci_high", "alpha_if_dropped"]].isna().any(axis=1)
    assert found.loc[missing, "reason"].notna().all()


def test_a_constant_item_is_named_and_leaves_the_others_their_numbers() -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [1, 3, 2, 4, 4], "same": [3] * 5})
    found = item_statistics(items).set_index("item")
    assert found.loc["same", "reason"] == "constant_item"
    assert found.loc["a", "item_rest"] == pytest.approx(items["a"].corr(items["b"]))


def test_equal_items_correlate_perfectly_with_their_rest() -> None:
    found = item_statistics(pd.DataFrame({name: [1, 2, 3, 4, 5] for name in "abc"}))
    assert found[
        ["item_rest", "ci_low", "ci_high", "alpha_if_dropped"]
    ].to_numpy() == pytest.approx(np.ones((3, 4)))


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({"a": [1, 2, 3]}, "too_few_items"),
        ({"a": [1, 2], "b": [2, 1]}, "too_few_people"),
        ({"a": [3] * 6, "b": [1, 2, 3, 4, 5, 5]}, "no_variation"),
        ({"a": [1, 2, 3, 4, 5, 5], "b": [1, 2, 3, 4, 5, 5]}, "no_variation"),
    ],
)
def test_lambda6_says_why_there_is_none(items: dict[str, list[int]], reason: str) -> None:
    found = guttman_lambda6(pd.DataFrame(items))
    assert np.isnan(found.estimate)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([[1, 2]], "Expected a table"),
        (pd.DataFrame({"a": ["often", "never"]}), "Column a holds something else than numbers"),
        (pd.DataFrame({"a": [1.0, np.inf]}), "Column a holds an infinite number"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "More than one column of items is called a"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(items: object, sentence: str) -> None:
    for function in (item_statistics, guttman_lambda6):
        with pytest.raises(QuickscanError, match=sentence):
            function(items)  # type: ignore[arg-type]
