from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.simulate.households import Margin, fit_margins, integer_counts


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("nl")


def test_whole_cells_stay_as_they_are() -> None:
    cells = np.array([[[3.0, 0.0], [1.0, 6.0]]])
    assert integer_counts(cells, np.array([[4, 6]])).tolist() == cells.tolist()


@given(
    seed=arrays(float, (4, 3), elements=st.floats(0.05, 20)),
    cells=arrays(int, (3, 4, 3), elements=st.integers(0, 60)),
    start=st.floats(0, 0.999),
)
def test_rows_and_columns_are_exact_and_no_cell_is_negative(seed, cells, start) -> None:
    by_row, by_column = cells.sum(axis=2), cells.sum(axis=1)
    expected = fit_margins(
        seed,
        [Margin("r", (0,), by_row.astype(float)), Margin("c", (1,), by_column.astype(float))],
        tolerance=1e-4,
    )
    # Rows exactly whole, as the last step of a fit leaves them.
    total = expected.sum(axis=2)
    expected *= np.divide(by_row, total, out=np.zeros_like(total), where=total > 0)[..., None]
    counts = integer_counts(expected, by_column, start)
    assert (counts >= 0).all()
    assert (counts.sum(axis=2) == by_row).all()
    assert (counts.sum(axis=1) == by_column).all()
    assert not counts[expected == 0].any()


def test_with_random_starts_rare_cells_come_up_as_often_as_they_should() -> None:
    row = [0.02, 0.98, 9.0]
    expected = np.array([[row, [5.0, 5.0, 5.0]]] * 4000)
    starts = np.random.default_rng(5).random((4000, 2))
    totals = np.repeat([[5, 6, 14]], 4000, axis=0)
    counts = integer_counts(expected, totals, starts)
    assert counts[:, 0, 0].mean() < 0.06
    free = integer_counts(expected[:, :1], np.round(expected[:, :1].sum(axis=1)), starts[:, :1])
    assert free.shape == (4000, 1, 3)


def test_a_chain_of_moves_is_found_where_one_move_is_not_enough() -> None:
    # The only way from column 1 to column 3 leads through column 2, for the zeros must stay.
    expected = np.array([[[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]]])
    for start in (0.0, 0.4, 0.9):
        counts = integer_counts(expected, np.array([[1, 1, 0]]) * 0 + [[0, 1, 1]], start)
        assert counts.tolist() == [[[0, 1, 0], [0, 0, 1]]]


def test_column_totals_that_differ_from_the_rows_are_refused() -> None:
    with pytest.raises(QuickscanError, match="rows of table 1 add up to 5 and the columns to 6"):
        integer_counts(np.array([[[2.4, 1.6], [0.6, 0.4]]]), np.array([[3, 3]]))


def test_a_row_that_is_not_whole_is_refused() -> None:
    with pytest.raises(QuickscanError, match=r"Row 2 of table 1 adds up to 1\.5"):
        integer_counts(np.array([[[3.0, 1.0], [1.0, 0.5]]]), np.array([[4, 1]]))


def test_column_totals_far_from_what_zero_cells_allow_are_refused() -> None:
    with pytest.raises(QuickscanError, match="Fit the table to these totals first"):
        integer_counts(np.array([[[2.0, 0.0], [0.0, 2.0]]]), np.array([[3, 1]]))
