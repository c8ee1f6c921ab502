"""Pairs of organisations with what both sides report, and how sure it is that there is a tie."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.expected import expected_ties
from quickscan_sim.analyse.network.pair_sides import TOLD, Columns, pair_sides
from quickscan_sim.analyse.network.place_readings import PAIR
from quickscan_sim.analyse.network.reporting_model import BothReports, ReportingModel, fit_reporting
from quickscan_sim.vocabulary import MIN_REPORTERS

__all__ = ["TOLD", "Columns", "Pairs", "judged_pairs"]


@dataclass(frozen=True)
class Pairs:
    """A row per wijk, layer and unordered pair.

    ``place``: the columns neighbourhood_id, layer, organisation_id and partner_id. ``told`` and
    ``told_back``: what the first side tells of the second, and back. ``p_only``: the probability
    that the tie exists for the first side only, for the second only.
    """

    place: Columns
    told: Columns
    told_back: Columns
    sectors: np.ndarray
    expected: np.ndarray
    p_absent: np.ndarray
    p_only: tuple[np.ndarray, np.ndarray]

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

    In a wijk with more than 300 organisations the readings hold only pairs that somebody names
    (see :func:`read_ties`), and so do these: a pair that nobody names is not judged there.
    """
    sides = pair_sides(tie_readings)
    told, told_back = sides.told, sides.told_back
    sectors = _sectors(sides.place, organisations)
    reports = tuple((side["n_reporters"], side["n_naming"]) for side in (told, told_back))
    both: BothReports = (reports[0], reports[1])
    judged = _judge(sides.place, sectors, both, fit_reporting(both))
    return Pairs(sides.place, told, told_back, sectors, *judged)


def _sectors(place: Columns, organisations: pd.DataFrame) -> np.ndarray:
    """A number for the two sectors of each pair, whichever comes first."""
    sector_of = dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))
    names = [str(sector_of.get(name)) for name in np.concatenate([place[it] for it in PAIR])]
    codes, known = pd.factorize(np.array(names, dtype=object))
    two = np.sort(np.column_stack(np.split(codes, 2)), axis=1)
    return np.asarray(two[:, 0] * len(known) + two[:, 1])


def _judge(
    place: Columns, sectors: np.ndarray, reports: BothReports, model: ReportingModel
) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """``expected`` from the other wijken, and what the reports of this pair make of it."""
    informative = reports[0][0] + reports[1][0] >= MIN_REPORTERS
    first = 1 - model.probabilities(reports, 0.3)[:, 0]
    rate = float(first[informative].mean()) if informative.any() else 0.3
    expected, n_elsewhere = expected_ties(
        place, sectors, np.where(informative, first, np.nan), rate
    )
    none, _, one, other = model.probabilities(reports, expected).T
    return np.where(n_elsewhere > 0, expected, np.nan), none, (one, other)
