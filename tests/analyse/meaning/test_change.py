"""What a change, a lowest score and a norm say: firm only where the interval allows it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from quickscan_sim.analyse.meaning import Meaning
from quickscan_sim.analyse.meaning.change import (
    meaning_of_change,
    meaning_of_regression_to_the_mean,
)
from quickscan_sim.analyse.meaning.norms import meaning_of_norm


def change(design: str = "same_people", **numbers: Any) -> Meaning:
    row = {
        "design": design,
        "change": 0.3,
        "ci_low": 0.1,
        "ci_high": 0.5,
        "n_earlier": 40,
        "n_later": 44,
        "n_both": 30,
        "reason": None,
    }
    return meaning_of_change(row | numbers)


@pytest.mark.parametrize("design", ["same_people", "all_respondents", "composition"])
@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [
        (0.001, 0.6, "clear"),
        (0.0, 0.6, "unclear"),
        (-0.001, 0.6, "unclear"),
        (-0.6, 0.0, "unclear"),
        (-0.6, -0.001, "clear"),
    ],
)
def test_certainty_switches_where_the_interval_meets_zero(
    design: str, low: float, high: float, certainty: str
) -> None:
    assert change(design, ci_low=low, ci_high=high).certainty == certainty


def test_progress_is_a_word_for_a_clear_rise_of_the_same_people_only() -> None:
    assert "Progress" in change().in_language("en")
    assert "Decline" in change(change=-0.3, ci_low=-0.5, ci_high=-0.1).in_language("en")
    others = [
        change(ci_low=-0.1),
        change("all_respondents"),
        change("composition"),
        change(change=-0.3, ci_low=-0.5, ci_high=0.1),
    ]
    assert not any("rogress" in one.in_language("en") for one in others)


def test_a_fall_is_told_without_signs() -> None:
    says = change(change=-0.3, ci_low=-0.5, ci_high=-0.1).says.in_language("en")
    assert "0.30 points lower" in says
    assert "between 0.10 and 0.50" in says


@pytest.mark.parametrize("design", ["same_people", "all_respondents", "composition"])
@pytest.mark.parametrize("sign", [-1, 1])
def test_no_sentence_names_a_cause(design: str, sign: int) -> None:
    bounds = sorted((sign * 0.1, sign * 0.5))
    text = change(design, change=sign * 0.3, ci_low=bounds[0], ci_high=bounds[1])
    for word in ("thanks to", "because", "effect", "dankzij", "doordat"):
        assert word not in text.in_language("en").lower()
        assert word not in text.in_language("nl").lower()


def test_where_nobody_left_or_came_nobody_else_answered() -> None:
    found = change("all_respondents", n_left=0, n_came=0)
    assert "other people" not in found.says_not.in_language("en")
    assert found.says_not.in_language("en") == change().says_not.in_language("en")
    for n_left, n_came in ((5, 0), (0, 5), (pd.NA, pd.NA)):
        found = change("all_respondents", n_left=n_left, n_came=n_came)
        assert "partly other people" in found.says_not.in_language("en")


def test_nobody_left_or_came_is_a_sentence_of_its_own() -> None:
    found = change("composition", change=0.0, ci_low=0.0, ci_high=0.0)
    assert found.certainty == "clear"
    assert "same 30 people" in found.says.in_language("en")


@pytest.mark.parametrize(
    ("reason", "value", "certainty"),
    [
        ("withheld", float("nan"), "withheld"),
        ("items_changed", float("nan"), "not_computed"),
        ("nobody_in_both", float("nan"), "not_computed"),
        ("no_interval", 0.3, "not_computed"),
        ("no_variation", 0.3, "not_computed"),
        ("everybody_changed_equally", 0.3, "not_computed"),
    ],
)
def test_without_a_number_or_an_interval_nothing_is_claimed(
    reason: str, value: float, certainty: str
) -> None:
    missing = float("nan")
    found = change(reason=reason, change=value, ci_low=missing, ci_high=missing)
    assert found.certainty == certainty
    assert "nan" not in found.in_language("en")


@pytest.mark.parametrize("grouping", ["organisation", "sector", "neighbourhood"])
@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(0.001, 0.4, "clear"), (0.0, 0.4, "unclear"), (-0.4, -0.001, "clear")],
)
def test_the_lowest_score_is_more_than_chance_only_beyond_its_interval(
    grouping: str, low: float, high: float, certainty: str
) -> None:
    row = {
        "chosen": "lowest",
        "grouping": grouping,
        "observed": 0.4,
        "expected": 0.2,
        "rest": 0.2,
        "rest_low": low,
        "rest_high": high,
        "reason": None,
    }
    found = meaning_of_regression_to_the_mean(row)
    assert found.certainty == certainty
    assert "0.20 points up" in found.says.in_language("en")


def test_too_few_groups_says_how_many_it_needs() -> None:
    row = {"chosen": "lowest", "grouping": "sector", "rest": float("nan")}
    found = meaning_of_regression_to_the_mean(row | {"reason": "too_few_groups"})
    assert found.certainty == "not_computed"
    assert "at least 4" in found.in_language("en")


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(0.001, 0.4, "clear"), (-0.001, 0.4, "unclear"), (-0.4, -0.001, "clear")],
)
@pytest.mark.parametrize("independent", [True, False])
def test_a_norm_is_always_named_with_its_source_year_and_n(
    low: float, high: float, certainty: str, independent: bool
) -> None:
    row = {
        "n": 50,
        "difference": (low + high) / 2,
        "ci_low": low,
        "ci_high": high,
        "n_norm": 400,
        "source": "Our town",
        "year": 2025,
        "independent_norm": independent,
        "reason": None,
    }
    found = meaning_of_norm(row)
    assert found.certainty == certainty
    assert "Our town, 2025, 400 people" in found.says.in_language("en")
    assert ("too narrow" in found.says_not.in_language("en")) == independent
