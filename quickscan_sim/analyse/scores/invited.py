"""Intervals for everybody who was invited here: a finite group, of whom many answered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import Weights, half_width, variance_components, variance_of
from quickscan_sim.analyse.scores.group_numbers import Members, Numbers, differs, mean_numbers


@dataclass(frozen=True)
class Invited:
    """How many people of each organisation were invited, for each group.

    Pairs of a group and an organisation; also of organisations where nobody answered.
    ``sector`` numbers the sectors of organisations as the members do, and goes on for sectors in
    which nobody answered.
    """

    group: np.ndarray
    organisation: np.ndarray
    n: np.ndarray
    sector: np.ndarray


def numbers_of_invited(y: np.ndarray, members: Members, invited: Invited) -> Numbers:
    """The numbers of each group, with the interval for everybody who was invited.

    The mean stays that of the people who answered. What it misses of the mean over all N who were
    invited has, with n_j of N_j people of organisation j and the components of
    :func:`~quickscan_sim.analyse.intervals.variance_components`, the variance

        within * (1/n - 1/N) + between * sum over j of (n_j/n - N_j/N)^2

    (prediction of a finite population, Royall 1976; Valliant, Dorfman and Royall 2000, chapter 8):
    the first term holds the finite-population correction, the second what comes from
    organisations that answered more or less than others. One where nobody answered brings
    between * (N_j/N)^2: it may lie anywhere among the organisations of its sector. Sectors that
    answered more or less than others make the mean lean; the squared distance to the mean with
    sectors weighted as invited is added. A sector where nobody answered may lie anywhere among the
    sectors: (N_s/N)^2 times the variance of their means. Where every sector was heard through one
    organisation only, nobody knows how far an organisation that is silent may lie from it: then
    there is no interval ("too_few_clusters"). When everybody answered the interval has
    no width: there is nothing left to guess.
    """
    found = mean_numbers(y, members)
    components = variance_components(y, members.organisation, members.sector)
    cells = _Cells.of(~np.isnan(y), members, invited)
    n, n_invited = cells.total(cells.answered), cells.total(cells.invited)
    n = np.where(n > 0, n, np.nan)
    off = cells.answered / n[cells.group] - cells.invited / n_invited[cells.group]
    weights = Weights(np.maximum(0.0, 1 / n - 1 / n_invited), cells.total(off**2))
    variance, df = variance_of(weights, components)
    is_complete = (weights.people == 0) & (weights.organisations == 0)
    half = half_width(variance + _of_sectors(y, members, cells, off) ** 2, df)
    half = np.where(is_complete, 0.0, half)
    flat = components.within == 0.0 and components.between == 0.0
    half = np.where(flat & ~is_complete, np.nan, half)
    reason = np.full(len(half), "no_variation" if flat else "too_few_people", dtype=object)
    reason[np.isfinite(half)] = None
    if components.size == 0 and differs(y):
        unknown = (found["n"] > 0) & (cells.total((cells.answered == 0) & (cells.invited > 0)) > 0)
        half[unknown], reason[unknown] = np.nan, "too_few_clusters"
    mean = found["mean"]
    target = np.full(len(half), "all_invited", dtype=object)
    more = {"ci_low": mean - half, "ci_high": mean + half, "reason": reason, "target": target}
    return found | more


@dataclass(frozen=True)
class _Cells:
    """Organisations in groups: how many people answered, and were invited."""

    group: np.ndarray
    organisation: np.ndarray
    answered: np.ndarray
    invited: np.ndarray
    sector: np.ndarray
    n_groups: int

    @classmethod
    def of(cls, known: np.ndarray, members: Members, invited: Invited) -> _Cells:
        counted = members.people_by_cell(known.astype(float))
        cells = (
            pd.DataFrame(
                {
                    "group": np.concatenate([members.cell_group, invited.group]),
                    "organisation": np.concatenate(
                        [members.cell_organisation, invited.organisation]
                    ),
                    "answered": np.concatenate([counted, np.zeros(len(invited.n))]),
                    "invited": np.concatenate([np.zeros(len(counted)), invited.n]),
                }
            )
            .groupby(["group", "organisation"], as_index=False)
            .sum()
        )
        group, organisation, answered, n = (cells[name].to_numpy() for name in cells)
        # Who answered was invited, whatever the list says.
        n = np.maximum(n, answered)
        return cls(group, organisation, answered, n, invited.sector[organisation], members.n_groups)

    def total(self, values: np.ndarray) -> np.ndarray:
        """Summed over the organisations of each group."""
        return np.bincount(self.group, weights=values, minlength=self.n_groups)


def _of_sectors(y: np.ndarray, members: Members, cells: _Cells, off: np.ndarray) -> np.ndarray:
    """How far the mean of each group leans to sectors that answered more, or may lean."""
    known = ~np.isnan(y)
    n_sectors = int(cells.sector.max(initial=-1)) + 1
    n = np.bincount(members.sector[known], minlength=n_sectors)
    sums = np.bincount(members.sector[known], weights=y[known], minlength=n_sectors)
    means = sums / np.where(n > 0, n, np.nan)
    answered = means[n > 0]
    spread = answered.var(ddof=1) if len(answered) > 1 else np.nan
    shares = np.bincount(
        cells.group * n_sectors + cells.sector,
        weights=off,
        minlength=cells.n_groups * n_sectors,
    ).reshape(cells.n_groups, n_sectors)
    lean = shares[:, n > 0] @ (answered - answered.mean()) if len(answered) else 0.0
    unseen = (shares[:, n == 0] ** 2).sum(axis=1)
    may_lean = np.where(unseen > 0, unseen * spread, 0.0)
    return np.asarray(np.sqrt(np.asarray(lean) ** 2 + may_lean))
