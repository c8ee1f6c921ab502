"""The variance of the difference between the mean of a sector and that of all other people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    Weights,
    variance_components,
    variance_of,
)


@dataclass(frozen=True)
class People:
    """The scores on a theme, with the organisation and sector of each person by number.

    ``n_answered`` and ``n_invited`` count the people of each organisation, also of organisations
    and sectors where nobody answered; those have the highest numbers. Without a table of
    invitations, the two are the same.
    """

    y: np.ndarray
    organisation: np.ndarray
    sector: np.ndarray
    sectors: tuple[str, ...]
    sector_of: np.ndarray
    n_answered: np.ndarray
    n_invited: np.ndarray
    components: VarianceComponents

    @classmethod
    def of(cls, scored: pd.DataFrame, invited: pd.DataFrame | None) -> People:
        """From the people with a score, and the table of organisations with ``n`` invited."""
        y = scored["score"].to_numpy(float)
        organisation, organisations = pd.factorize(scored["organisation_id"])
        sector, sectors = pd.factorize(scored["sector"], sort=True)
        sector_of = np.zeros(len(organisations), dtype=np.int64)
        sector_of[organisation] = sector
        n_answered = np.bincount(organisation).astype(float)
        n_invited = n_answered
        if invited is not None:
            at = pd.Index(organisations).get_indexer(pd.Index(invited["organisation_id"]))
            silent = at < 0
            code, _ = pd.factorize(np.concatenate([sectors, invited["sector"][silent]]))
            sector_of = np.concatenate([sector_of, code[len(sectors) :]])
            n = invited["n"].to_numpy(float)
            asked = np.zeros(len(organisations))
            asked[at[~silent]] = n[~silent]
            n_answered = np.concatenate([n_answered, np.zeros(int(silent.sum()))])
            n_invited = np.maximum(np.concatenate([asked, n[silent]]), n_answered)
        components = variance_components(y, organisation, sector)
        names = tuple(str(name) for name in sectors)
        return cls(y, organisation, sector, names, sector_of, n_answered, n_invited, components)

    def shares(self, sector: int, counts: np.ndarray) -> np.ndarray:
        """The weight of each organisation: its part of the sector, or minus that of the others."""
        inside = self.sector_of == sector
        own, others = counts[inside].sum(), counts[~inside].sum()
        return np.asarray(np.where(inside, counts / own, -counts / others))

    def parts(self, sector: int, counts: np.ndarray) -> float:
        """The sum of 1 / n over the two sides."""
        inside = self.sector_of == sector
        return float(1 / counts[inside].sum() + 1 / counts[~inside].sum())


def variance_like_these(people: People, sector: int) -> tuple[np.ndarray, np.ndarray]:
    """The variance and degrees of freedom for professionals like these.

    NaN and 0 where every sector has one organisation: then how much those differ is not known.
    """
    if people.components.size == 0:
        return np.array(np.nan), np.array(0.0)
    shares = people.shares(sector, people.n_answered)
    weights = Weights(np.array(people.parts(sector, people.n_answered)), (shares**2).sum())
    return variance_of(weights, people.components)


def variance_of_invited(people: People, sector: int) -> tuple[np.ndarray, np.ndarray]:
    """The same for everybody who was invited here.

    As :func:`~quickscan_sim.analyse.scores.invited.numbers_of_invited`, for a difference.
    """
    silent = (people.n_answered == 0) & (people.n_invited > 0)
    if people.components.size == 0 and silent.any():
        return np.array(np.nan), np.array(0.0)
    off = people.shares(sector, people.n_answered) - people.shares(sector, people.n_invited)
    unknown = people.parts(sector, people.n_answered) - people.parts(sector, people.n_invited)
    weights = Weights(np.array(max(0.0, unknown)), (off**2).sum())
    if unknown <= 0 and not off.any():
        return np.array(0.0), np.array(1.0)
    return variance_of(weights, people.components)


def leaning(people: People, sector: int) -> float:
    """How far the others' mean leans to sectors that answered more, or may lean.

    Sectors where nobody answered may lie anywhere among the sectors.
    """
    off = people.shares(sector, people.n_answered) - people.shares(sector, people.n_invited)
    of_sector = np.bincount(people.sector_of, weights=off)
    n = len(people.sectors)
    means = np.bincount(people.sector, weights=people.y) / np.bincount(people.sector)
    lean = float(of_sector[:n] @ (means - means.mean()))
    unseen = float((of_sector[n:] ** 2).sum())
    spread = float(means.var(ddof=1)) if unseen > 0 else 0.0
    return float(np.sqrt(lean**2 + unseen * spread))
