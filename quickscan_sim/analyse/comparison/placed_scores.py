"""The scores of one theme, placed in the income groups of wijken, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

GROUPS = ("few", "many")


@dataclass(frozen=True)
class PlacedScores:
    """Person-in-wijk rows as arrays: who, of which organisation, where, score, weight, group."""

    person: np.ndarray
    organisation: np.ndarray
    wijk: np.ndarray
    score: np.ndarray
    weight: np.ndarray
    is_few: np.ndarray
    sectors: np.ndarray

    @classmethod
    def of(cls, scored: pd.DataFrame) -> PlacedScores:
        """From scores with the organisation, the wijk, its income group and the share."""
        codes = pd.factorize(scored["sector"])[0]
        return cls(
            person=scored["professional_id"].to_numpy(object),
            organisation=pd.factorize(scored["organisation_id"])[0],
            wijk=pd.factorize(scored["neighbourhood_id"], sort=True)[0],
            score=scored["score"].to_numpy(float),
            weight=scored["share"].to_numpy(float),
            is_few=(scored["income_group"] == "few").to_numpy(float),
            sectors=np.eye(codes.max(initial=-1) + 1)[codes],
        )

    def where(self, kept: np.ndarray) -> PlacedScores:
        """Some of the rows, with the sectors that occur in them."""
        sectors = self.sectors[kept]
        arrays = {field.name: getattr(self, field.name)[kept] for field in fields(self)}
        return PlacedScores(**arrays | {"sectors": sectors[:, sectors.any(axis=0)]})

    def as_they_are(self) -> PlacedScores:
        """The same rows as if all were of one sector, and everybody counts in full in each wijk."""
        ones = np.ones(len(self.score))
        return replace(self, sectors=ones[:, None], weight=ones)

    def _in_group(self, group: str) -> np.ndarray:
        return np.asarray(self.is_few == (group == "few"))

    def wijken_of(self, group: str) -> np.ndarray:
        """The wijken of an income group."""
        return np.unique(self.wijk[self._in_group(group)])

    def people_of(self, group: str) -> set[str]:
        """Who works in an income group."""
        return set(self.person[self._in_group(group)])

    def rows_of(self, group: str) -> np.ndarray:
        """The people in wijken of an income group: a row for each of their wijken."""
        return np.flatnonzero(self._in_group(group))

    def can_compare(self, kept: np.ndarray) -> bool:
        """Whether some sector has people in both groups."""
        weight = self.weight[kept, None] * self.sectors[kept]
        in_few, in_many = self.is_few[kept] @ weight, (1 - self.is_few[kept]) @ weight
        return bool(((in_few > 0) & (in_many > 0)).any())

    def smallest_cell(self) -> int:
        """The fewest people that a sector of both groups has in one of them."""
        cells = [
            [
                len(np.unique(self.person[self._in_group(group) & (of_sector > 0)]))
                for group in GROUPS
            ]
            for of_sector in self.sectors.T
        ]
        return min(min(sizes) for sizes in cells if min(sizes) > 0)

    def holds_without_each(self) -> bool:
        """Whether groups can be compared whichever wijk is left out."""
        return all(self.can_compare(self.wijk != wijk) for wijk in np.unique(self.wijk))

    def regression(self, kept: np.ndarray) -> tuple[float, float]:
        """Few minus many, and the mean of few with the sectors of all kept people."""
        design = np.column_stack([self.is_few, self.sectors])[kept]
        root = np.sqrt(self.weight[kept])
        solution = np.linalg.lstsq(design * root[:, None], self.score[kept] * root, rcond=None)[0]
        mix = np.average(self.sectors[kept], axis=0, weights=self.weight[kept])
        return float(solution[0]), float(solution[0] + mix @ solution[1:])

    def standardised(self, kept: np.ndarray) -> tuple[float, float]:
        """The same by the means of each sector, weighed by the people of it in both groups."""
        weight = self.weight[kept, None] * self.sectors[kept]
        parts = [np.asarray(self.is_few[kept] == value, dtype=float) for value in (1, 0)]
        sizes = np.array([part @ weight for part in parts])
        totals = np.array([(part * self.score[kept]) @ weight for part in parts])
        shared = (sizes > 0).all(axis=0)
        means = totals[:, shared] / sizes[:, shared]
        few, many = means @ sizes[:, shared].sum(axis=0) / sizes[:, shared].sum()
        return float(few - many), float(few)
