"""How far the lowest (or highest) group would come back when nothing truly changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.change_disclosure import is_withheld
from quickscan_sim.analyse.comparison.change_variance import change_components, contrast_variance
from quickscan_sim.analyse.comparison.two_waves import (
    Group,
    TwoWaves,
    align_waves,
    chosen_waves,
)
from quickscan_sim.analyse.given import PEOPLE, PLACES, SCORES, check_table
from quickscan_sim.analyse.intervals import CONFIDENCE, t_quantile
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "theme": "str",
    "grouping": "str",
    "chosen": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "n_groups": "Int64",
    "n_earlier": "Int64",
    "n_later": "Int64",
    "mean_earlier": "float64",
    "mean_of_groups": "float64",
    "reliability": "float64",
    "expected": "float64",
    "expected_low": "float64",
    "expected_high": "float64",
    "observed": "float64",
    "rest": "float64",
    "rest_low": "float64",
    "rest_high": "float64",
    "reason": "str",
}
GROUPINGS_OF_MEANS = ("organisation", "sector", "neighbourhood")
CHOICES = ("lowest", "highest")
EACH = "each"
NEEDED_GROUPS = 4
SMALLEST = 1e-12
"""Below this a variance counts as none."""


def expected_regression(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    *,
    grouping: str = "organisation",
    waves: Sequence[int] | None = None,
    minimum: int = SMALL_CELL,
    every_group: bool = False,
) -> pd.DataFrame:
    """The change of the lowest and the highest group that is expected without any true change.

    Who was chosen for being lowest was partly lowest by chance, and chance does not repeat itself
    (Galton 1886). A group lies at distance (mean of the groups - its mean); of that distance
    1 - reliability is expected to come back when other people answer, and less when the same
    people answer again, who keep what is their own:

    expected = (v - c) / (t + v) * distance, with t the true variance between groups, v the
    sampling variance of the group's mean and c its covariance over the waves because of who
    answered twice; v / (t + v) is 1 - reliability of the group's mean (ICC(2), per group size).
    t is the variance of the group means less the mean of v. The share is multiplied by
    (df - 1) / df: a small variance of the means comes with a small distance, and without this the
    product is too high on average (for normal means; akin to Efron and Morris 1973). It is at
    most the whole distance, which makes it somewhat low when groups do not truly differ. Its
    interval comes from that of the variance ratio (F). Organisations are held against the mean of
    their own sector, other groups against the mean of all.

    ``rest`` is what was observed minus what was expected; its 95 % interval is where it would
    fall if nothing had changed around it: an interval that holds 0 is a change that needs no
    other explanation.

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of at least two waves; changed items are for the caller to leave
        out (see :func:`~quickscan_sim.analyse.comparison.change.measure_change`).
    grouping
        "organisation", "sector" or "neighbourhood". Only groups that may be shown in both waves
        take part.
    every_group
        Also a row for each group by itself, ``chosen`` "each": the same formula, for a group that
        was chosen for its score without being the very lowest.

    Returns
    -------
    DataFrame
        Two rows per theme: ``chosen`` "lowest" and "highest" (the mean furthest below and above
        what it is held against). ``reason`` "too_few_groups" below 4 groups that can be compared
        (organisations: beside others of their sector), "no_variation" when all people of a group
        answered alike, "too_few_clusters" when every sector has one organisation.
    """
    return expected_regressions(
        theme_scores,
        professionals,
        works_in,
        neighbourhoods,
        {grouping: every_group},
        waves=waves,
        minimum=minimum,
    )


def expected_regressions(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None,
    groupings: Mapping[str, bool],
    *,
    waves: Sequence[int] | None = None,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """As :func:`expected_regression`, of several kinds of groups below each other.

    ``groupings`` says of each whether every group gets a row.
    """
    unknown = [name for name in groupings if name not in GROUPINGS_OF_MEANS]
    if unknown:
        raise QuickscanError(
            "grouping is {value}; choose one of: {allowed}.",
            value=repr(unknown[0]),
            allowed=", ".join(GROUPINGS_OF_MEANS),
        )
    check_table(theme_scores, "theme_scores", SCORES)
    check_table(professionals, "professionals", PEOPLE)
    check_table(works_in, "works_in", PLACES)
    pair = chosen_waves(theme_scores, waves)
    aligned = align_waves(theme_scores, professionals, works_in, pair)
    groups = [group for group in aligned.groups if group.grouping in groupings]
    shown = np.ones(len(groups), dtype=bool)
    for wave in pair:
        scores = theme_scores[theme_scores["wave"] == wave]
        summary = summarise_scores(scores, professionals, works_in, neighbourhoods, minimum)
        shown &= ~is_withheld(summary, groups)
    kept = [group for group, is_shown in zip(groups, shown, strict=True) if is_shown]
    rows: list[dict[str, Any]] = []
    for grouping, every_group in groupings.items():
        own = [group for group in kept if group.grouping == grouping]
        for theme in aligned.score:
            facts = {"theme": theme, "grouping": grouping}
            means = _GroupMeans.of(aligned, theme, own, grouping)
            rows += [facts | found for found in _regressions(means, every_group)]
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _GroupMeans:
    """Means of groups in both waves, their sampling variances and covariance, and strata."""

    groups: list[Group]
    n: np.ndarray
    mean: np.ndarray
    variance: np.ndarray
    covariance: np.ndarray
    stratum: np.ndarray
    df_within: int

    @classmethod
    def of(cls, waves: TwoWaves, theme: str, groups: list[Group], grouping: str) -> _GroupMeans:
        """The groups with a score in both waves that have another beside them."""
        score = waves.score[theme]
        components = change_components(score, waves.organisation, waves.sector)
        found, strata = [], []
        for group in groups:
            people = [own[~np.isnan(score[w, own])] for w, own in enumerate(group.members)]
            if min(len(own) for own in people):
                weights = np.zeros((2, *score.shape))
                for wave, own in enumerate(people):
                    weights[wave, wave, own] = 1 / len(own)
                spread = [
                    contrast_variance(one, waves.organisation, components, own_target=True)[0]
                    for one in (weights[0], weights[1], weights[1] - weights[0])
                ]
                means = [score[w, own].mean() for w, own in enumerate(people)]
                covariance = (spread[0] + spread[1] - spread[2]) / 2
                found.append((group, *map(len, people), *means, *spread[:2], covariance))
                is_own = grouping == "organisation"
                strata.append(waves.sector[0, people[0][0]] if is_own else 0)
        stratum = np.array(strata, dtype=int)
        beside = np.array([(stratum == one).sum() > 1 for one in stratum], dtype=bool)
        numbers = np.array([row[1:] for row in found], dtype=float).reshape(-1, 7)[beside]
        return cls(
            groups=[row[0] for row, is_kept in zip(found, beside, strict=True) if is_kept],
            n=numbers[:, :2],
            mean=numbers[:, 2:4],
            variance=numbers[:, 4:6],
            covariance=numbers[:, 6],
            stratum=np.unique(stratum[beside], return_inverse=True)[1].reshape(-1),
            df_within=components.df_within,
        )

    def average(self, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """The weighted mean of a group's stratum, for each group."""
        total = np.bincount(self.stratum, weights=weights)
        mean = np.bincount(self.stratum, weights=weights * values) / total
        return np.asarray(mean[self.stratum])

    @property
    def df(self) -> int:
        """Groups less strata."""
        return len(self.groups) - len(np.unique(self.stratum))

    def spread(self) -> tuple[float, float]:
        """The mean square of the earlier means, and what sampling alone would make of it."""
        equal = np.ones(len(self.groups))
        left = self.mean[:, 0] - self.average(self.mean[:, 0], equal)
        share = 1 - 1 / np.bincount(self.stratum)[self.stratum]
        sampling = float((share * self.variance[:, 0]).sum() / self.df)
        return float((left**2).sum() / self.df), sampling


def _regressions(means: _GroupMeans, every_group: bool) -> list[dict[str, Any]]:
    """A row for the lowest and for the highest group, and one for each when asked."""
    counts: dict[str, Any] = {"n_groups": len(means.groups)}
    reason = _why_unknown(means)
    if reason is not None:
        return [{"chosen": chosen} | counts | {"reason": reason} for chosen in CHOICES]
    square, sampling = means.spread()
    true = max(0.0, square - sampling)
    target = means.average(means.mean[:, 0], 1 / (true + means.variance[:, 0]))
    distance = target - means.mean[:, 0]
    chosen = [("lowest", int(distance.argmax())), ("highest", int(distance.argmin()))]
    if every_group:
        chosen += [(EACH, at) for at in range(len(means.groups))]
    return [
        {"chosen": name} | counts | _regression(means, at, target, square, sampling)
        for name, at in chosen
    ]


def _why_unknown(means: _GroupMeans) -> str | None:
    if len(means.groups) < NEEDED_GROUPS or means.df < 3:
        return "too_few_groups"
    square, sampling = means.spread()
    if np.isnan(sampling) or np.isnan(means.covariance).any():
        return "too_few_clusters"
    known = square > 0 and sampling > 0 and means.df_within >= 1
    return None if known else "no_variation"


def _regression(
    means: _GroupMeans, at: int, target: np.ndarray, square: float, sampling: float
) -> dict[str, Any]:
    true = max(0.0, square - sampling)
    distance = target - means.mean[:, 0]
    earlier, covariance = means.variance[at, 0], means.covariance[at]
    lost = earlier - covariance
    unlucky = (means.df - 1) / means.df * earlier / max(square - sampling + earlier, SMALLEST)
    share = lost / earlier * min(1.0, unlucky)
    low, high = (lost / (one + earlier) for one in _true_interval(means, square, sampling))
    ends = sorted((low * distance[at], high * distance[at]))
    observed = float(means.mean[at, 1] - means.mean[at, 0])
    expected = float(share * distance[at])
    half = _half_of_rest(means, at, true, square, share)
    group = means.groups[at].named()
    group.pop("grouping")
    return group | {
        "n_earlier": int(means.n[at, 0]),
        "n_later": int(means.n[at, 1]),
        "mean_earlier": means.mean[at, 0],
        "mean_of_groups": target[at],
        "reliability": true / (true + earlier),
        "expected": expected,
        "expected_low": ends[0],
        "expected_high": ends[1],
        "observed": observed,
        "rest": observed - expected,
        "rest_low": observed - expected - half,
        "rest_high": observed - expected + half,
    }


def _true_interval(means: _GroupMeans, square: float, sampling: float) -> tuple[float, float]:
    """The high and the low end of the true variance between groups, by F."""
    from scipy.special import fdtri

    tail = (1 - CONFIDENCE) / 2
    low, high = (float(fdtri(means.df, means.df_within, p)) for p in (tail, 1 - tail))
    return max(0.0, square / low - sampling), max(0.0, square / high - sampling)


def _half_of_rest(means: _GroupMeans, at: int, true: float, square: float, share: float) -> float:
    """Half the width of where later - earlier - expected falls when nothing changed.

    The later mean given the earlier one varies by V2 - C^2 / V1; the mean that the group is held
    against is uncertain as well.
    """
    first, second = true + means.variance[at]
    together = true + means.covariance[at]
    size = int((means.stratum == means.stratum[at]).sum())
    variance = second - together**2 / first + share**2 * square / size
    return float(t_quantile(means.df) * np.sqrt(max(variance, 0.0)))
