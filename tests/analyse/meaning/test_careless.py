"""The reading of flags: never an accusation, and firm only where an interval allows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    careless_indices,
    flag_careless,
    means_without_flagged,
    summarise_careless,
)
from quickscan_sim.analyse.meaning.careless import (
    FOUND_AT_RANDOM,
    meaning_of_careless,
    meaning_of_means_without_flagged,
)
from quickscan_sim.analyse.meaning.meaning import Meaning

STUDY = Path(__file__).parents[3] / "studies" / "2026-11-23_careless.csv"

MEAN: dict[str, Any] = {
    "n": 60, "mean": 3.0, "n_kept": 50, "mean_kept": 3.1, "difference": 0.1, "ci_low": 0.02,
    "ci_high": 0.18, "withheld": False, "reason": None, "needed": None,
}  # fmt: skip


def flags(n_straight: int, n_careful: int) -> pd.DataFrame:
    rows = [[3] * 6] * n_straight + [[1, 2, 3, 4, 5, 1]] * n_careful
    who = [[f"P{row}" for row in range(len(rows))], [1] * len(rows)]
    people = pd.MultiIndex.from_arrays(who, names=["professional_id", "wave"])
    return flag_careless(careless_indices(pd.DataFrame(rows, people, list("abcdef"), dtype=float)))


def of_mean(**more: Any) -> Meaning:
    return meaning_of_means_without_flagged(MEAN | more, theme="noticing")


@pytest.mark.parametrize(
    ("n_straight", "n_careful", "certainty", "words"),
    [
        (0, 20, "withheld", "is not shown"),
        (4, 20, "withheld", "is not shown"),
        (5, 20, "unclear", "5 of the 25 forms"),
        (17, 3, "withheld", "is not shown"),
        (2, 0, "withheld", "is not shown"),
        (0, 0, "withheld", "is not shown"),
    ],
)
def test_flags_are_a_question_and_small_numbers_are_not_shown(
    n_straight: int, n_careful: int, certainty: str, words: str
) -> None:
    meaning = meaning_of_careless(summarise_careless(flags(n_straight, n_careful)))
    assert meaning.certainty == certainty
    assert words in meaning.says.in_language("en")
    assert "found 33% of them among 200 people" in meaning.says_not.in_language("en")


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (0.001, 0.2, "clear", "It goes up by 0.10 (from 0.00 to 0.20)"),
        (0.0, 0.2, "unclear", "not clear"),
        (-0.2, 0.0, "unclear", "not clear"),
        (-0.2, -0.011, "clear", "It goes down by 0.10 (from 0.01 to 0.20)"),
    ],
)
def test_a_mean_moves_firmly_only_when_the_interval_leaves_nought(
    low: float, high: float, certainty: str, words: str
) -> None:
    difference = -0.1 if high < 0 else 0.1
    meaning = of_mean(ci_low=low, ci_high=high, difference=difference)
    assert meaning.certainty == certainty
    assert words in meaning.says.in_language("en")


def test_without_an_interval_there_is_no_conclusion() -> None:
    meaning = of_mean(ci_low=np.nan, ci_high=np.nan, reason="equal_scores")
    assert meaning.certainty == "not_computed"
    assert "all scores are the same" in meaning.says.in_language("en")


def test_a_withheld_mean_holds_no_number() -> None:
    marked = flags(4, 20)
    scores = marked.index.to_frame(index=False).assign(theme="t", score=np.arange(24.0))
    row = means_without_flagged(scores, marked).iloc[0]
    meaning = meaning_of_means_without_flagged(row, theme="noticing")
    assert meaning.certainty == "withheld"
    assert "fewer than 5 people" in meaning.says.in_language("en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nobody_is_accused_and_nothing_goes_in_silence(language: str) -> None:
    meaning = meaning_of_careless(summarise_careless(flags(5, 20)))
    text = " ".join(meaning.in_language(language).split())
    assert {"nl": "andere redenen", "en": "other reasons"}[language] in text
    assert {"nl": "niemand is weggelaten", "en": "nobody was left out"}[language] in text
    words = {"nl": ("vals", "fraude", "bedrog"), "en": ("cheat", "fraud", "false")}[language]
    assert not any(word in text.lower() for word in words)


def test_the_shares_of_random_answers_are_those_that_the_study_measured() -> None:
    measured = pd.read_csv(STUDY).query("forms == 'all' and how == 'at random' and rule == 'any'")
    shares = zip(measured["people_per_draw"].round(-2), measured["flagged"].round(2), strict=True)
    assert dict(shares) == FOUND_AT_RANDOM
