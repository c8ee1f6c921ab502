"""Adjusted p-values beside those of R, and their limits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quickscan_sim.analyse.multiplicity import METHODS, adjust_p
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[1] / "oracle"
VALUES = pd.read_csv(ORACLE / "effect_sizes_values.csv").set_index("quantity")["value"]
P = np.array([0.001, 0.04, 0.03, 0.2, 0.2, 0.9, np.nan, 0.0005, 1])


@pytest.mark.parametrize("method", METHODS)
def test_adjusted_p_values_equal_those_of_r(method: str) -> None:
    expected = [VALUES[f"{method} {number + 1}"] for number in range(len(P))]
    assert adjust_p(P, method) == pytest.approx(np.array(expected), abs=1e-12, nan_ok=True)


def test_without_p_values_nothing_is_adjusted() -> None:
    assert len(adjust_p(np.array([]))) == 0
    assert np.isnan(adjust_p(np.array([np.nan]), "benjamini-hochberg")).all()


@given(arrays(float, st.integers(0, 12), elements=st.floats(0, 1)))
def test_false_discovery_is_the_milder_of_the_two(p: np.ndarray) -> None:
    mild, strict = adjust_p(p, "benjamini-hochberg"), adjust_p(p, "holm")
    assert (p <= mild + 1e-15).all()
    assert (mild <= strict + 1e-12).all()


@pytest.mark.parametrize(
    ("p", "method", "match"),
    [([0.1], "bonferroni", "is one of: holm"), ([1.2], "holm", "from 0 to 1")],
)
def test_other_methods_and_other_numbers_are_refused(
    p: list[float], method: str, match: str
) -> None:
    with pytest.raises(QuickscanError, match=match):
        adjust_p(np.array(p), method)


def test_holm_by_hand() -> None:
    # Holm (1979), Scandinavian Journal of Statistics 6: with .01 .02 .03 .005 the steps are
    # 4*.005, 3*.01, 2*.02, 1*.03, and none may be smaller than the one before.
    adjusted = adjust_p(np.array([0.01, 0.02, 0.03, 0.005]))
    assert adjusted == pytest.approx([0.03, 0.04, 0.04, 0.02])


def test_holm_gives_what_r_gives() -> None:
    # p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"): steps .05 .08 .09 .08 .05, made to rise.
    adjusted = adjust_p(np.array([0.01, 0.02, 0.03, 0.04, 0.05]))
    assert adjusted == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09])


def test_holm_leaves_missing_values_out_of_the_count() -> None:
    adjusted = adjust_p(np.array([0.02, np.nan, 0.03]))
    assert adjusted[[0, 2]] == pytest.approx([0.04, 0.04])
    assert np.isnan(adjusted[1])
    assert len(adjust_p(np.array([]))) == 0


@given(p=st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_keeps_the_order_lies_between_p_and_bonferroni_and_stays_a_probability(
    p: list[float],
) -> None:
    given, adjusted = np.array(p), adjust_p(np.array(p))
    assert (adjusted >= given - 1e-12).all()
    assert (adjusted <= np.minimum(1, given * len(p)) + 1e-12).all()
    assert (np.diff(adjusted[np.argsort(given, kind="stable")]) >= 0).all()
