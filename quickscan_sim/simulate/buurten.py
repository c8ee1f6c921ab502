"""The buurten of wijken: how residents and households of a wijk are divided over them.

A buurt's share is gamma distributed; a part of the buurten is tiny (business areas, water,
scattered farms), a few are empty. Everything is counted in fives and adds up to the wijk exactly;
in the tables of Statistics Netherlands the sums are off by up to 75 in a municipality, because of
the rounding.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.simulate.calibration import calibrated
from quickscan_sim.simulate.wijk_margins import normal_share

NOBODY = 1e-9
"""Share of a buurt where nobody lives, unless the wijk has no other."""
SURE_OF_PEOPLE = 200
"""From this many residents on, household size differs between buurten."""
SIZE_DIFFERENCE = 0.12
"""How far households per resident differ at most between buurten of a wijk; an assumption."""


def draw_buurten(
    rng: np.random.Generator,
    n_residents: np.ndarray,
    n_households: np.ndarray,
    n_buurten: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each buurt the position of its wijk, its residents and its households.

    Parameters
    ----------
    n_residents, n_households
        Of each wijk, multiples of 5.
    n_buurten
        Of each wijk, 1 or more.

    A part of a country is drawn as in the whole: each buurt takes its own row of chances, with
    whole numbers as the shape of the gamma distribution (a sum of exponentials).
    """
    wijk = np.repeat(np.arange(len(n_buurten)), n_buurten)
    shape = int(_shape("gamma_shape"))
    uniform = 1 - rng.random((len(wijk), shape + 2))
    share = -np.log(uniform[:, :shape]).sum(axis=1)
    share[uniform[:, shape] < _shape("p_tiny")] *= _shape("tiny_factor")
    share[uniform[:, shape] < _shape("p_empty")] *= NOBODY
    residents = 5 * divide(n_residents // 5, share, wijk)
    differs = 1 + SIZE_DIFFERENCE * (2 * uniform[:, -1] - 1)
    of_household = residents * np.where(residents >= SURE_OF_PEOPLE, differs, 1)
    households = 5 * divide(n_households // 5, of_household, wijk)
    return wijk, residents, households


def count_buurten(size_score: np.ndarray, own: np.ndarray) -> np.ndarray:
    """How many buurten wijken have, by the normal score of their size and an own one.

    Large wijken tend to have more; in all, the counts follow the known distribution.
    """
    shares, counts = cumulative_buurten()
    return np.asarray(
        1 + counts[np.searchsorted(shares, normal_share(buurten_score(size_score, own)))]
    )


def buurten_score(size_score: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Normal scores of the number of buurten, correlated with those of the size."""
    alike = _shape("correlation_with_size")
    return np.asarray(alike * size_score + np.sqrt(1 - alike**2) * own)


@cache
def cumulative_buurten() -> tuple[np.ndarray, np.ndarray]:
    """Share of wijken with at most so many buurten beside the first.

    A negative binomial number with the known mean and spread.
    """
    mean = calibrated("wijken_2024", measure="buurten_per_wijk", statistic="mean") - 1
    variance = calibrated("wijken_2024", measure="buurten_per_wijk", statistic="sd") ** 2
    size = mean**2 / (variance - mean)
    counts = np.arange(200)
    ratio = np.r_[1.0, (counts[1:] - 1 + size) / counts[1:] * mean / (mean + size)]
    return np.cumsum(np.cumprod(ratio) * (size / (size + mean)) ** size), np.r_[counts, 200]


def divide(totals: np.ndarray, weights: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Whole numbers in proportion to the weights that add up to the total of each group.

    By largest remainder. ``group`` is sorted and counts from 0; each group has weight.

    >>> divide(np.array([7, 2]), np.array([1.0, 1.0, 2.0, 5.0]), np.array([0, 0, 0, 1])).tolist()
    [2, 2, 3, 2]
    """
    exact = totals[group] * weights / np.bincount(group, weights)[group]
    counts = np.floor(exact).astype(int)
    left = totals - np.bincount(group, counts).astype(int)
    order = np.lexsort((counts - exact, group))
    first = np.r_[0, np.cumsum(np.bincount(group))[:-1]]
    counts[order] += np.arange(len(group)) - first[group] < left[group]
    return np.asarray(counts)


def _shape(statistic: str) -> float:
    return calibrated("wijk_relations", measure="buurten", statistic=statistic, group="")
