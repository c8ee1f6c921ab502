"""Ties, layers, reporters and trust: firm only when the interval allows it, never unwilling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.meaning import (
    Meaning,
    meaning_of_layer_overlap,
    meaning_of_partner_score,
    meaning_of_reporter_agreement,
    meaning_of_tie_state,
)
from quickscan_sim.analyse.network.ties.tie_states import TIE_STATES

FACTS: dict[str, Any] = {"group": "trust", "between": "colleagues", "agreement_naming": 0.7,
                         "n_readable": 8, "n_raters": 9}  # fmt: skip
READINGS: dict[str, tuple[Callable[[dict[str, Any]], Meaning], str, float]] = {
    "overlap": (lambda row: meaning_of_layer_overlap(row, layer="A", other_layer="B"),
                "overlap", 0.5),
    "agreement": (meaning_of_reporter_agreement, "agreement", 0.6),
    "score": (lambda row: meaning_of_partner_score(row, organisation="School"), "mean", 2.5),
}  # fmt: skip


@pytest.mark.parametrize("name", list(READINGS))
@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [(0.01, 0.2, "clear"), (-0.2, 0.1, "unclear"), (-0.2, -0.01, "clear")],
)
def test_a_reading_is_firm_only_when_the_boundary_lies_outside_the_interval(
    name: str, low: float, high: float, certainty: str
) -> None:
    read, column, boundary = READINGS[name]
    row = {column: boundary + (low + high) / 2, "ci_low": boundary + low,
           "ci_high": boundary + high}  # fmt: skip
    meaning = read(FACTS | row)
    assert meaning.certainty == certainty
    assert ("not clear" in meaning.says.in_language("en")) == (certainty == "unclear")


@pytest.mark.parametrize("name", list(READINGS))
@pytest.mark.parametrize(
    ("reason", "certainty"),
    [("withheld", "withheld"), ("small_group", "not_computed"), ("no_ties", "not_computed")],
)
def test_without_a_number_nothing_is_read(name: str, reason: str, certainty: str) -> None:
    read, column, _ = READINGS[name]
    meaning = read(FACTS | {column: np.nan, "ci_low": np.nan, "reason": reason})
    assert meaning.certainty == certainty
    assert "nan" not in meaning.in_language("en").lower()


@pytest.mark.parametrize("state", TIE_STATES)
def test_a_tie_that_is_not_confirmed_is_nobodys_fault(state: str) -> None:
    row = {"knows": state, "names": pd.NA if state == "unknown" else state != "none"}
    meaning = meaning_of_tie_state(row, organisation="School", partner="Team")
    assert meaning.certainty == ("clear" if state in ("confirmed", "none") else "unclear")
    words = meaning.says.in_language("en")
    assert "School" in words
    assert "Team" in words
    for word in ("refuse", "unwilling", "want"):
        assert word not in words


def test_the_side_that_names_the_other_comes_first() -> None:
    row = {"knows": "unconfirmed", "names": pd.NA}
    words = meaning_of_tie_state(row, organisation="School", partner="Team").says.in_language("en")
    assert words.startswith("Team names School. Too few people of School")


def test_a_low_number_is_something_to_ask_about() -> None:
    row = FACTS | {"mean": 1.6, "ci_low": 1.2, "ci_high": 2.0}
    meaning = meaning_of_partner_score(row, organisation="School")
    assert "Ask them what would help" in meaning.says.in_language("en")
    assert "not a verdict" in meaning.says_not.in_language("en")
