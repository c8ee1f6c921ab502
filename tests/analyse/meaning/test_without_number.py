"""One way to say that there is no number, for every result."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.analyse.meaning.without_number import (
    WITHHELD,
    without_estimate,
    without_number,
)


@pytest.mark.parametrize(
    ("row", "certainty", "words"),
    [
        ({"mean": 3.4, "ci_low": 3.1, "withheld": True}, "withheld", "to protect people"),
        ({"mean": None, "reason": "too_few"}, "withheld", "Fewer than 5 people"),
        ({"mean": pd.NA, "reason": "nobody"}, "not_computed", "no number, so no conclusion"),
        ({"mean": np.nan, "reason": None}, "not_computed", "Too few people answered."),
        ({"reason": "no_norm"}, "not_computed", "The norm holds nothing"),
        ({"mean": 3.4, "ci_low": np.nan, "reason": "no_interval"}, "not_computed", "no interval"),
    ],
)
def test_it_says_what_is_missing_and_why(row: dict[str, Any], certainty: str, words: str) -> None:
    found = without_number(row, "mean", "ci_low")
    assert found is not None
    assert found.certainty == certainty
    assert words in found.says.in_language("en")


def test_a_number_with_its_interval_is_left_to_its_own_reading() -> None:
    assert without_number({"mean": 3.4, "ci_low": 3.1, "reason": None}, "mean", "ci_low") is None
    assert without_number({"share": 0.9, "reason": pd.NA}, "share") is None
    whole = Estimate(estimate=3.4, ci_low=3.1, ci_high=3.7, n=40, name="mean", method="")
    assert without_estimate(whole) is None


@pytest.mark.parametrize("reason", list(REASONS))
@pytest.mark.parametrize("needed", [None, 4])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_reads_to_its_end(reason: str, needed: int | None, language: str) -> None:
    found = without_estimate(Estimate(n=0, name="", method="", reason=reason, needed=needed))
    assert found is not None
    assert (found.certainty == "withheld") == (reason in WITHHELD)
    read = found.in_language(language)
    assert "None" not in read
    assert "{" not in read


def test_the_number_a_reason_speaks_of_is_told_where_it_is_known() -> None:
    few = Estimate(n=1, name="", method="", reason="too_few_people", needed=3)
    found = without_estimate(few)
    assert found is not None
    assert "at least 3" in found.in_language("en")
