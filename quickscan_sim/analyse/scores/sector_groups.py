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
    def of(cls, sectors: Sequence[pd.Series[str]], minimum: int) -> SectorGroups:
        """One choice that is safe for several facts: for each, the sector of whoever counts."""
        number, names = pd.factorize(
            np.concatenate([of_fact.to_numpy(object) for of_fact in sectors]), sort=True
        )
        fact = np.repeat(np.arange(len(sectors)), [len(of_fact) for of_fact in sectors])
        k = len(names)
        sizes = np.bincount(fact * k + number, minlength=len(sectors) * k)
        membership = np.vstack([np.ones(k, dtype=int), np.eye(k, dtype=int)])
        hidden = withheld_groups(
            membership, sizes.reshape(len(sectors), k), ["all"] + ["sector"] * k, minimum
        )
        return cls((pd.NA, *names), tuple(hidden.tolist()))

    def members(self, sector: pd.Series[str]) -> Iterator[tuple[object, bool, np.ndarray]]:
        """Each group, whether it is withheld, and which of these people belong to it."""
        codes = sector.to_numpy(object)
        for name, is_hidden in zip(self.sectors, self.withheld, strict=True):
            everybody = np.ones(len(codes), dtype=bool)
            yield name, is_hidden, everybody if name is pd.NA else codes == name
