"""The reading of dimensions switches where the numbers do."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.analyse import polychoric_correlation
from quickscan_sim.analyse.meaning.dimensions import (
    meaning_of_parallel_analysis,
    meaning_of_polychoric,
)
from quickscan_sim.analyse.reliability.parallel_analysis import ParallelAnalysis
from quickscan_sim.analyse.reliability.polychoric import PolychoricCorrelations


def analysis(n_factors: int, n: int) -> ParallelAnalysis:
    return ParallelAnalysis(
        eigenvalues=pd.DataFrame({"observed": [2.0, 1.0], "random_p95": [1.5, 0.9]}),
        n_factors=n_factors,
        n=n,
        n_items=2,
        correlation="pearson",
        random_data="permuted",
        n_draws=200,
    )


@pytest.mark.parametrize(
    ("n_factors", "n", "certainty", "words"),
    [
        (0, 50, "unclear", "nothing that the questions share"),
        (1, 50, "unclear", "no sign of a second thing"),
        (2, 50, "unclear", "perhaps more than one"),
        (1, 5, "unclear", "no sign of a second thing"),
        (1, 4, "withheld", "Fewer than 5"),
    ],
)
def test_the_number_of_things_is_never_certain(
    n_factors: int, n: int, certainty: str, words: str
) -> None:
    meaning = meaning_of_parallel_analysis(analysis(n_factors, n))
    assert meaning.certainty == certainty
    assert words in meaning.in_language("en")


@pytest.mark.parametrize(
    ("low", "high", "n", "certainty", "words"),
    [
        (0.01, 0.3, 50, "clear", "All 1 pairs"),
        (-0.01, 0.3, 50, "unclear", "For 1 of the 1"),
        (-0.3, 0.01, 50, "unclear", "For 1 of the 1"),
        (-0.3, -0.01, 50, "clear", "turned around"),
        (0.01, 0.3, 4, "withheld", "Fewer than 5"),
    ],
)
def test_pairs_are_clear_where_the_interval_leaves_nought(
    low: float, high: float, n: int, certainty: str, words: str
) -> None:
    row = {"item": "a", "other_item": "b", "estimate": (low + high) / 2}
    found = PolychoricCorrelations(
        correlations=pd.DataFrame(),
        pairs=pd.DataFrame([{**row, "ci_low": low, "ci_high": high, "n": n, "reason": None}]),
        thresholds=pd.DataFrame(),
        n=n,
        n_items=2,
    )
    meaning = meaning_of_polychoric(found)
    assert meaning.certainty == certainty
    assert words in meaning.in_language("en")


def test_without_pairs_the_reason_is_told() -> None:
    meaning = meaning_of_polychoric(polychoric_correlation(pd.DataFrame({"a": [1, 2, 3]})))
    assert meaning.certainty == "not_computed"
    assert "too few items" in meaning.in_language("en")
