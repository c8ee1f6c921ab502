"""Everybody and each sector, and which of them may be shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups


@dataclass(frozen=True)
class SectorGroup:
    """Everybody (sector NA) or one sector: who belongs to it, and whether it is withheld."""

    sector: object
    members: np.ndarray
    withheld: bool


def sector_groups(sector: pd.Series[str], counted: np.ndarray, minimum: int) -> list[SectorGroup]:
    """Everybody and each sector, withheld so that no small sector follows from the others.

    Parameters
    ----------
    sector
        The sector of each person.
    counted
        Facts x people: who counts for each published number. One choice is made that is safe for
        all of them.
    """
    number, names = pd.factorize(sector.to_numpy(object), sort=True)
    sizes = np.array([np.bincount(number[row], minlength=len(names)) for row in counted])
    membership = np.vstack([np.ones(len(names), dtype=int), np.eye(len(names), dtype=int)])
    hidden = withheld_groups(membership, sizes, ["all"] + ["sector"] * len(names), minimum)
    members = [np.ones(len(sector), dtype=bool), *(number == one for one in range(len(names)))]
    return [
        SectorGroup(name, inside, bool(is_hidden))
        for name, inside, is_hidden in zip([pd.NA, *names], members, hidden, strict=True)
    ]
