"""What is said of a mean, a difference and a share, and when it is said firmly."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.meaning.coverage_notes import coverage_note
from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.analyse.meaning.means import (
    meaning_of_difference,
    meaning_of_mean,
    meaning_of_share,
)

MEAN: dict[str, Any] = {
    "n": 60, "mean": 3.0, "ci_low": 2.8, "ci_high": 3.2, "withheld": False,
    "n_organisations": 9, "target": "like_these_here",
}  # fmt: skip
DIFFERENCE: dict[str, Any] = {
    "n": 60, "difference": -0.4, "ci_low": -0.7, "ci_high": -0.1, "p_adjusted": 0.005,
    "n_organisations": 9, "target": "like_these",
}  # fmt: skip
SHARE: dict[str, Any] = {"n": 60, "share": 0.7, "ci_low": 0.55, "ci_high": 0.8, "withheld": False}


def of_mean(**more: Any) -> Meaning:
    return meaning_of_mean(MEAN | more, theme="noticing", group="Schools", scale=(1, 6))


def of_difference(**more: Any) -> Meaning:
    return meaning_of_difference(DIFFERENCE | more, theme="noticing", group="Schools", scale=(1, 6))


def of_share(**more: Any) -> Meaning:
    return meaning_of_share(SHARE | more, question="I ask further", group="Schools")


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (3.4, 3.49, "clear", "certainty that is below the middle"),
        (3.4, 3.5, "unclear", "not clear"),
        (3.5, 3.6, "unclear", "not clear"),
        (3.51, 3.6, "clear", "certainty that is above the middle"),
    ],
)
def test_a_mean_is_clear_when_the_whole_interval_is_on_one_side_of_the_middle(
    low: float, high: float, certainty: str, words: str
) -> None:
    found = of_mean(ci_low=low, ci_high=high)
    assert found.certainty == certainty
    assert words in found.in_language("en")


@pytest.mark.parametrize(
    ("low", "high", "adjusted", "certainty", "words"),
    [
        (0.01, 0.5, 0.0099, "clear", "higher"),
        (-0.5, -0.01, 0.0099, "clear", "between 0.01 points lower and 0.50 points lower"),
        (0.0, 0.5, 0.06, "unclear", "between 0.00 points higher and 0.50 points higher"),
        (0.01, 0.5, 0.01, "unclear", "many groups were compared"),
        (0.01, 0.5, np.nan, "unclear", "many groups were compared"),
    ],
)
def test_a_difference_is_clear_when_0_is_left_out_also_after_the_number_of_looks(
    low: float, high: float, adjusted: float, certainty: str, words: str
) -> None:
    middle = (low + high) / 2
    found = of_difference(ci_low=low, ci_high=high, difference=middle, p_adjusted=adjusted)
    assert found.certainty == certainty
    assert words in found.in_language("en")


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(0.51, 0.9, "clear"), (0.5, 0.9, "unclear"), (0.1, 0.49, "clear"), (0.1, 0.5, "unclear")],
)
def test_a_share_is_clear_when_the_interval_leaves_out_a_half(
    low: float, high: float, certainty: str
) -> None:
    assert of_share(ci_low=low, ci_high=high).certainty == certainty


@pytest.mark.parametrize(
    ("found", "certainty", "words"),
    [
        (of_mean(withheld=True, mean=np.nan), "withheld", "Fewer than 5 people answered"),
        (of_share(withheld=True, share=np.nan), "withheld", "Fewer than 5 people answered"),
        (of_mean(ci_low=np.nan, reason="too_few_people"), "not_computed", "at least 2"),
        (of_mean(ci_low=np.nan, reason="no_variation"), "not_computed", "gave the same answers"),
        (of_difference(ci_low=np.nan, reason="no_variation"), "not_computed", "no conclusion"),
    ],
)
def test_without_a_number_it_says_why(found: Meaning, certainty: str, words: str) -> None:
    assert found.certainty == certainty
    assert words in found.in_language("en")


def test_nothing_of_a_withheld_group_is_told() -> None:
    told = of_mean(withheld=True, mean=4.87, n=3).in_language("en")
    assert "4.87" not in told
    assert "n = 3" not in told


def test_the_target_of_the_interval_is_named() -> None:
    assert "in these neighbourhoods" in of_mean().in_language("en")
    assert "everybody who was invited here" in of_mean(target="all_invited").in_language("en")


@pytest.mark.parametrize(
    ("kind", "counts", "words"),
    [
        ("mean", {"n": 60, "n_organisations": 2}, "Fewer than 3 organisations"),
        ("mean", {"n": 60, "n_organisations": 3}, None),
        ("mean", {"n": 49, "n_organisations": 3}, "too wide"),
        ("mean", {"n": 50, "n_organisations": 3}, None),
        ("difference", {"n": 49, "n_organisations": 3}, "easily missed"),
        ("mean", {"n": 60, "n_organisations": 1, "target": "this_organisation"}, None),
        ("alpha", {"clusters": 0}, "too narrow"),
        ("alpha", {"clusters": 12}, None),
        ("mean", {"n": pd.NA, "n_organisations": None}, None),
        ("mean", {}, None),
    ],
)
def test_known_exceptions_are_told_and_only_those(
    kind: str, counts: dict[str, object], words: str | None
) -> None:
    note = coverage_note(kind, counts)
    assert (note is None) == (words is None)
    if note is not None and words is not None:
        assert words in note.in_language("en")


def test_the_note_stands_with_the_number() -> None:
    assert "rough" in of_mean(n_organisations=2).in_language("en")
    assert "rough" not in of_mean().in_language("en")


def test_nothing_that_cannot_be_is_told_as_possible() -> None:
    assert "2.54 to 6.00 is possible" in of_mean(ci_low=2.54, ci_high=6.42).in_language("en")
    wide = of_difference(ci_low=-7.0, ci_high=6.0).in_language("en")
    assert "between 5.00 points lower and 5.00 points higher" in wide
    assert "from 40% to 100%" in of_share(ci_low=0.4, ci_high=1.2).in_language("en")


def test_what_is_known_of_everybody_invited_has_no_note_on_its_interval() -> None:
    exact = {"ci_low": 3.0, "ci_high": 3.0, "n": 6, "n_organisations": 2}
    assert "rough" not in of_mean(target="all_invited", **exact).in_language("en")
    exact |= {"ci_low": -0.4, "ci_high": -0.4, "p_adjusted": 0.0}
    found = of_difference(target="all_invited", **exact)
    assert found.certainty == "clear"
    assert "easily missed" not in found.in_language("en")
