"""Intervals that know that colleagues of one organisation resemble each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

CONFIDENCE = 0.95

Column: TypeAlias = "pd.Series[Any] | np.ndarray"
"""One value for each person; organisations and sectors by their code or by a number."""


@dataclass(frozen=True)
class VarianceComponents:
    """Variance between organisations (within a sector) and between people of one organisation.

    ``size`` is n0, the average size of an organisation that unequal sizes call for; 0 where the
    variance between organisations cannot be estimated.
    """

    between: float
    within: float
    df_between: int
    df_within: int
    size: float = 0.0


def variance_components(values: Column, organisation: Column, sector: Column) -> VarianceComponents:
    """Variance between organisations of a sector and within organisations, by ANOVA.

    between = max(0, (MSB - MSW) / n0), with MSB the mean square of organisations within their
    sector and n0 the average size that unequal groups call for (Searle, Casella and McCulloch
    1992, Variance Components, chapter 3). Missing values are left out.
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    y, of_organisation = y[known], pd.factorize(np.asarray(organisation)[known])[0]
    of_sector = pd.factorize(np.asarray(sector)[known])[0]
    sizes, n = np.bincount(of_organisation), len(y)
    n_sectors = int(of_sector.max(initial=-1)) + 1
    df_within, df_between = n - len(sizes), len(sizes) - n_sectors
    if df_within < 1:
        return VarianceComponents(0.0, float(y.var(ddof=1)) if n > 1 else np.nan, 0, n - 1)
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


def mean_interval(
    values: Column, organisation: Column, components: VarianceComponents
) -> tuple[float, float]:
    """The 95 % interval of a group's mean, for professionals like these.

    variance = between * sum((n_j / n)^2) + within / n over the organisations j of the group; for
    a group that is one organisation the first term is left out: that organisation is the target.
    Degrees of freedom by Satterthwaite (1946), over the two mean squares.
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    variance, df = mean_variance(np.asarray(organisation)[known], components)
    if not np.isfinite(variance) or df < 1:
        return np.nan, np.nan
    half = t_quantile(df) * np.sqrt(variance)
    middle = float(y[known].mean())
    return middle - half, middle + half


def mean_variance(organisation: Column, components: VarianceComponents) -> tuple[float, float]:
    """The sampling variance of a mean over these people, and its degrees of freedom."""
    sizes = np.bincount(pd.factorize(np.asarray(organisation))[0]).astype(float)
    n = sizes.sum()
    if n == 0:
        return np.nan, 0.0
    from_people = components.within / n
    from_organisations = components.between * float(((sizes / n) ** 2).sum())
    if len(sizes) == 1 or from_organisations == 0.0:
        return from_people, float(components.df_within)
    variance = from_people + from_organisations
    # The same variance as a sum of mean squares: those are independent, the components are not.
    weight = float(((sizes / n) ** 2).sum()) / components.size
    of_msb = weight * (components.size * components.between + components.within)
    of_msw = (1 / n - weight) * components.within
    df = variance**2 / (of_msb**2 / components.df_between + of_msw**2 / components.df_within)
    return variance, df


def share_interval(
    values: Column, organisation: Column, components: VarianceComponents
) -> tuple[float, float]:
    """The 95 % Wilson interval of a share, with n made smaller for colleagues who agree.

    n_effective = n / design effect, where the design effect compares the variance of
    :func:`mean_variance` with that of independent people (Korn and Graubard 1998).
    """
    y = np.asarray(values, dtype=float)
    known = ~np.isnan(y)
    n = int(known.sum())
    if n == 0:
        return np.nan, np.nan
    total = components.between + components.within
    variance, _ = mean_variance(np.asarray(organisation)[known], components)
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
