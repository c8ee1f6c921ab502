"""Intervals that know that colleagues of one organisation resemble each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

CONFIDENCE = 0.95


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


def variance_components(
    values: pd.Series, organisation: pd.Series, sector: pd.Series
) -> VarianceComponents:
    """Variance between organisations of a sector and within organisations, by ANOVA.

    between = max(0, (MSB - MSW) / n0), with MSB the mean square of organisations within their
    sector and n0 the average size that unequal groups call for (Searle, Casella and McCulloch
    1992, Variance Components, chapter 3). Missing values are left out.
    """
    data = pd.DataFrame(
        {"y": values.astype("float64"), "organisation": organisation, "sector": sector}
    ).dropna()
    n = len(data)
    by_organisation = data.groupby("organisation")["y"]
    n_organisations = by_organisation.ngroups
    n_sectors = data["sector"].nunique()
    df_within, df_between = n - n_organisations, n_organisations - n_sectors
    if df_within < 1:
        return VarianceComponents(0.0, float(data["y"].var()) if n > 1 else np.nan, 0, n - 1)
    residual = data["y"] - by_organisation.transform("mean")
    within = float((residual**2).sum() / df_within)
    if df_between < 1:
        return VarianceComponents(0.0, within, 0, df_within)
    shift = by_organisation.transform("mean") - data.groupby("sector")["y"].transform("mean")
    sizes = by_organisation.size()
    sector_of = data.groupby("organisation")["sector"].first()
    n0 = (n - ((sizes**2).groupby(sector_of).sum() / sizes.groupby(sector_of).sum()).sum()) / (
        df_between
    )
    between = max(0.0, (float((shift**2).sum()) / df_between - within) / n0)
    return VarianceComponents(between, within, df_between, df_within, float(n0))


def mean_interval(
    values: pd.Series, organisation: pd.Series, components: VarianceComponents
) -> tuple[float, float]:
    """The 95 % interval of a group's mean, for professionals like these.

    variance = between * sum((n_j / n)^2) + within / n over the organisations j of the group; for
    a group that is one organisation the first term is left out: that organisation is the target.
    Degrees of freedom by Satterthwaite (1946), over the two mean squares.
    """
    variance, df = mean_variance(organisation[values.notna()], components)
    if not np.isfinite(variance) or df < 1:
        return np.nan, np.nan
    half = t_quantile(df) * np.sqrt(variance)
    middle = float(values.mean())
    return middle - half, middle + half


def mean_variance(organisation: pd.Series, components: VarianceComponents) -> tuple[float, float]:
    """The sampling variance of a mean over these people, and its degrees of freedom."""
    sizes = organisation.value_counts().to_numpy(dtype=float)
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
    values: pd.Series, organisation: pd.Series, components: VarianceComponents
) -> tuple[float, float]:
    """The 95 % Wilson interval of a share, with n made smaller for colleagues who agree.

    n_effective = n / design effect, where the design effect compares the variance of
    :func:`mean_variance` with that of independent people (Korn and Graubard 1998).
    """
    n = int(values.notna().sum())
    if n == 0:
        return np.nan, np.nan
    total = components.between + components.within
    variance, _ = mean_variance(organisation[values.notna()], components)
    # Where all colleagues agree, one organisation of its own is known without error.
    effective = min(float(n), total / variance) if variance > 0 else float(n)
    p, z = float(values.mean()), t_quantile(np.inf)
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
