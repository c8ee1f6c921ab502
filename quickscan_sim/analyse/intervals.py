"""Intervals that know that people of one organisation, or of one wijk, resemble each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

CONFIDENCE = 0.95

Column: TypeAlias = "pd.Series[Any] | np.ndarray"
"""One value for each person; organisations and sectors by their code or by a number."""


@dataclass(frozen=True)
class WijkVariance:
    """What :func:`~quickscan_sim.analyse.wijk_variance.with_wijken` adds: the variance of wijken.

    ``expected`` (3 x 3) tells how the sums of squares within organisations, between organisations
    and between wijken (rows) grow with the variances of people, organisations and wijken (columns).
    """

    variance: float
    df: int
    expected: np.ndarray


@dataclass(frozen=True)
class VarianceComponents:
    """Variance between organisations (within a sector) and between people of one organisation.

    ``size`` is n0, the average size of an organisation that unequal sizes call for; 0 where the
    variance between organisations cannot be estimated, as every sector has one of them. Where
    everybody is alone in an organisation, ``within`` holds both variances. ``of_wijken`` is None
    where wijken are not drawn at random, or where they do not differ more than organisations do.
    """

    between: float
    within: float
    df_between: int
    df_within: int
    size: float = 0.0
    of_wijken: WijkVariance | None = None


@dataclass(frozen=True)
class Weights:
    """How estimates weigh people: a number for each of several means or differences.

    With c the weight of a person (1/n in a mean of n people): ``people`` is the sum of c^2,
    ``organisations`` the sum over organisations of (sum of c)^2, and ``wijken`` that over wijken,
    where somebody in several wijken counts in each for the share worked there.
    """

    people: np.ndarray
    organisations: np.ndarray
    wijken: np.ndarray | float = 0.0


def variance_components(values: Column, organisation: Column, sector: Column) -> VarianceComponents:
    """Variance between organisations of a sector and within organisations, by ANOVA.

    between = max(0, (MSB - MSW) / n0), with MSB the mean square of organisations within their
    sector and n0 the average size that unequal groups call for (Searle, Casella and McCulloch
    1992, Variance Components, chapter 3). Missing values are left out; somebody whose organisation
    is unknown counts as alone in one.
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    y, of_organisation = y[known], organisation_codes(np.asarray(organisation)[known])
    of_sector = pd.factorize(np.asarray(sector)[known], use_na_sentinel=False)[0]
    sizes, n = np.bincount(of_organisation), len(y)
    n_sectors = int(of_sector.max(initial=-1)) + 1
    df_within, df_between = n - len(sizes), len(sizes) - n_sectors
    if df_within < 1:
        alone = float(y.var(ddof=1)) if n > 1 else np.nan
        return VarianceComponents(0.0, alone, 0, n - 1, float(n > 0))
    mean = (np.bincount(of_organisation, weights=y) / sizes)[of_organisation]
    within = float(((y - mean) ** 2).sum() / df_within)
    if df_between < 1:
        return VarianceComponents(0.0, within, 0, df_within)
    n_of_sector = np.bincount(of_sector)
    shift = mean - (np.bincount(of_sector, weights=y) / n_of_sector)[of_sector]
    # Each person brings the size of the organisation: summed, the squared sizes.
    squared_sizes = np.bincount(of_sector, weights=sizes[of_organisation])
    n0 = (n - float((squared_sizes / n_of_sector).sum())) / df_between
    between = max(0.0, (float((shift**2).sum()) / df_between - within) / n0)
    return VarianceComponents(between, within, df_between, df_within, n0)


def organisation_codes(organisation: Column) -> np.ndarray:
    """The number of everybody's organisation; who has none gets a number of their own."""
    codes = pd.factorize(np.asarray(organisation))[0]
    alone = codes < 0
    return np.where(alone, codes.max(initial=-1) + np.cumsum(alone), codes)


def check_in_one_group(groups: Column, organisation: Column) -> None:
    """Refuse an organisation that has people in more than one group; missing ones do not count."""
    pairs = pd.DataFrame({"group": np.asarray(groups), "organisation": np.asarray(organisation)})
    pairs = pairs.dropna().drop_duplicates()
    twice = pairs.loc[pairs["organisation"].duplicated(), "organisation"]
    if len(twice):
        raise QuickscanError(
            "Organisation {organisation} has people in more than one group. Then this interval "
            "would be wrong. Choose groups of whole organisations, or use fit_mixed_model.",
            organisation=repr(twice.iloc[0]),
        )


def variance_of(weights: Weights, components: VarianceComponents) -> tuple[np.ndarray, np.ndarray]:
    """The sampling variance of means or differences, and its degrees of freedom.

    variance = within * people + between * organisations + wijken * (variance of wijken): every
    level is a random draw around the means of the sectors, which are fixed. Degrees of freedom by
    Satterthwaite (1946), one for the whole estimate: 2 variance^2 over the variance of the
    estimated variance, which is a sum of independent mean squares. A component that is estimated
    as 0 is left out, and its mean square with it. Both are NaN and 0 without data.
    """
    people = np.asarray(weights.people, dtype=float)
    organisations = np.asarray(weights.organisations, dtype=float)
    if components.of_wijken is not None:
        return _with_wijken(people, organisations, weights.wijken, components, components.of_wijken)
    df_within = np.full(people.shape, float(components.df_within))
    if components.between == 0.0:
        return people * components.within, df_within
    variance = people * components.within + organisations * components.between
    # The same variance as a sum of mean squares: those are independent, the components are not.
    of_msb = organisations / components.size * _msb(components)
    of_msw = (people - organisations / components.size) * components.within
    return variance, _satterthwaite(
        variance, ((of_msb, components.df_between), (of_msw, components.df_within))
    )


def _msb(components: VarianceComponents) -> float:
    return components.size * components.between + components.within


def _with_wijken(
    people: np.ndarray,
    organisations: np.ndarray,
    wijken: np.ndarray | float,
    components: VarianceComponents,
    of_wijken: WijkVariance,
) -> tuple[np.ndarray, np.ndarray]:
    """As :func:`variance_of`, from three sums of squares.

    That of wijken is taken as a part of that of organisations (it is, where every organisation
    works in one wijk), so that what is left of it is independent of the wijken.
    """
    variances = np.array([components.within, components.between, of_wijken.variance])
    wanted = np.stack(np.broadcast_arrays(people, organisations, wijken))
    weight = np.linalg.solve(of_wijken.expected.T, wanted.reshape(3, -1))
    within, between, wijk = of_wijken.expected @ variances
    variance = np.tensordot(variances, wanted, axes=1)
    weight = weight.reshape(wanted.shape)
    return variance, _satterthwaite(
        variance,
        (
            (weight[0] * within, components.df_within),
            (weight[1] * max(0.0, between - wijk), components.df_between - of_wijken.df),
            ((weight[1] + weight[2]) * wijk, of_wijken.df),
        ),
    )


def _satterthwaite(variance: np.ndarray, parts: tuple[tuple[np.ndarray, int], ...]) -> np.ndarray:
    spread = np.asarray(sum(part**2 / df for part, df in parts))
    known = spread > 0
    return np.where(known, variance**2 / np.where(known, spread, 1.0), 0.0)


def half_width(variance: np.ndarray, df: np.ndarray) -> np.ndarray:
    """Half of the 95 % interval; NaN below one degree of freedom, or without a variance."""
    from scipy.special import stdtrit

    known = np.isfinite(variance) & (df >= 1)
    quantile = stdtrit(np.where(known, df, 1.0), 0.5 + CONFIDENCE / 2)
    return np.where(known, quantile * np.sqrt(np.where(known, variance, 0.0)), np.nan)


def mean_interval(
    values: Column,
    organisation: Column,
    components: VarianceComponents,
    *,
    own_target: bool = False,
) -> tuple[float, float]:
    """The 95 % interval of a group's mean, for professionals like these.

    variance = between * sum((n_j / n)^2) + within / n over the organisations j of the group. With
    ``own_target`` a group that is one organisation speaks of that organisation, and not of others
    like it: then the first term is left out. Degrees of freedom by Satterthwaite (1946), over the
    two mean squares. NaN where the variance between organisations is needed and not known
    (:func:`why_no_interval`).
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    variance, df = mean_variance(np.asarray(organisation)[known], components, own_target=own_target)
    half = float(half_width(np.array(variance), np.array(df)))
    if np.isnan(half):
        return np.nan, np.nan
    middle = float(y[known].mean())
    return middle - half, middle + half


def why_no_interval(low: float, components: VarianceComponents) -> str | None:
    """The reason of an interval that is missing (NaN), a code of ``REASONS``; else None."""
    if not np.isnan(low):
        return None
    return "too_few_clusters" if components.size == 0 < components.df_within else "no_interval"


def mean_variance(
    organisation: Column, components: VarianceComponents, *, own_target: bool = False
) -> tuple[float, float]:
    """The sampling variance of a mean over these people, and its degrees of freedom.

    NaN and 0 for nobody, and where the variance between organisations is not known; with
    ``own_target`` a group that is one organisation can do without.
    """
    sizes = np.bincount(organisation_codes(organisation)).astype(float)
    n = sizes.sum()
    if n == 0:
        return np.nan, 0.0
    is_own = own_target and len(sizes) == 1
    if components.size == 0 and not is_own:
        return np.nan, 0.0
    if is_own or components.between == 0.0:
        return components.within / n, float(components.df_within)
    shares = float(((sizes / n) ** 2).sum())
    variance, df = variance_of(Weights(np.array(1 / n), np.array(shares)), components)
    return float(variance), float(df)


def share_interval(
    values: Column,
    organisation: Column,
    components: VarianceComponents,
    *,
    own_target: bool = False,
) -> tuple[float, float]:
    """The 95 % Wilson interval of a share, with n made smaller for colleagues who agree.

    n_effective = n / design effect, where the design effect compares the variance of
    :func:`mean_variance` with that of independent people (Korn and Graubard 1998). NaN where that
    variance is.
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    n = int(known.sum())
    if n == 0:
        return np.nan, np.nan
    total = components.between + components.within
    variance, _ = mean_variance(np.asarray(organisation)[known], components, own_target=own_target)
    if np.isnan(variance):
        return np.nan, np.nan
    # Where all colleagues agree, one organisation of its own is known without error.
    effective = min(float(n), total / variance) if variance > 0 else float(n)
    p, z = float(y[known].mean()), t_quantile(np.inf)
    middle = (p + z**2 / (2 * effective)) / (1 + z**2 / effective)
    half = z / (1 + z**2 / effective) * np.sqrt(p * (1 - p) / effective + z**2 / (4 * effective**2))
    # Rounding may leave 1e-17 beyond the ends.
    return max(0.0, middle - half), min(1.0, middle + half)


def t_quantile(df: float, confidence: float = CONFIDENCE) -> float:
    """The two-sided quantile of Student's t; of the normal distribution for infinite df."""
    from scipy.special import ndtri, stdtrit

    tail = 0.5 + confidence / 2
    return float(ndtri(tail) if np.isinf(df) else stdtrit(df, tail))


def two_sided_p(t: float, df: float) -> float:
    """The two-sided p-value of a t statistic."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(t)))
