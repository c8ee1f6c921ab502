from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.log_odds import base_for_mean


@given(
    offsets=st.lists(st.floats(-12, 12), min_size=1, max_size=20),
    target=st.floats(0.001, 0.999),
)
def test_the_mean_chance_is_the_target(offsets: list[float], target: float) -> None:
    column = np.array(offsets)[:, None]
    weight = np.arange(1.0, len(offsets) + 1)
    weight /= weight.sum()
    base = base_for_mean(column, weight, np.array([target]))
    assert float((weight @ logistic(base + column))[0]) == pytest.approx(target, abs=1e-8)


def test_columns_are_solved_apart() -> None:
    offsets = np.array([[0.0, -2.0], [0.0, 2.0]])
    base = base_for_mean(offsets, np.array([0.5, 0.5]), np.array([0.5, 0.8]))
    assert base[0] == pytest.approx(0)
    assert logistic(base + offsets).mean(axis=0) == pytest.approx([0.5, 0.8])
