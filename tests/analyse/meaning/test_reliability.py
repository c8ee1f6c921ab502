"""The reading of a reliability: firm beside the boundary, and never silent about a number."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import cronbach_alpha
from quickscan_sim.analyse.meaning.reliability import ENOUGH, meaning_of_reliability
from quickscan_sim.analyse.reliability.result import Reliability


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [
        (ENOUGH + 0.001, 0.95, "clear"),
        (ENOUGH, 0.95, "unclear"),
        (0.2, ENOUGH, "unclear"),
        (0.2, ENOUGH - 0.001, "clear"),
    ],
)
def test_it_is_firm_only_beside_the_boundary(low: float, high: float, certainty: str) -> None:
    middle = (low + high) / 2
    found = Reliability(
        estimate=middle, ci_low=low, ci_high=high, n=50, n_items=4, name="alpha", method=""
    )
    assert meaning_of_reliability(found).certainty == certainty


def test_a_number_without_interval_is_said_with_why_it_has_none() -> None:
    facts = {"n": 50, "n_items": 4, "name": "alpha", "method": "", "reason": "no_fair_interval"}
    meaning = meaning_of_reliability(Reliability(estimate=0.93, **facts))
    assert meaning.certainty == "unclear"
    says = meaning.says.in_language("en")
    assert "alpha is 0.93" in says
    assert "no interval" in says
    assert "There is no number" not in says


def test_an_interval_that_knows_no_colleagues_says_so() -> None:
    rng = np.random.default_rng(4)
    items = pd.DataFrame((rng.normal(size=(60, 1)) + rng.normal(size=(60, 4))).round())
    strangers = meaning_of_reliability(cronbach_alpha(items))
    assert "as if they were strangers" in strangers.says_not.in_language("en")
    colleagues = meaning_of_reliability(cronbach_alpha(items, np.arange(60) // 6))
    assert "strangers" not in colleagues.says_not.in_language("en")
