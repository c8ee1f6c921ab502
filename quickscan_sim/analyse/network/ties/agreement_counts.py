"""What colleagues, and the two sides of a pair, say of the same partner: counted from reports."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.ties.agreement_tally import TALLY, mean_difference
from quickscan_sim.analyse.network.ties.tie_readings import NAMED_BY_HALF
from quickscan_sim.analyse.network.ties.tie_reports import Codes, Reports
from quickscan_sim.vocabulary import MIN_REPORTERS


def _named_pairs(
    reports: Reports, codes: Codes, n_told: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Pairs on a layer that somebody of a readable organisation names: key, k, n, and which pair
    each report belongs to (-1: not of these).
    """
    keys, which = np.unique(reports.key, return_inverse=True)
    wijk, _, own, _ = codes.parts(keys)
    n = n_told[wijk, own].astype(float)
    kept = n >= MIN_REPORTERS
    k = np.bincount(which, minlength=len(keys))
    number = np.where(kept, np.cumsum(kept) - 1, -1)
    return keys[kept], k[kept].astype(float), n[kept], number[which]


def _add(sums: np.ndarray, at: tuple[np.ndarray, np.ndarray], **columns: np.ndarray) -> None:
    for name, values in columns.items():
        np.add.at(sums[..., TALLY.index(name)], at, values)


def of_colleagues(reports: Reports, codes: Codes, n_told: np.ndarray) -> np.ndarray:
    """Wijk x organisation x tally, of people of one organisation."""
    keys, k, n, which = _named_pairs(reports, codes, n_told)
    readable = n_told >= MIN_REPORTERS
    n_active = np.bincount(codes.active // max(n_told.shape[1], 1), minlength=len(n_told))
    judged = readable * ((n_active - 1) * len(codes.layers))[:, None]
    sums = np.zeros((*n_told.shape, len(TALLY)))
    sums[..., TALLY.index("judged")] = judged
    sums[..., TALLY.index("weight")] = judged * n_told
    wijk, _, own, _ = codes.parts(keys)
    _add(
        sums, (wijk, own), disagree=2 * k * (n - k) / (n - 1), named=k, twice=k * (k - 1) / (n - 1)
    )
    rated = (which >= 0) & ~np.isnan(reports.level)
    size = np.bincount(which[rated], minlength=len(keys))
    apart = mean_difference(which[rated], reports.level[rated], len(keys))
    two = size >= 2
    _add(
        sums, (wijk[two], own[two]),
        rated=np.ones(int(two.sum())), level_weight=size[two], level_apart=(size * apart)[two],
    )  # fmt: skip
    return sums


def of_two_sides(reports: Reports, codes: Codes, n_told: np.ndarray) -> np.ndarray:
    """Wijk x organisation x tally, of an organisation with its readable partners: each pair is
    counted with both of its organisations.
    """
    keys, k, n, which = _named_pairs(reports, codes, n_told)
    rated = (which >= 0) & ~np.isnan(reports.level)
    size = np.bincount(which[rated], minlength=len(keys))
    level = np.bincount(which[rated], weights=reports.level[rated], minlength=len(keys))
    level = np.where(size > 0, level / np.maximum(size, 1), np.nan)
    wijk, layer, own, partner = codes.parts(keys)
    named = (k >= NAMED_BY_HALF * n) & (n_told[wijk, partner] >= MIN_REPORTERS)
    keys, level, wijk, layer, own, partner = (
        column[named] for column in (keys, level, wijk, layer, own, partner)
    )
    back = codes.key(wijk, layer, partner, own)
    row = np.minimum(np.searchsorted(keys, back), max(len(keys) - 1, 0))
    both = keys[row] == back if len(keys) else np.zeros(0, dtype=bool)
    sums = np.zeros((*n_told.shape, len(TALLY)))
    readable = n_told >= MIN_REPORTERS
    judged = readable * ((readable.sum(axis=1) - 1) * len(codes.layers))[:, None]
    sums[..., TALLY.index("judged")] = judged
    sums[..., TALLY.index("weight")] = 2 * judged
    # One side names: both sides of the pair get it; where both name, both rows are there.
    for side in (own, partner):
        _add(sums, (wijk[~both], side[~both]), disagree=np.full((~both).sum(), 2.0))
        _add(sums, (wijk, side), named=np.ones(len(keys)), twice=both.astype(float))
    apart = np.abs(level - level[row]) if len(keys) else level
    two = both & ~np.isnan(apart)
    _add(
        sums, (wijk[two], own[two]),
        rated=np.ones(int(two.sum())), level_weight=np.full(two.sum(), 2.0),
        level_apart=2 * apart[two],
    )  # fmt: skip
    return sums
