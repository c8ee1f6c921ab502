"""Everybody and each sector, and which of them may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups


@dataclass(frozen=True)
class SectorGroups:
    """Everybody (sector NA) and each sector, and whether it is withheld."""

    sectors: tuple[object, ...]
    withheld: tuple[bool, ...]

    @classmethod
    def of(
        cls,
        sectors: Sequence[pd.Series[str]],
        minimum: int,
        score_summary: pd.DataFrame | None = None,
    ) -> SectorGroups:
        """One choice that is safe for several facts: for each, the sector of whoever counts.

        What ``score_summary`` withholds is withheld here too, and may not follow here either.
        """
        number, names = pd.factorize(
            np.concatenate([of_fact.to_numpy(object) for of_fact in sectors]), sort=True
        )
        fact = np.repeat(np.arange(len(sectors)), [len(of_fact) for of_fact in sectors])
        k = len(names)
        sizes = np.bincount(fact * k + number, minlength=len(sectors) * k)
        membership = np.vstack([np.ones(k, dtype=int), np.eye(k, dtype=int)])
        sizes = sizes.reshape(len(sectors), k)
        hidden = withheld_groups(membership, sizes, ["all"] + ["sector"] * k, minimum)
        if score_summary is not None:
            hidden = _close(hidden | _withheld_there(names, score_summary), sizes, minimum)
        return cls((pd.NA, *names), tuple(hidden.tolist()))

    def members(self, sector: pd.Series[str]) -> Iterator[tuple[object, bool, np.ndarray]]:
        """Each group, whether it is withheld, and which of these people belong to it."""
        codes = sector.to_numpy(object)
        for name, is_hidden in zip(self.sectors, self.withheld, strict=True):
            everybody = np.ones(len(codes), dtype=bool)
            yield name, is_hidden, everybody if name is pd.NA else codes == name


def _withheld_there(names: np.ndarray, score_summary: pd.DataFrame) -> np.ndarray:
    """Whether the score table withholds everybody, and each sector, on some theme."""
    hidden = score_summary[score_summary["withheld"].fillna(False).astype(bool)]
    of_sectors = hidden.loc[hidden["grouping"] == "sector", "sector"]
    everybody = bool((hidden["grouping"] == "all").any())
    return np.concatenate([[everybody], np.isin(names, of_sectors.to_numpy(object))])


def _close(hidden: np.ndarray, sizes: np.ndarray, minimum: int) -> np.ndarray:
    """Withhold the next smallest sector until no withheld one follows from everybody."""
    hidden = hidden.copy()
    for place in 1 + np.argsort(sizes.sum(axis=0), kind="stable"):
        if hidden[0] or not _follows(hidden, sizes, minimum):
            return hidden
        hidden[place] = True
    hidden[0] |= _follows(hidden, sizes, minimum)
    return hidden


def _follows(hidden: np.ndarray, sizes: np.ndarray, minimum: int) -> bool:
    """Whether on some fact one withheld sector, or fewer people than allowed, are left of all."""
    left = sizes[:, hidden[1:]]
    n = left.sum(axis=1)
    one_left = (left > 0).sum(axis=1) == 1
    return bool((one_left | ((n > 0) & (n < minimum))).any())
