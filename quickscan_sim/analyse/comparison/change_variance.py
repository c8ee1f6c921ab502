"""How far a change between two waves can be off, when people partly differ between the waves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.intervals import variance_components

ROUNDING = 1e-12
"""What is left of weights that add up to 0."""


@dataclass(frozen=True)
class ChangeComponents:
    """Variances of scores in two waves, within a sector.

    ``between`` is the variance of organisations in one wave (the mean of both waves),
    ``between_change`` that of what organisations change; ``within`` the variance of colleagues in
    the earlier and the later wave and ``within_both`` their covariance over the waves, from the
    people who answered twice. ``error_of_change`` is the mean sampling variance of what one
    organisation changes. ``knows_between`` is False where every sector has one organisation, in
    both waves: then ``between`` cannot be estimated.
    """

    between: float
    between_change: float
    within: tuple[float, float]
    within_both: float
    df_between: int
    df_within: int
    error_of_change: float
    knows_between: bool = True


def change_components(
    score: np.ndarray, organisation: np.ndarray, sector: np.ndarray
) -> ChangeComponents:
    """The components of two waves (2 x people arrays; NaN or -1 where somebody is absent).

    The variance of what organisations change is the spread of the changes of their means, within
    their sector, less the mean of the sampling variances of those changes,
    s11 / n1 + s22 / n2 - 2 s12 n12 / (n1 n2), and at least 0: the moment estimator for unweighted
    means (Searle, Casella and McCulloch 1992, chapter 3) with the covariance of who answered
    twice taken into account (Kish 1965, Survey Sampling, 12.4).
    """
    each = [variance_components(score[w], organisation[w], sector[w]) for w in (0, 1)]
    within = tuple(0.0 if np.isnan(one.within) else one.within for one in each)
    both, df_both = _covariance_within(score, organisation)
    both = float(np.clip(both, *(np.array([-1, 1]) * np.sqrt(within[0] * within[1]))))
    spread, error, df_between = _change_of_organisations(score, organisation, sector, within, both)
    between_change = max(0.0, spread - error) if df_between else 0.0
    known = [one.between for one in each if one.df_between]
    # What organisations change varies at most twice as much as they do, unless they turn around.
    between = max(float(np.mean(known)) if known else 0.0, between_change / 2)
    df_within = each[0].df_within + each[1].df_within - df_both
    knows_between = any(one.size > 0 for one in each)
    return ChangeComponents(
        between,
        between_change,
        (within[0], within[1]),
        both,
        df_between,
        df_within,
        error,
        knows_between,
    )


def contrast_variance(
    weights: np.ndarray,
    organisation: np.ndarray,
    components: ChangeComponents,
    *,
    own_target: bool = False,
) -> tuple[float, float]:
    """The variance of a weighted sum of scores over both waves, and its degrees of freedom.

    With A1 and A2 the summed weights of an organisation in each wave, t the variance between
    organisations and d that of their change,
    variance = sum(t (A1 + A2)^2 - d A1 A2) + s11 sum(a1^2) + s22 sum(a2^2) + 2 s12 sum(a1 a2).
    With ``own_target``, for who all belong to one organisation the first sum is left out: that
    organisation is the target. Degrees of freedom by Satterthwaite (1946). NaN and 0 where a
    variance that the first sum needs is not known: too few sectors with two organisations.

    Parameters
    ----------
    weights
        2 x people; the change of a mean has -1 / n1 in the first row and 1 / n2 in the second.
    """
    counted = (weights != 0) & (organisation >= 0)
    totals = _totals(weights, organisation, counted)
    from_people = float(
        components.within[0] * (weights[0] ** 2).sum()
        + components.within[1] * (weights[1] ** 2).sum()
        + 2 * components.within_both * (weights[0] * weights[1]).sum()
    )
    if totals.shape[1] == 0 or (own_target and totals.shape[1] == 1):
        return from_people, float(components.df_within)
    product = -float((totals[0] * totals[1]).sum())
    unevenness = float((totals.sum(axis=0) ** 2).sum())
    if (not components.knows_between and unevenness > ROUNDING) or (
        components.df_between == 0 and abs(product) > ROUNDING
    ):
        return np.nan, 0.0
    uneven = components.between * unevenness
    variance = from_people + uneven + components.between_change * product
    of_spread = 0.0
    if components.between_change > 0:
        of_spread = (components.between_change + components.error_of_change) * product
    parts = np.array([of_spread, uneven, variance - of_spread - uneven])
    df = np.array([components.df_between, components.df_between, components.df_within])
    if variance <= 0 or (df[parts != 0] < 1).any():
        return variance, float(min(df[parts != 0], default=0))
    return variance, float(variance**2 / (parts[parts != 0] ** 2 / df[parts != 0]).sum())


def _totals(weights: np.ndarray, organisation: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """The summed weights of each organisation that is counted, a row for each wave."""
    names = np.unique(organisation[counted])
    totals = np.zeros((2, len(names)))
    for wave in (0, 1):
        own = counted[wave]
        at = np.searchsorted(names, organisation[wave, own])
        totals[wave] = np.bincount(at, weights=weights[wave, own], minlength=len(names))
    return totals


def _covariance_within(score: np.ndarray, organisation: np.ndarray) -> tuple[float, int]:
    """The covariance of both scores of colleagues who answered twice, and its df."""
    twice = ~np.isnan(score).any(axis=0) & (organisation[0] == organisation[1])
    if not twice.any():
        return 0.0, 0
    code = np.unique(organisation[0, twice], return_inverse=True)[1]
    size = np.bincount(code)
    left = [
        one - (np.bincount(code, weights=one) / size)[code]
        for one in (score[0, twice], score[1, twice])
    ]
    df = int(len(code) - len(size))
    return (float((left[0] * left[1]).sum() / df) if df else 0.0), df


def _change_of_organisations(
    score: np.ndarray,
    organisation: np.ndarray,
    sector: np.ndarray,
    within: tuple[float, ...],
    both: float,
) -> tuple[float, float, int]:
    """The spread of what organisations change, its mean sampling variance, and its df."""
    n_all = int(organisation.max(initial=-1)) + 1
    known = ~np.isnan(score) & (organisation >= 0)
    size = np.array([np.bincount(organisation[w, known[w]], minlength=n_all) for w in (0, 1)])
    total = np.array(
        [
            np.bincount(organisation[w, known[w]], weights=score[w, known[w]], minlength=n_all)
            for w in (0, 1)
        ]
    )
    twice = known.all(axis=0) & (organisation[0] == organisation[1])
    n_twice = np.bincount(organisation[0, twice], minlength=n_all)
    of_sector = np.full(n_all, -1)
    for wave in (1, 0):
        of_sector[organisation[wave, known[wave]]] = sector[wave, known[wave]]
    there = (size > 0).all(axis=0)
    change = total[1, there] / size[1, there] - total[0, there] / size[0, there]
    code = np.unique(of_sector[there], return_inverse=True)[1]
    df = int(len(code) - (code.max(initial=-1) + 1))
    if df < 1:
        return 0.0, 0.0, 0
    left = change - (np.bincount(code, weights=change) / np.bincount(code))[code]
    n1, n2 = size[0, there], size[1, there]
    error = within[0] / n1 + within[1] / n2 - 2 * both * n_twice[there] / (n1 * n2)
    # Each sector counts for its degrees of freedom, as it does in the spread.
    share = (1 - 1 / np.bincount(code))[code]
    return float((left**2).sum() / df), float((share * error).sum() / df), df
