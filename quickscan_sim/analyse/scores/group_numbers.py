"""Numbers of many overlapping groups at once: who is in them, their means and their intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    Weights,
    half_width,
    variance_components,
    variance_of,
)
from quickscan_sim.analyse.wijk_variance import FEWEST_WIJKEN, Presence, with_wijken

Numbers = dict[str, np.ndarray]


@dataclass(frozen=True)
class Members:
    """Who is in which group, as pairs of numbers, and where everybody works.

    ``cell`` numbers the organisation of a member within a group; ``cell_group`` tells the group of
    each cell. ``over_wijken`` marks groups that are drawn from all wijken: in them wijken count as
    drawn at random when there are at least 5. ``one_organisation`` marks groups that are their own
    target where only one organisation answered.
    """

    group: np.ndarray
    person: np.ndarray
    cell: np.ndarray
    cell_group: np.ndarray
    cell_organisation: np.ndarray
    over_wijken: np.ndarray
    one_organisation: np.ndarray
    organisation: np.ndarray
    sector: np.ndarray
    presence: Presence

    @classmethod
    def of(
        cls,
        members: list[np.ndarray],
        organisation: np.ndarray,
        sector: np.ndarray,
        presence: Presence,
        over_wijken: np.ndarray,
        one_organisation: np.ndarray,
    ) -> Members:
        """From the persons of each group, and the organisation and sector of each person."""
        sizes = [len(one) for one in members]
        group = np.repeat(np.arange(len(members)), sizes)
        person = np.concatenate(members) if members else np.zeros(0, dtype=np.int64)
        n_organisations = int(organisation.max(initial=-1)) + 1
        keys, cell = np.unique(
            group * max(1, n_organisations) + organisation[person], return_inverse=True
        )
        return cls(
            group,
            person,
            cell,
            keys // max(1, n_organisations),
            keys % max(1, n_organisations),
            over_wijken,
            one_organisation,
            organisation,
            sector,
            presence,
        )

    @property
    def n_groups(self) -> int:
        """How many groups there are."""
        return len(self.over_wijken)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Values of people, added up over the members of each group."""
        return np.bincount(self.group, weights=values[self.person], minlength=self.n_groups)

    def people_by_cell(self, counted: np.ndarray) -> np.ndarray:
        """How many of the counted people each organisation has in each group."""
        return np.bincount(self.cell, weights=counted[self.person], minlength=len(self.cell_group))

    def over_cells(self, values: np.ndarray) -> np.ndarray:
        """Values of cells, added up over the organisations of each group."""
        return np.bincount(self.cell_group, weights=values, minlength=self.n_groups)

    def over_wijken_squared(self, counted: np.ndarray) -> np.ndarray:
        """For groups over all wijken: the sum over wijken of (shares of counted people)^2."""
        from scipy.sparse import csr_array

        kept = self.over_wijken[self.group] & (counted[self.person] > 0)
        ones, n_people = np.ones(int(kept.sum())), len(counted)
        who = csr_array(
            (ones, (self.group[kept], self.person[kept])), shape=(self.n_groups, n_people)
        )
        return np.asarray((who @ self.presence.matrix(n_people)).power(2).sum(axis=1)).reshape(-1)


def mean_numbers(y: np.ndarray, members: Members) -> Numbers:
    """n, mean, standard deviation and number of organisations of each group."""
    known = (~np.isnan(y)).astype(float)
    score = np.where(known > 0, y, 0.0)
    n = members.sums(known)
    some = np.where(n > 0, n, np.nan)
    mean = members.sums(score) / some
    off = known[members.person] * (score[members.person] - mean[members.group]) ** 2
    squares = np.bincount(members.group, weights=off, minlength=members.n_groups)
    return {
        "n": n,
        "mean": mean,
        "sd": np.sqrt(squares / np.where(n > 1, n - 1, np.nan)),
        "n_organisations": members.over_cells(members.people_by_cell(known) > 0),
    }


def numbers_like_these(y: np.ndarray, members: Members) -> Numbers:
    """The numbers of each group, with the interval for professionals like these.

    The variance is that of :func:`~quickscan_sim.analyse.intervals.variance_of`; in groups over
    all wijken it counts wijken as random when there are at least 5. Where every sector has one
    organisation, nobody knows how much organisations differ: then a group of one organisation
    speaks of that organisation only, and one of more has no interval ("too_few_clusters").
    """
    found = mean_numbers(y, members)
    components = variance_components(y, members.organisation, members.sector)
    known = (~np.isnan(y)).astype(float)
    n = np.where(found["n"] > 0, found["n"], np.nan)
    shares = members.over_cells(members.people_by_cell(known) ** 2) / n**2
    is_own = members.one_organisation & (found["n_organisations"] == 1)
    weights = Weights(1 / n, np.where(is_own, 0.0, shares))
    variance, df = variance_of(weights, components)
    is_wide = members.over_wijken & (members.presence.n_wijken >= FEWEST_WIJKEN)
    wider = with_wijken(components, y, members.organisation, members.sector, members.presence)
    if is_wide.any() and wider.of_wijken is not None:
        squared = members.over_wijken_squared(known) / n**2
        wide = variance_of(Weights(weights.people, weights.organisations, squared), wider)
        variance, df = (
            np.where(is_wide, own, other) for own, other in zip(wide, (variance, df), strict=True)
        )
    is_own |= components.size == 0
    unknown = (found["n_organisations"] > 1) & (components.size == 0) & differs(y)
    target = np.where(is_wide, "like_these", "like_these_here").astype(object)
    target[is_own & (found["n_organisations"] == 1)] = "this_organisation"
    interval = _interval(found["mean"], np.where(unknown, np.nan, variance), df, components)
    interval["reason"][unknown] = "too_few_clusters"
    return found | interval | {"target": target}


def differs(y: np.ndarray) -> bool:
    """Whether people differ at all; missing values do not count."""
    known = y[~np.isnan(y)]
    return len(known) > 0 and bool(np.ptp(known) > 0)


def _interval(
    mean: np.ndarray, variance: np.ndarray, df: np.ndarray, components: VarianceComponents
) -> Numbers:
    """The ends of each interval; without any spread there is none, and ``reason`` says so."""
    flat = components.within == 0.0 and components.between == 0.0
    half = np.where(flat, np.nan, half_width(variance, df))
    reason = np.full(len(mean), "no_variation" if flat else "too_few_people", dtype=object)
    reason[np.isfinite(half)] = None
    return {"ci_low": mean - half, "ci_high": mean + half, "reason": reason}
