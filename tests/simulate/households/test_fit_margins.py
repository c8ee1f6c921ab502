from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.simulate.households import Margin, fit_margins


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("nl")


def rows(*target: list[float]) -> Margin:
    return Margin("tenure", (0,), np.array(target, dtype=float))


def columns(*target: list[float]) -> Margin:
    return Margin("income", (1,), np.array(target, dtype=float))


def test_without_association_each_cell_is_row_times_column_over_total() -> None:
    fitted = fit_margins(np.ones((2, 2)), [rows([60, 40]), columns([70, 30])])
    assert fitted[0] == pytest.approx(np.array([[42, 18], [28, 12]]))


def test_the_odds_ratio_of_the_seed_stays() -> None:
    seed = np.array([[4.0, 1.0], [1.0, 2.0]])
    table = fit_margins(seed, [rows([60, 40]), columns([10, 90])], tolerance=1e-10)[0]
    assert table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0]) == pytest.approx(8)


def test_tables_fitted_together_equal_tables_fitted_alone() -> None:
    seed = np.array([[4.0, 1.0, 2.0], [1.0, 2.0, 0.5]])
    both = fit_margins(seed, [rows([6, 4], [90, 10]), columns([3, 3, 4], [50, 30, 20])])
    for number, (row, column) in enumerate([([6, 4], [3, 3, 4]), ([90, 10], [50, 30, 20])]):
        alone = fit_margins(seed, [rows(row), columns(column)])[0]
        assert both[number] == pytest.approx(alone, abs=1e-4)


def test_a_cell_that_is_zero_in_the_seed_stays_zero() -> None:
    seed = np.array([[0.0, 1.0], [1.0, 1.0]])
    table = fit_margins(seed, [rows([3, 7]), columns([5, 5])])[0]
    assert table[0, 0] == 0
    assert table == pytest.approx(np.array([[0, 3], [5, 2]]), abs=1e-5)


@given(
    seed=arrays(float, (3, 4), elements=st.floats(0.05, 20)),
    cells=arrays(int, (2, 3, 4), elements=st.integers(0, 400)),
)
def test_margins_of_any_real_table_are_reached_and_nothing_is_negative(seed, cells) -> None:
    targets = [
        Margin("rows", (0,), cells.sum(axis=2).astype(float)),
        Margin("columns", (1,), cells.sum(axis=1).astype(float)),
    ]
    fitted = fit_margins(seed, targets, tolerance=1e-5)
    assert (fitted >= 0).all()
    assert np.abs(fitted.sum(axis=2) - targets[0].target).max() <= 1e-4
    assert np.abs(fitted.sum(axis=1) - targets[1].target).max() <= 1e-4


def test_margins_with_different_totals_are_refused_with_both_totals() -> None:
    with pytest.raises(QuickscanError, match="In W02 the margin tenure adds up to 100 and the"):
        fit_margins(
            np.ones((2, 2)), [rows([6, 4], [60, 40]), columns([5, 5], [70, 20])], ["W01", "W02"]
        )


def test_a_negative_target_is_refused() -> None:
    with pytest.raises(QuickscanError, match="the margin tenure asks for -1; possible is 0"):
        fit_margins(np.ones((2, 2)), [rows([11, -1]), columns([5, 5])])


def test_a_target_on_an_empty_group_of_the_seed_is_refused() -> None:
    seed = np.array([[0.0, 0.0], [1.0, 1.0]])
    with pytest.raises(QuickscanError, match="asks for 3 in group 1, but every cell of that group"):
        fit_margins(seed, [rows([3, 7]), columns([5, 5])])


def test_margins_that_the_zeros_exclude_are_refused_and_the_worst_is_named() -> None:
    seed = np.eye(2)
    with pytest.raises(
        QuickscanError, match="no table fits the margins tenure and income together"
    ):
        fit_margins(seed, [rows([3, 7]), columns([5, 5])], max_rounds=50)
