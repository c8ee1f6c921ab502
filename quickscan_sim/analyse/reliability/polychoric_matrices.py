"""Matrices of polychoric correlations, of the people as they are or of resampled people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.reliability.polychoric_pairs import (
    fit_pairs,
    thresholds_of,
    variances_of,
)

_PAIRS_AT_ONCE = 20_000


@dataclass(frozen=True)
class OrderedAnswers:
    """Answers as the numbers 0, 1, ... of the values that occur (``levels``), -1 where missing."""

    codes: np.ndarray
    levels: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, answers: np.ndarray) -> OrderedAnswers:
        """From a row per respondent and a column per item."""
        codes = np.full(answers.shape, -1)
        levels = []
        for item, column in enumerate(answers.T):
            given = ~np.isnan(column)
            values, codes[given, item] = np.unique(column[given], return_inverse=True)
            levels.append(values)
        return cls(codes, tuple(levels))

    @property
    def n_categories(self) -> int:
        """The largest number of values of an item."""
        return max([2, *(len(values) for values in self.levels)])

    def gaps(self) -> np.ndarray:
        """How far each value lies above the one before (items, K - 1); 0 where there is none."""
        gaps = np.zeros((len(self.levels), self.n_categories - 1))
        for item, values in enumerate(self.levels):
            gaps[item, : max(len(values) - 1, 0)] = np.diff(values)
        return gaps

    def counts(self, weights: np.ndarray) -> np.ndarray:
        """How often two answers go together, a table of all items by all items per resample."""
        n, k = self.codes.shape
        is_answer = self.codes[:, :, None] == np.arange(self.n_categories)
        given = is_answer.reshape(n, k * self.n_categories).astype(float)
        tables = np.stack([(given * times[:, None]).T @ given for times in weights])
        return tables.reshape(len(weights), k, self.n_categories, k, self.n_categories)


@dataclass(frozen=True)
class PolychoricMatrices:
    """One matrix per resample: correlations, thresholds (standard normal) and, per pair of items
    in the order of ``numpy.triu_indices``, whether it ran to +-1, and its sampling variance.
    """

    correlations: np.ndarray
    thresholds: np.ndarray
    at_limit: np.ndarray
    variances: np.ndarray

    def in_matrix(self, of_pairs: np.ndarray) -> np.ndarray:
        """A value per pair, put on both sides of the diagonal (0 on it)."""
        return _both_sides(of_pairs, self.correlations.shape[1], 0.0)

    def only(self, which: np.ndarray) -> PolychoricMatrices:
        """The resamples that a mask picks."""
        return PolychoricMatrices(
            self.correlations[which],
            self.thresholds[which],
            self.at_limit[which],
            self.variances[which],
        )


def polychoric_matrices(
    ordered: OrderedAnswers,
    weights: np.ndarray,
    empty_cell: float = 0.0,
    start: np.ndarray | None = None,
) -> PolychoricMatrices:
    """A matrix for each row of weights (resamples, people); ``start`` is a matrix to start from."""
    n_pairs = max(1, ordered.codes.shape[1] * (ordered.codes.shape[1] - 1) // 2)
    at_once = max(1, _PAIRS_AT_ONCE // n_pairs)
    blocks = [
        matrices_of_counts(ordered.counts(weights[first : first + at_once]), empty_cell, start)
        for first in range(0, len(weights), at_once)
    ]
    columns = zip(*(vars(block).values() for block in blocks), strict=True)
    return PolychoricMatrices(*(np.concatenate(parts) for parts in columns))


def matrices_of_counts(
    tables: np.ndarray, empty_cell: float = 0.0, start: np.ndarray | None = None
) -> PolychoricMatrices:
    """A matrix for each table of all items by all items (resamples, items, K, items, K)."""
    n_tables, k, n_categories = tables.shape[:3]
    one, other = np.triu_indices(k, 1)
    margins = np.diagonal(np.diagonal(tables, axis1=1, axis2=3), axis1=1, axis2=2)
    thresholds = thresholds_of(margins)
    size = (n_tables, len(one))
    cells = tables[:, one, :, other, :].transpose(1, 0, 2, 3)
    cells = cells.reshape(size[0] * size[1], n_categories, n_categories)
    if empty_cell > 0.0:
        cells = _without_empty_cell(cells, empty_cell)
    rows = thresholds[:, one].reshape(len(cells), n_categories - 1)
    columns = thresholds[:, other].reshape(len(cells), n_categories - 1)
    begin = None if start is None else np.tile(start[one, other], n_tables)
    fitted = fit_pairs(cells, rows, columns, begin)
    variances = np.full(len(cells), np.nan)
    inside = np.abs(fitted.rho) < 1
    variances[inside] = variances_of(
        cells[inside], rows[inside], columns[inside], fitted.rho[inside]
    )
    return PolychoricMatrices(
        _both_sides(fitted.rho.reshape(size), k, 1.0),
        thresholds,
        fitted.at_limit.reshape(size),
        variances.reshape(size),
    )


def _without_empty_cell(cells: np.ndarray, amount: float) -> np.ndarray:
    """Two by two tables with one empty cell: filled a little, with the margins as they were."""
    is_used = [cells.sum(axis=axis) > 0 for axis in (2, 1)]
    in_order = [np.argsort(~used, axis=1, kind="stable")[:, :2] for used in is_used]
    pair = np.arange(len(cells))[:, None, None]
    place = (pair, in_order[0][:, :, None], in_order[1][:, None, :])
    corner = cells[place]
    is_small = (is_used[0].sum(axis=1) == 2) & (is_used[1].sum(axis=1) == 2)
    one_empty = (corner == 0).sum(axis=(1, 2)) == 1
    on_diagonal = (corner[:, 0, 0] == 0) | (corner[:, 1, 1] == 0)
    change = np.where(on_diagonal, amount, -amount) * (is_small & one_empty)
    filled = cells.copy()
    filled[place] += change[:, None, None] * np.array([[1.0, -1.0], [-1.0, 1.0]])
    return filled


def _both_sides(of_pairs: np.ndarray, k: int, diagonal: float) -> np.ndarray:
    one, other = np.triu_indices(k, 1)
    full = np.zeros((len(of_pairs), k, k))
    full[:, one, other] = full[:, other, one] = of_pairs
    full[:, np.arange(k), np.arange(k)] = diagonal
    return full
