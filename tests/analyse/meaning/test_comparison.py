"""Readings of comparisons turn exactly where the interval crosses the boundary."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.comparison.effect_sizes import EffectSize, hedges_g
from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.meaning import CERTAINTIES, Meaning
from quickscan_sim.analyse.meaning import comparison as readings
from quickscan_sim.analyse.meaning.without_number import WITHHELD

GROUPS = {"difference": 0.3, "n_few": 30, "n_many": 40, "reason": pd.NA}
POOLED = {"pooled": 3.1, "mean": 3.4, "shrinkage": 0.4, "n": 8, "reason": pd.NA}
AGAIN = {"estimate": 0.3, "reason": pd.NA, "error": 0.01}
BOUNDS = {"estimate": 0.4, "response": 0.6, "response_others": 0.13, "reason": pd.NA, "delta": 0.5,
          "sd": 0.7}  # fmt: skip
G: dict[str, Any] = {
    "estimate": 0.3, "n": 40, "n_first": 20, "n_second": 20, "name": "g", "method": ""
}  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (0.0001, 0.6, "clear", "with few families on a low income score 0.30 points higher"),
        (0.0, 0.6, "unclear", "not clear"),
        (-0.6, 0.0, "unclear", "not clear"),
        (-0.6, -0.0001, "clear", "with many families on a low income score 0.30 points higher"),
    ],
)
def test_a_difference_between_wijken_is_clear_beyond_zero(
    low: float, high: float, certainty: str, words: str
) -> None:
    row = GROUPS | {"difference": (low + high) / 2, "ci_low": low, "ci_high": high}
    found = readings.meaning_of_group_difference(row)
    assert found.certainty == certainty
    assert words in found.says.in_language("en")
    assert "nothing about one family" in found.says_not.in_language("en")


@pytest.mark.parametrize(
    ("adjusted", "certainty"), [(0.0099, "clear"), (0.01, "unclear"), (np.nan, "unclear")]
)
def test_a_difference_between_wijken_counts_the_themes_that_were_compared(
    adjusted: float, certainty: str
) -> None:
    row = GROUPS | {"difference": 0.4, "ci_low": 0.1, "ci_high": 0.7, "p_adjusted": adjusted}
    found = readings.meaning_of_group_difference(row)
    assert found.certainty == certainty
    assert ("several themes" in found.says.in_language("en")) == (certainty == "unclear")


def test_a_difference_is_told_as_a_positive_number_with_its_interval_turned_too() -> None:
    row = GROUPS | {"difference": -0.4, "ci_low": -0.7, "ci_high": -0.1}
    says = readings.meaning_of_group_difference(row).says.in_language("en")
    assert "0.40 points higher" in says
    assert "between 0.10 points higher and 0.70 points higher" in says


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(3.001, 3.4, "clear"), (3.0, 3.4, "unclear"), (2.6, 2.999, "clear"), (2.6, 3.0, "unclear")],
)
def test_a_pooled_mean_is_clear_beyond_its_boundary(
    low: float, high: float, certainty: str
) -> None:
    found = readings.meaning_of_pooled_mean(POOLED | {"ci_low": low, "ci_high": high}, 3.0)
    assert found.certainty == certainty
    assert "40%" in found.says_not.in_language("en")


def test_a_pooled_mean_that_is_not_drawn_anywhere_does_not_say_what_draws_it() -> None:
    row = POOLED | {"ci_low": 2.9, "ci_high": 3.3, "shrinkage": 0.0}
    says_not = readings.meaning_of_pooled_mean(row, 3.0).says_not.in_language("en")
    assert "3.40" in says_not
    assert "%" not in says_not


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(0.001, 0.6, "clear"), (0.0, 0.6, "unclear"), (-0.6, -0.001, "clear"), (-1, 1, "unclear")],
)
def test_an_effect_size_is_clear_beyond_zero(low: float, high: float, certainty: str) -> None:
    found = readings.meaning_of_effect_size(EffectSize(**G, ci_low=low, ci_high=high))
    assert found.certainty == certainty


@pytest.mark.parametrize(
    ("share", "error", "certainty"),
    [(1.0, 0.0, "clear"), (0.97, 0.01, "clear"), (0.96, 0.01, "unclear"), (0.6, 0.0, "unclear")],
)
def test_seen_again_is_firm_from_95_percent_with_chance_counted(
    share: float, error: float, certainty: str
) -> None:
    row = AGAIN | {"share_same_sign": share, "error": error}
    assert readings.meaning_of_seen_again(row).certainty == certainty


@pytest.mark.parametrize(
    ("worst", "plausible", "certainty", "words"),
    [
        ((0.1, 0.9), (0.3, 0.5), "clear", "Whatever"),
        ((0.0, 0.9), (0.3, 0.5), "clear", "at most 0.35 points higher or lower"),
        ((-0.9, 0.9), (0.0, 0.5), "unclear", "do not know which side"),
        ((-0.9, 0.2), (-0.5, -0.1), "clear", "at most 0.35 points higher or lower"),
    ],
)
def test_bounds_say_what_the_conclusion_survives(
    worst: tuple[float, float], plausible: tuple[float, float], certainty: str, words: str
) -> None:
    row = BOUNDS | dict(zip(("worst_low", "worst_high"), worst, strict=True))
    row |= dict(zip(("plausible_low", "plausible_high"), plausible, strict=True))
    found = readings.meaning_of_non_response(row)
    assert found.certainty == certainty
    assert words in found.says.in_language("en")
    assert "invited 60% answered, of the others 13%." in found.says.in_language("en")


@pytest.mark.parametrize("reason", list(REASONS))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_has_a_reading(reason: str, language: str) -> None:
    missing: dict[str, Any] = dict.fromkeys(
        ("difference", "ci_low", "pooled", "share_same_sign", "worst_low"), np.nan
    )
    row = missing | {"reason": reason}
    for found in (
        readings.meaning_of_group_difference(row),
        readings.meaning_of_pooled_mean(row, 3.0),
        readings.meaning_of_seen_again(row),
        readings.meaning_of_non_response(row),
    ):
        assert found.certainty == ("withheld" if reason in WITHHELD else "not_computed")
        assert found.certainty in CERTAINTIES
        assert found.in_language(language)


def test_an_effect_size_without_a_number_says_why() -> None:
    found: Meaning = readings.meaning_of_effect_size(hedges_g(np.array([1.0]), np.array([2.0, 3])))
    assert found.certainty == "not_computed"
    assert "Too few people" in found.says.in_language("en")
