"""Polychoric correlations of many pairs of ordered items side by side: the numerical work.

Everything here is arrays with the pairs along the first axis, so that the pairs of a matrix, or of
five hundred resampled matrices, take one pass. What it means is told in ``polychoric``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.reliability.bivariate_normal import (
    bivariate_normal_cdf,
    bivariate_normal_density,
)

FAR = 38.0
"""A threshold beyond everybody: the normal tail from here is 0 in double precision."""
_MAX_STEPS = 100
_STEP = 1e-11
_LIMIT = 1 - 1e-7
"""Beyond this a correlation that still grows is at its limit of 1."""


@dataclass(frozen=True)
class FittedPairs:
    """Correlations; NaN where an item does not vary. ``at_limit`` marks those that ran to +-1."""

    rho: np.ndarray
    at_limit: np.ndarray


def thresholds_of(counts: np.ndarray) -> np.ndarray:
    """The borders between answers on a standard normal scale, from counts (..., K) -> (..., K-1).

    An answer that nobody gave gets two equal borders; a border beyond everybody is +-38.
    """
    from scipy.special import ndtri

    total = counts.sum(axis=-1, keepdims=True)
    below = np.cumsum(counts, axis=-1)[..., :-1] / np.where(total > 0, total, 1)
    return np.asarray(np.clip(ndtri(below), -FAR, FAR))


def fit_pairs(
    cells: np.ndarray, rows: np.ndarray, columns: np.ndarray, start: np.ndarray | None = None
) -> FittedPairs:
    """The correlation with the highest likelihood given the thresholds (Olsson 1979, two steps).

    Newton's method on all pairs at once, each kept between a correlation where the likelihood
    still rises and one where it falls already.

    Parameters
    ----------
    cells
        Counts of each pair of answers (pairs, K, K).
    rows, columns
        The thresholds of the two items (pairs, K - 1).
    start
        Correlations to start from; by default those of the category numbers.
    """
    varies = _varies(cells.sum(axis=2)) & _varies(cells.sum(axis=1))
    ends = np.where(varies, _limits(cells), 0.0)
    rho, at_limit = np.where(ends != 0, ends, np.nan), ends != 0
    inside = varies & ~at_limit
    begin = _of_category_numbers(cells[inside]) if start is None else start[inside]
    fitted = _climb(cells[inside], rows[inside], columns[inside], np.clip(begin, -0.95, 0.95))
    rho[inside], at_limit[inside] = fitted
    return FittedPairs(rho, at_limit)


def variances_of(
    cells: np.ndarray, rows: np.ndarray, columns: np.ndarray, rho: np.ndarray
) -> np.ndarray:
    """The sampling variance of each correlation, thresholds being estimated too.

    The sum over people of their squared influence, times n / (n - 1) (Muthen 1984; the "NACOV" of
    lavaan over n - 1): the score of the correlation, less what the thresholds take away, over its
    information.
    """
    n = cells.sum(axis=(1, 2))
    chance, by_rho = _cells_at(rows, columns, rho)[:2]
    score = _ratio(by_rho, chance, cells > 0)
    weight = _ratio(cells * score, chance, cells > 0)
    per_row = _threshold_part(weight, cells, rows, columns, rho) / n[:, None]
    flipped = weight.transpose(0, 2, 1), cells.transpose(0, 2, 1)
    per_column = _threshold_part(*flipped, columns, rows, rho) / n[:, None]
    influence = score - per_row[:, :, None] - per_column[:, None, :]
    information = (cells * score**2).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        squares = (cells * influence**2).sum(axis=(1, 2)) / information**2
        return np.asarray(squares * n / (n - 1))


def _limits(cells: np.ndarray) -> np.ndarray:
    """1 or -1 where one answer fully orders the other: there the likelihood keeps rising.

    Such a table is the one with these margins in which people are paired off from low to low
    (or from low to high), which has the chances of a correlation of 1 (or -1).
    """
    up = np.isclose(cells, _paired_off(cells)).all(axis=(1, 2))
    flipped = cells[:, :, ::-1]
    down = np.isclose(flipped, _paired_off(flipped)).all(axis=(1, 2))
    return np.asarray(up.astype(float) - down)


def _paired_off(cells: np.ndarray) -> np.ndarray:
    row_end, column_end = (np.cumsum(cells.sum(axis=axis), axis=1) for axis in (2, 1))
    row_begin = row_end - cells.sum(axis=2)
    column_begin = column_end - cells.sum(axis=1)
    end = np.minimum(row_end[:, :, None], column_end[:, None, :])
    begin = np.maximum(row_begin[:, :, None], column_begin[:, None, :])
    return np.asarray(np.maximum(end - begin, 0.0))


def _climb(
    cells: np.ndarray, rows: np.ndarray, columns: np.ndarray, rho: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    rho, at_limit = rho.copy(), np.zeros(len(rho), dtype=bool)
    rises, falls = np.full(len(rho), -1.0), np.full(len(rho), 1.0)
    busy = np.arange(len(rho))
    for _ in range(_MAX_STEPS):
        if not len(busy):
            return rho, at_limit
        now = rho[busy]
        slope, step = _newton_step(cells[busy], rows[busy], columns[busy], now)
        low = rises[busy] = np.where(slope > 0, now, rises[busy])
        high = falls[busy] = np.where(slope < 0, now, falls[busy])
        # Never more than half-way to +-1: there all cells but the diagonal underflow.
        new = np.clip(now + step, (now - 1) / 2, (now + 1) / 2)
        new = np.where((new <= low) | (new >= high), (low + high) / 2, new)
        new = np.where(slope == 0, now, new)
        outside = np.abs(new) > _LIMIT
        at_limit[busy[outside]] = True
        rho[busy] = np.where(outside, np.sign(new), new)
        busy = busy[~outside & (np.abs(new - now) > _STEP)]
    rho[busy] = np.nan
    return rho, at_limit


def _newton_step(
    cells: np.ndarray, rows: np.ndarray, columns: np.ndarray, rho: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Slope of the log-likelihood, and the step to its top where it is hollow below."""
    chance, by_rho, by_rho_twice = _cells_at(rows, columns, rho)
    score = _ratio(by_rho, chance, cells > 0)
    slope = (cells * score).sum(axis=(1, 2))
    expected = (cells * score**2).sum(axis=(1, 2))
    observed = expected - (cells * _ratio(by_rho_twice, chance, cells > 0)).sum(axis=(1, 2))
    bend = np.where(observed > 0, observed, expected)
    return slope, slope / np.where(bend > 0, bend, 1.0)


def _cells_at(
    rows: np.ndarray, columns: np.ndarray, rho: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The chance of each cell at this correlation, and its first and second derivative."""
    from scipy.special import ndtr

    x, y, r = rows[:, :, None], columns[:, None, :], rho[:, None, None]
    size = (len(rho), rows.shape[1] + 2, columns.shape[1] + 2)
    corners = np.zeros((3, *size))
    corners[0, :, 1:-1, 1:-1] = bivariate_normal_cdf(x, y, r)
    corners[0, :, 1:-1, -1] = ndtr(rows)
    corners[0, :, -1, 1:-1] = ndtr(columns)
    corners[0, :, -1, -1] = 1.0
    corners[1:, :, 1:-1, 1:-1] = bivariate_normal_density(x, y, r)
    chance, once, twice = np.diff(np.diff(corners, axis=2), axis=3)
    return chance, once, twice


def _threshold_part(
    weight: np.ndarray, cells: np.ndarray, own: np.ndarray, other: np.ndarray, rho: np.ndarray
) -> np.ndarray:
    """What the estimated thresholds of one item add to the score of people per answer."""
    from scipy.special import ndtr

    root = np.sqrt((1 - rho) * (1 + rho))[:, None, None]
    between = ndtr((other[:, None, :] - rho[:, None, None] * own[:, :, None]) / root)
    slices = np.diff(between, axis=2, prepend=0.0, append=1.0)
    pull = ((weight[:, :-1] - weight[:, 1:]) * slices).sum(axis=2)
    answers = np.arange(cells.shape[1])
    at_or_below = answers[:, None] <= answers[None, :-1]
    below = np.cumsum(cells.sum(axis=2), axis=1)[:, :-1] / cells.sum(axis=(1, 2))[:, None]
    return np.asarray(pull @ at_or_below.T - (pull * below).sum(axis=1)[:, None])


def _ratio(top: np.ndarray, bottom: np.ndarray, where: np.ndarray) -> np.ndarray:
    floor = np.maximum(bottom, np.finfo(float).tiny)
    found: np.ndarray = np.divide(top, floor, out=np.zeros_like(top), where=where)
    return found


def _varies(counts: np.ndarray) -> np.ndarray:
    return np.asarray((counts > 0).sum(axis=1) > 1)


def _of_category_numbers(cells: np.ndarray) -> np.ndarray:
    number = np.arange(cells.shape[1], dtype=float)
    n = cells.sum(axis=(1, 2))
    by_row, by_column = cells.sum(axis=2), cells.sum(axis=1)
    x, y = by_row @ number / n, by_column @ number / n
    xx, yy = by_row @ number**2 / n - x * x, by_column @ number**2 / n - y * y
    return np.asarray((number @ cells @ number / n - x * y) / np.sqrt(xx * yy))
