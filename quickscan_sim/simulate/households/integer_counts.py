"""Whole numbers from fitted tables, with both margins kept exactly."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.errors import QuickscanError

CLOSE = 1e-6
"""Sums of expected cells within this distance of a whole number count as that number."""


def integer_counts(
    expected: np.ndarray, column_totals: np.ndarray, start: np.ndarray | float = 0.5
) -> np.ndarray:
    """Whole numbers near the expected cells, with exact row totals and column totals.

    Each row is rounded systematically (``floor(cumulative + start)``, differences), which keeps
    the row total and, for a uniform random start, each cell's expectation. What a column then
    holds too much goes, one at a time, to a column of the same row that holds too few, where that
    brings the counts nearest to what was expected (largest remainder). Where zero cells leave no
    such row, the table is rounded as a transport problem, which always has a solution with every
    cell rounded up or down (Bacharach, 1966, Management Science 12; Cox, 1987, Journal of the
    American Statistical Association 82).

    Parameters
    ----------
    expected
        Tables of 0 or more, shape (tables, rows, columns); each row adds up to a whole number.
        Cells of exactly zero stay zero.
    column_totals
        Whole numbers, shape (tables, columns), adding up to the total of their table.
    start
        Numbers from 0 up to 1, one for each row (tables, rows) or one for all. Drawn from a
        uniform distribution, rare cells come up as often as they should over many tables.

    Returns
    -------
    array of int64
        The shape of ``expected``; none below 0.

    Raises
    ------
    QuickscanError
        When the column totals do not add up to the total of the rows, or a row does not add up
        to a whole number.

    Examples
    --------
    >>> expected = np.array([[[2.4, 1.6], [0.6, 0.4]]])
    >>> integer_counts(expected, np.array([[3, 2]])).tolist()
    [[[2, 2], [1, 0]]]
    """
    _check_whole(expected, column_totals)
    counts = _round_rows(expected, start)
    surplus = counts.sum(axis=1) - column_totals
    open_tables = np.flatnonzero(surplus.any(axis=1))
    while len(open_tables):
        stuck = _move_one(counts, expected, surplus, open_tables)
        for table in open_tables[stuck]:
            counts[table] = _as_transport(expected[table], column_totals[table])
            surplus[table] = 0
        open_tables = open_tables[surplus[open_tables].any(axis=1)]
    return counts


def _check_whole(expected: np.ndarray, column_totals: np.ndarray) -> None:
    rows = expected.sum(axis=2)
    broken = np.abs(rows - rows.round()) > 0.01
    if broken.any():
        table, row = (int(where[0]) for where in np.nonzero(broken))
        raise QuickscanError(
            "Row {row} of table {table} adds up to {total}; expected a whole number.",
            row=row + 1,
            table=table + 1,
            total=f"{rows[table, row]:.4g}",
        )
    differs = rows.round().sum(axis=1) != column_totals.sum(axis=1)
    if differs.any():
        table = int(differs.argmax())
        raise QuickscanError(
            "The rows of table {table} add up to {rows} and the columns to {columns}. Both need "
            "the same total.",
            table=table + 1,
            rows=f"{rows[table].round().sum():g}",
            columns=f"{column_totals[table].sum():g}",
        )


def _round_rows(expected: np.ndarray, start: np.ndarray | float) -> np.ndarray:
    """Systematic rounding along each row; its last cumulative is set to the whole row total."""
    start = np.broadcast_to(np.asarray(start, dtype=float), expected.shape[:2])[..., None]
    cumulative = np.cumsum(expected, axis=2)
    totals = cumulative[..., -1:].round()
    # Beyond the last cell that may hold somebody, the cumulative is the total already.
    is_full = cumulative >= cumulative[..., -1:] * (1 - 1e-12)
    steps = np.where(is_full, totals, np.minimum(np.floor(cumulative + start), totals))
    return np.asarray(np.diff(steps, axis=2, prepend=0.0).astype(np.int64))


def _move_one(
    counts: np.ndarray, expected: np.ndarray, surplus: np.ndarray, open_tables: np.ndarray
) -> np.ndarray:
    """Move one unit, in each open table, where it gains most; says which found no such place.

    A place is a row, a column that holds too many there and one that holds too few.
    """
    have, away = counts[open_tables], expected[open_tables] - counts[open_tables]
    too_many = (surplus[open_tables] > 0)[:, None, :] & (have > 0)
    too_few = (surplus[open_tables] < 0)[:, None, :] & (expected[open_tables] > 0)
    leave = np.where(too_many, -away, -np.inf)
    enter = np.where(too_few, away, -np.inf)
    gain = leave.max(axis=2) + enter.max(axis=2)
    every, row = np.arange(len(open_tables)), gain.argmax(axis=1)
    stuck = np.isneginf(gain[every, row])
    moved = np.flatnonzero(~stuck)
    tables, row = open_tables[moved], row[moved]
    for best, step in ((leave, -1), (enter, 1)):
        column = best[moved, row].argmax(axis=1)
        counts[tables, row, column] += step
        surplus[tables, column] += step
    return np.asarray(stuck)


def _as_transport(expected: np.ndarray, column_totals: np.ndarray) -> np.ndarray:
    """One table with every cell rounded up or down; the corner of a transport problem is whole."""
    from scipy.optimize import linprog
    from scipy.sparse import eye_array, kron, vstack

    n_rows, n_columns = expected.shape
    low, high = np.floor(expected + CLOSE), np.ceil(expected - CLOSE)
    sums = vstack(
        [
            kron(eye_array(n_rows), np.ones((1, n_columns))),
            kron(np.ones((1, n_rows)), eye_array(n_columns)),
        ]
    )
    totals = np.concatenate([expected.sum(axis=1).round(), column_totals])
    found: Any = linprog(  # type: ignore[call-overload]
        -(expected - low).ravel(),
        A_eq=sums,
        b_eq=totals,
        bounds=np.column_stack([low.ravel(), np.maximum(low, high).ravel()]),
        method="highs-ds",
    )
    if found.status != 0:
        raise QuickscanError(
            "No whole numbers fit: the column totals {totals} are not what the expected cells add "
            "up to ({sums}). Fit the table to these totals first.",
            totals=", ".join(f"{total:g}" for total in column_totals),
            sums=", ".join(f"{total:.4g}" for total in expected.sum(axis=0)),
        )
    return np.asarray(found.x.round().astype(np.int64).reshape(n_rows, n_columns))
