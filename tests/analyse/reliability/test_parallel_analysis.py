"""Eigenvalues beside psych's, and how many things a set of items measures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reliability.edge_cases import TABLES, WRONG
from analyse.reliability.ordinal_oracle import items_of, values_of

from quickscan_sim.analyse import parallel_analysis
from quickscan_sim.analyse.meaning.dimensions import meaning_of_parallel_analysis
from quickscan_sim.errors import QuickscanError


@pytest.mark.parametrize("data", ["items", "small"])
@pytest.mark.parametrize(
    ("correlation", "what"),
    [("pearson", "eigenvalue"), ("polychoric", "eigenvalue polychoric")],
)
def test_observed_eigenvalues_equal_those_of_r(data: str, correlation: str, what: str) -> None:
    found = parallel_analysis(items_of(data), correlation, n_draws=20)
    expected = values_of(data, what).to_numpy()
    assert found.eigenvalues["observed"].to_numpy() == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("random_data", "what"), [("normal", "normal p95"), ("permuted", "resampled p95")]
)
def test_the_bar_of_chance_equals_that_of_psych_within_its_own_chance(
    random_data: str, what: str
) -> None:
    found = parallel_analysis(items_of("items"), random_data=random_data, n_draws=1000)
    expected = values_of("items", what).to_numpy()
    assert found.eigenvalues["random_p95"].to_numpy() == pytest.approx(expected, abs=0.02)


def test_two_unrelated_sets_of_items_are_two_factors() -> None:
    rng = np.random.default_rng(1)
    one, two = rng.standard_normal((2, 300, 1))
    items = np.hstack([one, one, one, two, two, two]) + rng.standard_normal((300, 6))
    coarse = pd.DataFrame(np.digitize(items, [-1.5, -0.5, 0.5, 1.5]))
    for correlation in ("pearson", "polychoric"):
        assert parallel_analysis(coarse, correlation, n_draws=50).n_factors == 2
    noise = pd.DataFrame(rng.standard_normal((300, 6)))
    found = parallel_analysis(noise, random_data="normal")
    assert meaning_of_parallel_analysis(found).certainty == "unclear"


@pytest.mark.parametrize("correlation", ["pearson", "polychoric"])
@pytest.mark.parametrize("case", list(TABLES))
def test_every_edge_case_has_a_number_or_a_reason(case: str, correlation: str) -> None:
    found = parallel_analysis(TABLES[case], correlation, n_draws=20)
    assert (found.n_factors is None) == (found.reason is not None)
    for language in ("nl", "en"):
        assert "{" not in meaning_of_parallel_analysis(found).in_language(language)


@pytest.mark.parametrize(("items", "sentence"), WRONG)
def test_what_is_no_table_of_items_is_refused(items: Any, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        parallel_analysis(items)


def test_wrong_options_are_refused() -> None:
    with pytest.raises(QuickscanError, match="correlation is 'kendall'"):
        parallel_analysis(items_of("small"), "kendall")
    with pytest.raises(QuickscanError, match="Normal numbers have no ordered answers"):
        parallel_analysis(items_of("small"), "polychoric", "normal")
    with pytest.raises(QuickscanError, match="n_draws is 5"):
        parallel_analysis(items_of("small"), n_draws=5)


def test_two_questions_cannot_hold_two_things() -> None:
    found = parallel_analysis(items_of("items").iloc[:, :2], n_draws=20)
    assert (found.n_factors, found.reason, found.needed) == (None, "too_few_items", 3)
