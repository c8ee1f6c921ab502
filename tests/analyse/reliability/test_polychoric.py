"""Polychoric correlations beside lavaan and psych, by hand, and where there are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reliability.edge_cases import TABLES, WRONG
from analyse.reliability.ordinal_oracle import items_of, value_of, values_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from quickscan_sim.analyse import polychoric_correlation
from quickscan_sim.analyse.reliability.bivariate_normal import bivariate_normal_cdf
from quickscan_sim.errors import QuickscanError


def by_pair(pairs: pd.DataFrame, column: str = "estimate") -> pd.Series:
    return pairs.set_index(["item", "other_item"])[column]


def test_a_two_by_two_table_cut_in_the_middle_by_hand() -> None:
    # 3 of 8 low on both: P = 3/8 = 1/4 + arcsin(rho) / (2 pi), so rho = sin(pi / 4).
    items = pd.DataFrame({"a": [1, 1, 1, 2, 2, 2, 1, 2], "b": [1, 1, 1, 2, 2, 2, 2, 1]})
    found = polychoric_correlation(items)
    assert found.correlations.loc["a", "b"] == pytest.approx(np.sin(np.pi / 4), abs=1e-12)
    assert found.thresholds["threshold"].tolist() == [0.0, 0.0]
    assert found.reason is None


@pytest.mark.parametrize("data", ["items", "small"])
def test_correlations_and_thresholds_equal_those_of_lavaan(data: str) -> None:
    found = polychoric_correlation(items_of(data))
    expected = values_of(data, "polychoric")
    difference = by_pair(found.pairs).reindex(expected.index) - expected
    assert difference.abs().max() < 1e-6
    borders = values_of(data, "threshold").to_numpy()
    assert found.thresholds["threshold"].to_numpy() == pytest.approx(borders, abs=1e-9)


@pytest.mark.parametrize("data", ["items", "small"])
def test_pairwise_correlations_equal_those_of_lavaan(data: str) -> None:
    found = polychoric_correlation(items_of(data), missing="pairwise")
    expected = values_of(data, "polychoric pairwise")
    assert (by_pair(found.pairs).reindex(expected.index) - expected).abs().max() < 1e-6


@pytest.mark.parametrize("data", ["items", "small"])
def test_psych_differs_only_by_its_coarser_search(data: str) -> None:
    found = by_pair(polychoric_correlation(items_of(data)).pairs)
    expected = values_of(data, "psych polychoric")
    assert (found.reindex(expected.index) - expected).abs().max() < 1e-4


@pytest.mark.parametrize("data", ["items", "small"])
def test_intervals_rest_on_the_standard_error_of_lavaan(data: str) -> None:
    pairs = polychoric_correlation(items_of(data)).pairs
    reach = (np.arctanh(pairs["ci_high"]) - np.arctanh(pairs["ci_low"])) / 2
    ours = reach / 1.959963984540054 * (1 - pairs["estimate"] ** 2)
    expected = values_of(data, "standard error").to_numpy()
    assert ours.to_numpy() == pytest.approx(expected, abs=1e-6)


def test_an_empty_cell_gives_a_limit_or_what_lavaan_makes_of_it() -> None:
    items = pd.DataFrame({"a": [1] * 10 + [2] * 10, "b": [1] * 10 + [2] * 6 + [1] * 4})
    found = polychoric_correlation(items)
    assert found.reason == found.pairs["reason"].iloc[0] == "at_limit"
    assert found.correlations.loc["a", "b"] == 1.0
    assert np.isnan(found.pairs["ci_low"].iloc[0])
    filled = polychoric_correlation(items, empty_cell=0.5)
    assert filled.correlations.loc["a", "b"] == pytest.approx(
        value_of("empty cell", "polychoric"), abs=1e-6
    )
    turned = polychoric_correlation(items.assign(b=3 - items["b"]), empty_cell=0.5)
    assert turned.correlations.loc["a", "b"] == pytest.approx(-filled.correlations.loc["a", "b"])


@pytest.mark.parametrize(("sign", "expected"), [(1, 1.0), (-1, -1.0)])
def test_perfectly_ordered_answers_are_at_the_limit(sign: int, expected: float) -> None:
    answers = np.array([1, 2, 3, 4, 5, 3])
    found = polychoric_correlation(pd.DataFrame({"a": answers, "b": sign * answers}))
    assert (found.correlations.loc["a", "b"], found.reason) == (expected, "at_limit")


def test_only_the_order_counts_and_an_answer_nobody_gave_changes_nothing() -> None:
    items = items_of("small")
    stretched = items.replace({5: 20, 4: 9})
    ours, theirs = (polychoric_correlation(table).correlations for table in (items, stretched))
    assert np.allclose(ours, theirs, atol=1e-12)


def test_listwise_leaves_out_who_skipped_and_pairwise_does_not() -> None:
    items = items_of("items")
    listwise, pairwise = polychoric_correlation(items), polychoric_correlation(items, "pairwise")
    assert listwise.n == len(items.dropna())
    assert (listwise.pairs["n"] == listwise.n).all()
    assert pairwise.pairs["n"].iloc[0] == items[["Q1", "Q2"]].dropna().shape[0] > listwise.n


def test_contradicting_correlations_are_named_with_their_eigenvalue() -> None:
    # a goes with b among people who skipped c, b with c among others, and a against c.
    together, against = [1, 1, 1, 1, 2, 2, 2, 2], [2, 2, 2, 1, 1, 1, 1, 2]
    like = [1, 1, 1, 2, 2, 2, 2, 1]
    empty = [np.nan] * 8
    items = pd.DataFrame(
        {
            "a": together + empty + together,
            "b": like + together + empty,
            "c": empty + like + against,
        }
    )
    found = polychoric_correlation(items, missing="pairwise")
    assert found.reason == "not_positive_definite"
    assert found.smallest_eigenvalue < 0


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
@pytest.mark.parametrize("case", list(TABLES))
def test_every_edge_case_has_numbers_or_reasons(case: str, missing: str) -> None:
    found = polychoric_correlation(TABLES[case], missing=missing)
    without = found.pairs["estimate"].isna()
    assert found.pairs.loc[without, "reason"].notna().all()
    if case != "two items":
        assert found.reason is not None
        assert "{" not in str(found.why())


@pytest.mark.parametrize(("items", "sentence"), WRONG)
def test_what_is_no_table_of_items_is_refused(items: Any, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        polychoric_correlation(items)


def test_unknown_options_and_measurements_are_refused() -> None:
    items = items_of("small")
    with pytest.raises(QuickscanError, match=r"missing is 'some'; choose from: listwise, pairwise"):
        polychoric_correlation(items, missing="some")
    with pytest.raises(QuickscanError, match="empty_cell is -1"):
        polychoric_correlation(items, empty_cell=-1)
    with pytest.raises(QuickscanError, match="Item Q1 has 40 different answers"):
        polychoric_correlation(items.assign(Q1=np.arange(40) / 7))


def test_items_are_left_as_they_were() -> None:
    items = items_of("items")
    before = items.copy()
    polychoric_correlation(items, missing="pairwise")
    pd.testing.assert_frame_equal(items, before)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-4, 4),
    st.floats(-4, 4),
    st.floats(-0.999, 0.999),
)
def test_the_bivariate_normal_equals_that_of_scipy(x: float, y: float, rho: float) -> None:
    ours = float(bivariate_normal_cdf(np.array(x), np.array(y), np.array(rho)))
    theirs = multivariate_normal(cov=[[1, rho], [rho, 1]]).cdf([x, y])
    assert ours == pytest.approx(theirs, abs=1e-7)


def test_the_truth_is_found_in_a_large_sample() -> None:
    rng = np.random.default_rng(1)
    drawn = rng.multivariate_normal([0, 0], [[1, -0.6], [-0.6, 1]], size=50_000)
    items = pd.DataFrame(np.digitize(drawn, [-1, 0.2, 1.1]), columns=["a", "b"])
    found = polychoric_correlation(items).pairs.iloc[0]
    assert found["ci_low"] < -0.6 < found["ci_high"]
    assert found["ci_high"] - found["ci_low"] < 0.03
