"""Everybody who is invited, before they have a name: organisation and sector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.simulate.columns import numbered


@dataclass(frozen=True)
class Staff:
    """A value per person, in the order of pseudonyms: row numbers of organisation and sector.

    ``sectors`` holds the code of each sector, and whether its organisations are informal groups.
    """

    organisation: np.ndarray
    sector: np.ndarray
    sectors: tuple[tuple[str, bool], ...]

    @property
    def n(self) -> int:
        """How many people are invited."""
        return len(self.organisation)

    @property
    def is_volunteer(self) -> np.ndarray:
        """Who works in an informal group."""
        informal = np.array([informal for _, informal in self.sectors], dtype=bool)
        return np.asarray(informal[self.sector])

    def by_sector(self, value: Callable[[str], float]) -> np.ndarray:
        """For each person a value of the own sector."""
        values = np.array([value(sector) for sector, _ in self.sectors], dtype=float)
        return np.asarray(values[self.sector])


def shuffle_staff(organisations: pd.DataFrame, rng: np.random.Generator) -> Staff:
    """The invited people of every organisation, in an order that says nothing about it."""
    n_invited = organisations["n_invited"].to_numpy(int)
    organisation = rng.permutation(np.repeat(np.arange(len(n_invited)), n_invited))
    sector, names = numbered(organisations["sector"])
    _, first = np.unique(sector, return_index=True)
    informal = organisations["is_informal"].to_numpy(bool)[first]
    return Staff(
        organisation=organisation,
        sector=sector[organisation],
        sectors=tuple(zip(names, map(bool, informal), strict=True)),
    )
