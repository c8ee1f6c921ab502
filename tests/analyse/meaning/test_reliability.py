"""What is said of a reliability, and of colleagues in its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import cronbach_alpha
from quickscan_sim.analyse.meaning.reliability import ENOUGH, meaning_of_reliability
from quickscan_sim.analyse.reliability.result import Reliability

RNG = np.random.default_rng(4)
ITEMS = pd.DataFrame((RNG.normal(size=(60, 1)) + RNG.normal(size=(60, 4))).round())


@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [
        (ENOUGH + 0.001, 0.9, "clear"),
        (ENOUGH, 0.9, "unclear"),
        (0.5, ENOUGH, "unclear"),
        (0.5, ENOUGH - 0.001, "clear"),
    ],
)
def test_it_is_firm_only_where_the_interval_leaves_the_boundary(
    low: float, high: float, certainty: str
) -> None:
    found = Reliability(
        estimate=0.7, ci_low=low, ci_high=high, n=60, n_items=4, name="alpha", method=""
    )
    assert meaning_of_reliability(found).certainty == certainty


def test_an_interval_that_knows_no_colleagues_says_so() -> None:
    strangers = meaning_of_reliability(cronbach_alpha(ITEMS))
    assert "as if they were strangers" in strangers.says_not.in_language("en")
    colleagues = meaning_of_reliability(cronbach_alpha(ITEMS, np.arange(60) // 6))
    assert "strangers" not in colleagues.says_not.in_language("en")
