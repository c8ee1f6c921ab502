"""Adjusted p-values beside those of R, and their limits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quickscan_sim.analyse.comparison.contrasts import holm
from quickscan_sim.analyse.comparison.multiplicity import METHODS, adjust_p
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
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
    assert strict == pytest.approx(holm(p))


@pytest.mark.parametrize(
    ("p", "method", "match"),
    [([0.1], "bonferroni", "is one of: holm"), ([1.2], "holm", "from 0 to 1")],
)
def test_other_methods_and_other_numbers_are_refused(
    p: list[float], method: str, match: str
) -> None:
    with pytest.raises(QuickscanError, match=match):
        adjust_p(np.array(p), method)
