"""Pairs of organisations with what both sides report, and how sure it is that there is a tie."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.pairs.candidate_pairs import pairs_to_judge
from quickscan_sim.analyse.network.pairs.expected import (
    Expected,
    expected_ties,
    number_pairs,
    reports_of,
)
from quickscan_sim.analyse.network.pairs.reporting_model import fit_reporting
from quickscan_sim.analyse.network.ties.pair_sides import TOLD, Columns, pair_sides

__all__ = ["TOLD", "Columns", "Pairs", "judged_pairs"]

PRIOR_RATE = 0.3
"""The rate of ties before any report is read."""


@dataclass(frozen=True)
class Pairs:
    """A row per wijk, layer and unordered pair.

    ``place``: the columns neighbourhood_id, layer, organisation_id and partner_id. ``told`` and
    ``told_back``: what the first side tells of the second, and back. ``p_only``: the probability
    that the tie exists for the first side only, for the second only. ``basis``: what made
    ``expected`` what it is.
    """

    place: Columns
    told: Columns
    told_back: Columns
    sectors: np.ndarray
    expected: np.ndarray
    p_absent: np.ndarray
    p_only: tuple[np.ndarray, np.ndarray]
    basis: Expected

    @property
    def names(self) -> tuple[np.ndarray, np.ndarray]:
        """Whether the first names the second, and back; NaN: unknown."""
        return self.told["names"], self.told_back["names"]

    def where(self, kept: np.ndarray) -> Pairs:
        """Some of the pairs."""
        return Pairs(
            place={name: values[kept] for name, values in self.place.items()},
            told={name: values[kept] for name, values in self.told.items()},
            told_back={name: values[kept] for name, values in self.told_back.items()},
            sectors=self.sectors[kept],
            expected=self.expected[kept],
            p_absent=self.p_absent[kept],
            p_only=(self.p_only[0][kept], self.p_only[1][kept]),
            basis=self.basis.where(kept),
        )

    def turned(self) -> Pairs:
        """The same pairs, seen from the other side."""
        place = self.place | {
            "organisation_id": self.place["partner_id"],
            "partner_id": self.place["organisation_id"],
        }
        return replace(
            self,
            place=place,
            told=self.told_back,
            told_back=self.told,
            p_only=self.p_only[::-1],
        )


def judged_pairs(tie_readings: pd.DataFrame, organisations: pd.DataFrame) -> Pairs:
    """Every pair that could be asked from both sides, with the probabilities of its tie.

    In a wijk with more than 300 organisations not all pairs are judged, but those that somebody
    names and those that share at least 2 partners (for each organisation the 20 that share most;
    see :func:`candidate_pairs`).
    """
    chosen = pairs_to_judge(pair_sides(tie_readings), tie_readings)
    sides = chosen.sides
    rows = number_pairs(sides, organisations, chosen.fair)
    reports = reports_of(sides)
    found = expected_ties(rows, reports)
    model = fit_reporting(reports)
    first = 1 - model.probabilities(reports, PRIOR_RATE)[:, 0]
    rate = float(first[rows.known].mean()) if rows.known.any() else PRIOR_RATE
    prior = np.where(np.isnan(found.chance), rate, found.chance)
    none, _, one, other = model.probabilities(reports, np.clip(prior, 1e-6, 1 - 1e-6)).T
    told = sides.told, sides.told_back
    return Pairs(sides.place, *told, rows.sectors, found.chance, none, (one, other), found)
