"""Alpha by hand, beside R, and how it behaves where the truth is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.questionnaire import load_questionnaire

ORACLE = Path(__file__).parents[2] / "oracle"
COLUMNS = {"all": slice(0, 6), "first three": slice(0, 3), "two": slice(3, 5)}


def test_alpha_by_hand() -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    # Item variances 2.5 each; sums 3 3 7 7 10: mean 6, squares 9 9 1 1 16 = 36, variance 9.
    assert cronbach_alpha(items).estimate == pytest.approx(2 * (1 - 5 / 9))


@pytest.mark.parametrize("name", list(COLUMNS))
def test_alpha_and_feldts_interval_equal_those_of_psych(name: str) -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv").iloc[:, COLUMNS[name]]
    expected = pd.read_csv(ORACLE / "alpha_values.csv").set_index("items").loc[name]
    found = cronbach_alpha(items)
    assert found.n == expected["n"]
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx(
        (expected["estimate"], expected["ci_low"], expected["ci_high"]), abs=1e-9
    )


def test_only_complete_rows_count() -> None:
    items = pd.DataFrame({"a": [1.0, 2, 3, 4, 5, np.nan], "b": [2.0, 1, 4, 3, 5, 1]})
    assert cronbach_alpha(items) == cronbach_alpha(items.iloc[:5])


@pytest.mark.parametrize(
    "items",
    [
        {"a": [1, 2, 3]},
        {"a": [1], "b": [2]},
        {"a": [], "b": []},
        {"a": [3, 3, 3], "b": [2, 2, 2]},
    ],
)
def test_without_enough_or_without_spread_there_is_no_alpha(items: dict[str, list[int]]) -> None:
    found = cronbach_alpha(pd.DataFrame(items, dtype=float))
    assert np.isnan([found.estimate, found.ci_low, found.ci_high]).all()


def test_feldts_interval_holds_the_truth_in_95_of_100_small_samples() -> None:
    # Five parallel items with correlation .5: alpha = 5 * .5 / (1 + 4 * .5) = .8333.
    rng = np.random.default_rng(20261122)
    n_held = 0
    for _ in range(1000):
        items = np.sqrt(0.5) * (rng.standard_normal((40, 1)) + rng.standard_normal((40, 5)))
        found = cronbach_alpha(pd.DataFrame(items))
        n_held += found.ci_low <= 5 / 6 <= found.ci_high
    assert 930 <= n_held <= 970


def test_every_theme_gets_its_own_items_turned_around() -> None:
    practice = load_questionnaire()
    item = next(item for item in practice.items_of("practice") if item.is_reversed)
    answers = pd.DataFrame(
        {
            "professional_id": ["P2", "P1"],
            "wave": 1,
            "item_id": item.item_id,
            "answer": pd.array([5, pd.NA], dtype="Int64"),
            "not_applicable": [False, True],
        }
    )
    items = favourable_items(answers, practice)
    assert list(items) == practice.theme_ids
    column = items[str(item.theme_id)][item.item_id]
    assert np.isnan(column.iloc[0])  # P1 comes first
    assert column.iloc[1] == 1
    assert summarise_reliability(answers, practice)["estimate"].isna().all()
