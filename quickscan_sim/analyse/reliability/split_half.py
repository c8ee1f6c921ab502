"""Split-half reliability over all ways to halve the items."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_count, check_option
from quickscan_sim.analyse.item_answers import complete_answers
from quickscan_sim.analyse.reliability.covariances import weighted_correlations
from quickscan_sim.analyse.reliability.resampled_people import (
    DEFAULT_SEED,
    N_BOOTSTRAP,
    percentile_interval,
)
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import mark
from quickscan_sim.random_streams import stream

NAME = mark("split-half reliability")
METHODS = {
    "guttman": mark("mean of the ways to halve the questions, Guttman; bootstrap interval"),
    "spearman_brown": mark(
        "mean of the ways to halve the questions, Spearman-Brown; bootstrap interval"
    ),
}
MAX_SPLITS = 10_000
_BLOCK = 4_000_000


@dataclass(frozen=True, kw_only=True)
class SplitHalf(Reliability):
    """The mean over splits as estimate, with the best and the worst split.

    ``highest`` is Guttman's lambda 4, ``lowest`` Revelle's beta (psych's names), for coefficient
    "guttman". Both are picked as extremes, so they lie too far out in a small sample and have no
    interval. ``all_splits`` tells whether every split was taken, or a random ``n_splits``.
    """

    lowest: float = np.nan
    highest: float = np.nan
    n_splits: int = 0
    all_splits: bool = True


def split_half(
    items: pd.DataFrame,
    coefficient: str = "guttman",
    standardised: bool = True,
    n_bootstrap: int = N_BOOTSTRAP,
    seed: int = DEFAULT_SEED,
) -> SplitHalf:
    """The reliability by halving the items, over all splits (at random when over 10,000).

    With the halves A and B of a split, "guttman" is 4 cov(A, B) / variance of the whole (Guttman
    1945, lambda 4; Rulon 1939), "spearman_brown" 2 r / (1 + r) with r = cor(A, B). An odd number
    of items gives halves that differ by one item; then the mean is lower than alpha, and
    Spearman-Brown, which takes halves as equally long, is a little off. Equal to
    ``psych::splitHalf(check.keys = FALSE)``, whose coefficient is Guttman's; for an odd number of
    items psych goes over half of the splits only, this over all. Interval of the mean: 2.5th and
    97.5th percentile over people resampled with replacement, who are taken as independent, with
    the same splits; the same seed gives the same result.

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already. Rows
        with a missing answer are left out.
    coefficient
        "guttman" or "spearman_brown".
    standardised
        Whether items count equally (as in psych), or by their own spread, as in a sum score.
    n_bootstrap
        How often people are resampled; 0 gives no interval.
    seed
        Of the resampling, and of the random splits.

    Returns
    -------
    SplitHalf
        Without a number, and with a ``reason``, for fewer than 2 items ("too_few_items"), fewer
        than 2 complete rows ("too_few_people"), an item that everybody answers alike
        ("constant_items"), or halves that do not vary ("no_variation").

    Raises
    ------
    QuickscanError
        When the items are no table of numbers with different names, or an option is unknown.

    Examples
    --------
    >>> two = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    >>> round(split_half(two, n_bootstrap=0).estimate, 6)  # r = .8, so 2 * .8 / 1.8
    0.888889
    """
    check_option("coefficient", coefficient, METHODS)
    check_count("n_bootstrap", n_bootstrap, 0)
    answers = complete_answers(items)
    n, k = answers.shape
    facts = {"n": n, "n_items": k, "name": NAME, "method": METHODS[coefficient]}
    if k < 2:
        return SplitHalf(**facts, reason="too_few_items", needed=2)
    if n < 2:
        return SplitHalf(**facts, reason="too_few_people", needed=2)
    if (np.ptp(answers, axis=0) == 0).any():
        return SplitHalf(**facts, reason="constant_items")
    sides, all_splits = _splits(k, seed)

    def coefficients(weights: np.ndarray) -> np.ndarray:
        correlations, spread = weighted_correlations(answers, weights)
        units = np.where(spread > 0, 1.0 if standardised else spread, np.nan)
        matrices = correlations * units[:, :, None] * units[:, None, :]
        return _coefficients(matrices, sides, coefficient)

    values = coefficients(np.ones((1, n)))[0]
    if np.isnan(values).any():
        return SplitHalf(**facts, reason="no_variation")
    low, high = percentile_interval(
        lambda weights: coefficients(weights).mean(axis=1), n, n_bootstrap, seed
    )
    unstable = n_bootstrap > 0 and np.isnan(low)
    return SplitHalf(
        estimate=float(values.mean()),
        ci_low=low,
        ci_high=high,
        lowest=float(values.min()),
        highest=float(values.max()),
        n_splits=len(sides),
        all_splits=all_splits,
        reason="unstable_interval" if unstable else None,
        **facts,
    )


def _splits(k: int, seed: int) -> tuple[np.ndarray, bool]:
    """A row per split with 1 for the items of one half and -1 for the others."""
    half = k // 2
    n_all = math.comb(k, half) // (2 if k % 2 == 0 else 1)
    if n_all > MAX_SPLITS:
        shuffled = np.tile(np.arange(k), (MAX_SPLITS, 1))
        order = stream(seed, "splits").permuted(shuffled, axis=1)
        return np.where(order < half, 1.0, -1.0), False
    # With two halves of the same size, the first item always goes to the same side.
    halves = itertools.islice(itertools.combinations(range(k), half), n_all)
    sides = -np.ones((n_all, k))
    np.put_along_axis(sides, np.array(list(halves)), 1.0, axis=1)
    return sides, True


def _coefficients(matrices: np.ndarray, sides: np.ndarray, coefficient: str) -> np.ndarray:
    """A coefficient for each matrix and split."""
    at_once = max(1, _BLOCK // sides.size)
    blocks = [
        _of_block(matrices[first : first + at_once], sides, coefficient)
        for first in range(0, len(matrices), at_once)
    ]
    return np.concatenate(blocks)


def _of_block(matrices: np.ndarray, sides: np.ndarray, coefficient: str) -> np.ndarray:
    whole = matrices.sum(axis=(1, 2))[:, None]
    along = sides @ matrices
    difference = (along * sides).sum(axis=2)
    # var(A + B) = whole and var(A - B) = difference, so their contrast is 4 cov(A, B).
    four_covariances = whole - difference
    with np.errstate(divide="ignore", invalid="ignore"):
        if coefficient == "guttman":
            # A whole that rounding keeps from being exactly 0 gives no meaningful ratio.
            found = np.where(whole > 1e-12, four_covariances / whole, np.nan)
        else:
            both, contrast = (whole + difference) / 2, along.sum(axis=2)
            product = (both + contrast) * (both - contrast)
            r = np.where(product > 1e-12, four_covariances / 2 / np.sqrt(product), np.nan)
            found = np.where(r > -1 + 1e-12, 2 * r / (1 + r), np.nan)
    return np.asarray(found)
