"""Thresholds, loading and latent shares at which a theme behaves as asked.

The model. Person p of sector s stands at t = d_s + z on a theme, with z standard normal within
the sector; the sector means d_s have weighted mean 0. Item i is answered from

    y = l t + sqrt(1 - l^2) e,    answer c where cut[c] < y < cut[c + 1],

with one loading l for the items of a theme. Given t the answers are independent, so that every
moment of items and scores is a one-dimensional integral over t: sums of normal probabilities,
taken here on an even grid, which for normal integrands is exact to rounding (Trefethen &
Weideman, 2014, The exponentially convergent trapezoidal rule, SIAM Review 56).

Asked are: the share of each answer of each item, Cronbach's alpha, and the shares of the variance
of *observed* theme scores within sectors that lie between organisations and neighbourhoods. They
hold for complete, careful answers of everybody together, sectors weighted as given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtr, ndtri

from quickscan_sim.simulate.chance import solve_smooth

LARGEST_LOADING = 0.995
"""Above it an item would hold no chance at all."""

STEP = 1 / 8
REACH = 6.5
"""Grid of positions: its step, and how far it goes beyond the outer sector means, in SD."""

SMALLEST = 1e-12
"""Share at which a threshold still has a place; a share of 0 gives 1 answer in 10^12."""

N_TERMS = 30
"""Terms of the Hermite series of a score."""


@dataclass(frozen=True)
class Sectors:
    """The means of the sectors on a theme and the shares of people in them."""

    means: tuple[float, ...] = (0.0,)
    weights: tuple[float, ...] = (1.0,)


@dataclass(frozen=True)
class ThemeTarget:
    """What is asked of the items of one theme.

    ``values`` and ``shares`` hold, for each item, the answers from least to most favourable as
    they count in the score, and the share of people that is to give each.
    """

    values: tuple[tuple[float, ...], ...]
    shares: tuple[tuple[float, ...], ...]
    reliability: float
    icc_organisation: float
    icc_neighbourhood: float
    sectors: Sectors


@dataclass(frozen=True)
class ThemeCalibration:
    """What gives the target.

    ``loading``: of every item; NaN when no loading gives the reliability.
    ``cuts``: items x thresholds, between the answers from least to most favourable.
    ``latent_organisation``, ``latent_neighbourhood``: shares of the latent variance within
    sectors; NaN when the scores cannot hold as much.
    ``largest_reliability``, ``largest_icc``: what these items can reach; the second is the share
    of the variance of scores within sectors that is no chance.
    """

    loading: float
    cuts: np.ndarray
    latent_organisation: float
    latent_neighbourhood: float
    largest_reliability: float
    largest_icc: float


@lru_cache(maxsize=1024)
def calibrate_theme(target: ThemeTarget) -> ThemeCalibration:
    """Loading, thresholds and latent shares that give what is asked.

    Examples
    --------
    Three items with answers 1 to 5, an alpha of .8, and .10 between organisations.

    >>> one = (0.1, 0.2, 0.4, 0.2, 0.1)
    >>> target = ThemeTarget(((1, 2, 3, 4, 5),) * 3, (one,) * 3, 0.8, 0.10, 0.0, Sectors())
    >>> found = calibrate_theme(target)
    >>> round(found.loading, 3), round(found.latent_organisation, 3)
    (0.789, 0.126)

    A reliability of .99 cannot be had from three such items.

    >>> from dataclasses import replace
    >>> found = calibrate_theme(replace(target, reliability=0.99))
    >>> found.loading, round(found.largest_reliability, 2)
    (nan, 0.98)
    """
    theme = _Theme(target)
    largest = theme.correlation(LARGEST_LOADING)
    asked = theme.correlation_of(target.reliability)
    if asked >= largest:
        nothing = float("nan")
        return ThemeCalibration(
            nothing, np.empty((0, 0)), nothing, nothing, theme.reliability_of(largest), nothing
        )
    # The correlation between items is nearly proportional to the squared loading.
    squared = solve_smooth(
        lambda value: theme.correlation(np.sqrt(value)), asked, 0.0, LARGEST_LOADING**2
    )
    loading = float(np.sqrt(squared))
    cuts = item_cuts(theme.shares, loading, target.sectors)
    cuts.setflags(write=False)
    series, variance = _score_series(theme.values, loading, cuts, target.sectors)
    organisation, neighbourhood = _latent_shares(series, variance, target)
    return ThemeCalibration(
        loading,
        cuts,
        organisation,
        neighbourhood,
        theme.reliability_of(largest),
        float(series.sum() / variance),
    )


def item_cuts(shares: np.ndarray, loading: float, sectors: Sectors) -> np.ndarray:
    """Thresholds (items x answers - 1) that give the shares (items x answers) over all sectors.

    Solves sum_s w_s Phi(cut - l d_s) = share below the cut, by Newton's method on the normal
    scale, where it is nearly a straight line, kept within a bracket.
    """
    below = np.cumsum(shares, axis=1)[:, :-1]
    wanted = ndtri(np.clip(below, SMALLEST, 1 - SMALLEST))
    shift = loading * np.array(sectors.means)
    weights = np.array(sectors.weights)
    low, high = wanted + shift.min(), wanted + shift.max()
    cuts = np.clip(wanted * np.sqrt(1 + weights @ shift**2), low, high)
    if shift.min() == shift.max():
        return np.asarray(cuts)
    for _ in range(60):
        distance = cuts[..., None] - shift
        reached = ndtri(ndtr(distance) @ weights)
        error = reached - wanted
        if np.abs(error).max(initial=0.0) < 1e-10:
            break
        low, high = np.where(error < 0, cuts, low), np.where(error < 0, high, cuts)
        slope = (_density(distance) @ weights) / _density(reached)
        step = cuts - error / slope
        cuts = np.where((step > low) & (step < high), step, (low + high) / 2)
    return np.asarray(cuts)


def expected_answers(
    values: np.ndarray, cuts: np.ndarray, loading: float, location: np.ndarray, power: int = 1
) -> np.ndarray:
    """E[x^power | location]: items x people, for careful answers of somebody at a location.

    Parameters
    ----------
    values
        Items x answers: what each answer counts for, from least to most favourable.
    cuts
        Items x thresholds.
    location
        Place on the latent answer, loading x trait plus shifts: people, or items x people.
    """
    steps = np.diff(values**power, axis=1)
    place = np.broadcast_to(location, (len(values), np.shape(location)[-1]))
    spread = np.sqrt(1 - loading**2)
    above = ndtr((place[:, None, :] - cuts[:, :, None]) / spread)
    return np.asarray(values[:, :1] ** power + np.einsum("ic,icp->ip", steps, above))


class _Theme:
    """The items of a theme as arrays, and how they hang together at a loading."""

    def __init__(self, target: ThemeTarget) -> None:
        self.values = np.array(target.values, dtype=float)
        self.shares = np.array(target.shares, dtype=float)
        self.sectors = target.sectors
        self.n_items = len(self.values)
        mean = (self.values * self.shares).sum(axis=1)
        self.variances = (self.values**2 * self.shares).sum(axis=1) - mean**2
        self.positions, in_sectors = _grid(target.sectors)
        self.weights = np.array(target.sectors.weights) @ in_sectors

    def correlation(self, loading: float) -> float:
        """Covariance between items relative to their variance; of one item: the part not chance."""
        cuts = item_cuts(self.shares, loading, self.sectors)
        curves = expected_answers(self.values, cuts, loading, loading * self.positions)
        if self.n_items == 1:
            return float(self._variance(curves[0]) / self.variances[0])
        between = self._variance(curves.sum(axis=0)) - math.fsum(map(self._variance, curves))
        return float(between / ((self.n_items - 1) * self.variances.sum()))

    def correlation_of(self, reliability: float) -> float:
        """Spearman-Brown: R / (k - (k - 1) R); exact for alpha with this ratio of covariances."""
        n = self.n_items
        return reliability / (n - (n - 1) * reliability)

    def reliability_of(self, correlation: float) -> float:
        """Alpha at a ratio of covariance to variance; of one item: that ratio itself."""
        n = self.n_items
        return float(n * correlation / (1 + (n - 1) * correlation))

    def _variance(self, curve: np.ndarray) -> float:
        mean = self.weights @ curve
        return float(self.weights @ (curve - mean) ** 2)


def _density(distance: np.ndarray) -> np.ndarray:
    return np.asarray(np.exp(-0.5 * distance**2) / np.sqrt(2 * np.pi))


def _grid(sectors: Sectors) -> tuple[np.ndarray, np.ndarray]:
    """Positions, and their weights in each sector (sectors x positions)."""
    means = np.array(sectors.means)
    positions = np.arange(means.min() - REACH, means.max() + REACH + STEP, STEP)
    weights = _density(positions - means[:, None]) * STEP
    return positions, weights / weights.sum(axis=1, keepdims=True)


def _score_series(
    values: np.ndarray, loading: float, cuts: np.ndarray, sectors: Sectors
) -> tuple[np.ndarray, float]:
    """Terms a_m and the variance V of theme scores within sectors.

    Two people of a sector whose latent positions correlate rho have scores with covariance
    sum_m a_m rho^m, m = 1, 2, ...: the Hermite series of the expected score.
    """
    positions, in_sectors = _grid(sectors)
    weights = np.array(sectors.weights)
    location = loading * positions
    curves = expected_answers(values, cuts, loading, location)
    score = curves.mean(axis=0)
    chance = (expected_answers(values, cuts, loading, location, 2) - curves**2).sum(axis=0)
    means = in_sectors @ score
    variance = weights @ (in_sectors @ score**2 - means**2 + in_sectors @ chance / len(values) ** 2)
    return weights @ _hermite_terms(score, positions, in_sectors, sectors), float(variance)


def _hermite_terms(
    score: np.ndarray, positions: np.ndarray, in_sectors: np.ndarray, sectors: Sectors
) -> np.ndarray:
    """Squared coefficients (sectors x terms) of the score on normalised Hermite polynomials."""
    place = positions - np.array(sectors.means)[:, None]
    before, polynomial = np.ones_like(place), place
    terms = np.empty((len(place), N_TERMS))
    weighted = in_sectors * score
    for order in range(1, N_TERMS + 1):
        terms[:, order - 1] = (weighted * polynomial).sum(axis=1) ** 2
        following = place * polynomial - np.sqrt(order) * before
        before, polynomial = polynomial, following / np.sqrt(order + 1)
    return terms


def _latent_shares(series: np.ndarray, variance: float, target: ThemeTarget) -> tuple[float, float]:
    """Latent shares of organisations and neighbourhoods at which scores hold the shares asked."""

    def observed(latent: float) -> float:
        return float(series @ latent ** np.arange(1, len(series) + 1)) / variance

    both = target.icc_organisation + target.icc_neighbourhood
    if both >= observed(1.0):
        return float("nan"), float("nan")
    neighbourhood = solve_smooth(observed, target.icc_neighbourhood, 0.0, 1.0)
    return solve_smooth(observed, both, 0.0, 1.0) - neighbourhood, neighbourhood
