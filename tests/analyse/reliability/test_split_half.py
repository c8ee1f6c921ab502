"""Split halves beside psych's, by hand, and where there are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reliability.edge_cases import TABLES, WRONG
from analyse.reliability.ordinal_oracle import items_of, value_of

from quickscan_sim.analyse import cronbach_alpha, split_half
from quickscan_sim.errors import QuickscanError

CASES = {
    "psych six": {},
    "psych six raw": {"standardised": False},
    "six brown": {"coefficient": "spearman_brown"},
    "five": {},
}


@pytest.mark.parametrize("data", ["items", "small"])
@pytest.mark.parametrize("case", list(CASES))
def test_all_splits_equal_those_of_r(data: str, case: str) -> None:
    # Each case leaves the same people as R: complete on all six.
    items = items_of(data).dropna().iloc[:, : 5 if case == "five" else 6]
    found = split_half(items, n_bootstrap=0, **CASES[case])
    numbers = {"mean": found.estimate, "lowest": found.lowest, "highest": found.highest}
    for name, number in numbers.items():
        assert number == pytest.approx(value_of(data, f"{case} {name}"), abs=1e-9)
    assert (found.n_splits, found.all_splits) == (10, True)


def test_the_mean_of_even_raw_splits_is_alpha() -> None:
    items = items_of("small")
    mean = split_half(items, standardised=False, n_bootstrap=0).estimate
    assert mean == pytest.approx(cronbach_alpha(items).estimate)  # Cronbach 1951


def test_many_items_are_split_at_random_and_repeatably() -> None:
    items = pd.DataFrame(np.random.default_rng(1).integers(1, 6, size=(30, 18)))
    found = split_half(items, n_bootstrap=20)
    assert (found.n_splits, found.all_splits) == (10_000, False)
    assert found == split_half(items, n_bootstrap=20)


@pytest.mark.parametrize("coefficient", ["guttman", "spearman_brown"])
@pytest.mark.parametrize("case", list(TABLES))
def test_every_edge_case_has_a_number_or_a_reason(case: str, coefficient: str) -> None:
    found = split_half(TABLES[case], coefficient, n_bootstrap=30)
    assert np.isnan(found.estimate) <= (found.reason is not None)
    assert np.isnan(found.ci_low) <= (found.reason is not None)


@pytest.mark.parametrize(("items", "sentence"), WRONG)
def test_what_is_no_table_of_items_is_refused(items: Any, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        split_half(items)


def test_an_unknown_coefficient_is_refused() -> None:
    with pytest.raises(QuickscanError, match="coefficient is 'beta'"):
        split_half(items_of("small"), "beta")
