"""How much wijken differ, beyond what the organisations that work in them explain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.analyse.intervals import VarianceComponents, WijkVariance

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FEWEST_WIJKEN = 5
"""With fewer, their spread cannot be estimated: these very wijken are then the target."""


@dataclass(frozen=True)
class Presence:
    """Who works where: numbers of people and wijken, and the share of the time worked there."""

    person: np.ndarray
    wijk: np.ndarray
    share: np.ndarray

    @property
    def n_wijken(self) -> int:
        """How many wijken there are."""
        return len(np.unique(self.wijk))

    def matrix(self, n_people: int) -> csr_array:
        """People x wijken."""
        from scipy.sparse import csr_array

        shape = (n_people, int(self.wijk.max(initial=-1)) + 1)
        return csr_array((self.share, (self.person, self.wijk)), shape=shape)


def with_wijken(
    components: VarianceComponents,
    values: np.ndarray,
    organisation: np.ndarray,
    sector: np.ndarray,
    presence: Presence,
) -> VarianceComponents:
    """The components with the variance between wijken, where it is there.

    Three sums of squares are set equal to what they are on average (Henderson 1953, method 1, with
    sectors fixed; Searle, Casella and McCulloch 1992, Variance Components, section 5.3): within
    organisations, of organisations within sectors, and of wijken:

        sum over wijken w of (sum over people of share_iw r_i)^2 / (sum of share_iw)

    with r the distance of a score to the mean of its sector. Sectors, organisations and wijken may
    be crossed, and somebody may work in several wijken. The components come back unchanged with
    fewer than 5 wijken, where nothing can be told of organisations, or where wijken do not differ
    more than organisations and people do (an estimate of 0 or less).

    Parameters
    ----------
    components
        As :func:`~quickscan_sim.analyse.intervals.variance_components` gives them.
    values
        Scores of people; missing ones are left out.
    organisation, sector
        Numbers from 0, for each person.
    presence
        Its people are the positions in ``values``.
    """
    known = ~np.isnan(values)
    y, organisation, sector = values[known], organisation[known], sector[known]
    shares = presence.matrix(len(values))[np.flatnonzero(known)]
    shares = shares[:, np.flatnonzero(shares.sum(axis=0) > 0)]
    df = shares.shape[1] - 1
    if df + 1 < FEWEST_WIJKEN or components.size == 0 or components.df_between - df < 1:
        return components
    counts = _Counts.of(organisation, sector, shares)
    squares = np.array(
        [
            components.df_within * components.within,
            _between_organisations(y, organisation, sector),
            counts.sum_of_squares(y, sector, shares),
        ]
    )
    expected = counts.expected(components.df_within, components.df_between)
    if np.linalg.cond(expected) > 1e12:
        return components
    variance = float(np.linalg.solve(expected, squares)[2])
    if variance <= 0:
        return components
    rest = np.linalg.solve(expected[:2, :2], squares[:2] - expected[:2, 2] * variance)
    return replace(
        components,
        within=max(0.0, float(rest[0])),
        between=max(0.0, float(rest[1])),
        of_wijken=WijkVariance(variance, df, expected),
    )


def _between_organisations(y: np.ndarray, organisation: np.ndarray, sector: np.ndarray) -> float:
    """The sum of squares of organisations within their sectors."""
    of_organisation, of_sector = (
        np.bincount(code, weights=y) ** 2 / np.maximum(np.bincount(code), 1)
        for code in (organisation, sector)
    )
    return float(of_organisation.sum() - of_sector.sum())


@dataclass(frozen=True)
class _Counts:
    """How many people, and shares of people, each organisation, sector and wijk has.

    ``pairs`` (wijken x wijken) holds for every two wijken the products of shares of the same
    people; ``of_organisation`` and ``of_sector`` are shares by wijk.
    """

    n_organisation: np.ndarray
    n_sector: np.ndarray
    sector_of: np.ndarray
    of_organisation: csr_array
    of_sector: np.ndarray
    of_wijk: np.ndarray
    pairs: csr_array

    @classmethod
    def of(cls, organisation: np.ndarray, sector: np.ndarray, shares: csr_array) -> _Counts:
        from scipy.sparse import csr_array

        people, ones = np.arange(len(organisation)), np.ones(len(organisation))
        of_organisation = csr_array((ones, (organisation, people))) @ shares
        n_organisation = np.bincount(organisation)
        sector_of = np.zeros(len(n_organisation), dtype=np.int64)
        sector_of[organisation] = sector
        return cls(
            n_organisation=n_organisation,
            n_sector=np.maximum(np.bincount(sector), 1),
            sector_of=sector_of,
            of_organisation=of_organisation,
            of_sector=(csr_array((ones, (sector, people))) @ shares).toarray(),
            of_wijk=np.asarray(shares.sum(axis=0)),
            pairs=csr_array(shares.T @ shares),
        )

    def sum_of_squares(self, y: np.ndarray, sector: np.ndarray, shares: csr_array) -> float:
        """That of wijken, after the means of sectors."""
        means = np.bincount(sector, weights=y) / self.n_sector
        return float(((shares.T @ (y - means[sector])) ** 2 / self.of_wijk).sum())

    def expected(self, df_within: int, df_between: int) -> np.ndarray:
        """The three sums of squares for a variance of 1 of people, organisations and wijken.

        Each is the trace of a quadratic form, written out in counts: no matrix is larger than the
        number of people who share an organisation or a wijk.
        """
        n = self.n_organisation.sum()
        of_people = float(self.pairs.diagonal().sum())
        of_organisations = _by_size(self.of_organisation.power(2).sum(axis=1), self.n_organisation)
        of_sectors = _by_size((self.of_sector**2).sum(axis=1), self.n_sector)
        squared = np.bincount(self.sector_of, weights=self.n_organisation.astype(float) ** 2)
        return np.array(
            [
                [df_within, 0.0, of_people - of_organisations],
                [df_between, n - _by_size(squared, self.n_sector), of_organisations - of_sectors],
                [self._of_people(), self._of_organisations(), self._of_wijken()],
            ]
        )

    def _of_people(self) -> float:
        taken = (self.of_sector**2 / self.n_sector[:, None]).sum(axis=0)
        return float(((self.pairs.diagonal() - taken) / self.of_wijk).sum())

    def _of_organisations(self) -> float:
        mean = self.of_sector / self.n_sector[:, None]
        cells = self.of_organisation.tocoo()
        own, wijk = cells.coords
        expected = self.n_organisation[own] * mean[self.sector_of[own], wijk]
        of_all = (mean**2 / self.of_wijk).sum(axis=1)[self.sector_of]
        return float(
            ((cells.data**2 - 2 * cells.data * expected) / self.of_wijk[wijk]).sum()
            + (self.n_organisation.astype(float) ** 2 * of_all).sum()
        )

    def _of_wijken(self) -> float:
        cells = self.pairs.tocoo()
        one, other = cells.coords
        root = self.of_sector / np.sqrt(self.n_sector)[:, None]
        expected = np.einsum("sc,sc->c", root[:, one], root[:, other])
        over_all = ((root / self.of_wijk) @ root.T) * (root @ root.T)
        return float(
            ((cells.data**2 - 2 * cells.data * expected) / self.of_wijk[one]).sum() + over_all.sum()
        )


def _by_size(squares: np.ndarray, sizes: np.ndarray) -> float:
    return float((np.asarray(squares) / np.maximum(sizes, 1)).sum())
