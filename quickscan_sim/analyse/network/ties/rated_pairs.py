"""How well people of one organisation rate a partner: over all of them who do."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.ties.tie_reports import Codes, Reports


def rated_pairs(
    reports: Reports, pairs: np.ndarray, row: np.ndarray, codes: Codes
) -> tuple[np.ndarray, np.ndarray]:
    """The mean quality of each pair on a layer, and how many people rate it.

    Where nobody rates a partner differently on two layers, it was asked once. Then every layer
    on which the partner is named gives the mean of all who rate it. Means of those who happen to
    name it on one layer would differ by a person or two, and their difference would tell what
    these said.

    Parameters
    ----------
    pairs
        Keys of the rows, sorted.
    row
        The row of each report.
    """
    rated = np.flatnonzero(~np.isnan(reports.quality))
    key, pair_of_row = _without_layer(reports.key[rated], codes), _without_layer(pairs, codes)
    order = np.lexsort([reports.person[rated], key])
    key, rated = key[order], rated[order]
    again = (np.diff(key) == 0) & (np.diff(reports.person[rated]) == 0)
    values = reports.quality[rated]
    if (np.diff(values)[again] != 0).any():
        return mean_of_rows(row, reports.quality, len(pairs)), _count(row[rated], len(pairs))
    first = np.concatenate([np.ones(min(len(key), 1), dtype=bool), ~again])
    known, place = np.unique(key[first], return_inverse=True)
    total = np.append(np.bincount(place, weights=values[first], minlength=len(known)), np.nan)
    n = np.append(np.bincount(place, minlength=len(known)), 0)
    at = np.searchsorted(known, pair_of_row)
    found = np.append(known, -1)[at] == pair_of_row
    at = np.where(found & (_count(row, len(pairs)) > 0), at, len(known))
    return total[at] / np.maximum(n[at], 1), n[at]


def mean_of_rows(row: np.ndarray, values: np.ndarray, n_rows: int) -> np.ndarray:
    """The mean of the known values of each row; NaN where there is none."""
    known = ~np.isnan(values)
    n = np.bincount(row[known], minlength=n_rows)
    total = np.bincount(row[known], weights=values[known], minlength=n_rows)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _count(row: np.ndarray, n_rows: int) -> np.ndarray:
    return np.bincount(row, minlength=n_rows)


def _without_layer(key: np.ndarray, codes: Codes) -> np.ndarray:
    wijk, layer, one, other = codes.parts(key)
    return codes.key(wijk, np.zeros_like(layer), one, other)
