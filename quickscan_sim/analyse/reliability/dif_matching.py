"""Who scores the same: the score that respondents are matched on, and which items make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from quickscan_sim.analyse.reliability.dif_result import IMPORTANT, ItemRows
from quickscan_sim.analyse.reliability.dif_tests import dif_of_item
from quickscan_sim.vocabulary import SMALL_CELL

ODD_ITEM = 0.01
"""An item with a p below this, and an important effect, leaves the score of the other items."""


@dataclass(frozen=True)
class MatchedItems:
    """The items of one theme, and the group of every respondent."""

    theme: str | None
    columns: list[str]
    table: np.ndarray
    codes: np.ndarray
    names: list[str]
    match: str

    def rows(self, purify: bool) -> list[ItemRows]:
        """The rows of every item, matched on items without DIF where that is asked."""
        odd: list[int] = []
        while True:
            found = [self._row(place, odd) for place in range(len(self.columns))]
            effect = [_size_of(item) for item, _ in found]
            others = [place for place in range(len(found)) if place not in odd]
            worst = max(others, key=lambda place: effect[place], default=0)
            stay = len(others) - 1
            if not purify or not effect or effect[worst] == 0 or stay < max(2, len(found) / 2):
                return found
            odd.append(worst)

    def _row(self, place: int, odd: list[int]) -> ItemRows:
        answer, score = self.table[:, place], self._score(place, odd)
        usable = ~np.isnan(answer) & ~np.isnan(score) & (self.codes >= 0)
        sizes = np.bincount(self.codes[usable], minlength=len(self.names))
        kept = np.flatnonzero(sizes >= SMALL_CELL)
        usable &= np.isin(self.codes, kept)
        number = np.searchsorted(kept, self.codes[usable])
        facts = {"theme": self.theme, "item": self.columns[place]}
        found, shifts = dif_of_item(answer[usable], score[usable], number, len(self.columns))
        groups = [
            {"group": name, "reason": "too_few_people", "needed": SMALL_CELL}
            for name, size in zip(self.names, sizes, strict=True)
            if size < SMALL_CELL
        ] + [
            {"group": self.names[code], "n": int(sizes[code])} | shift
            for code, shift in zip(kept, shifts, strict=True)
        ]
        return facts | found, [facts | row for row in groups]

    def _score(self, place: int, odd: list[int]) -> np.ndarray:
        """The mean of the matching items where at least half of them are answered."""
        matching = [
            item
            for item in range(len(self.columns))
            if (self.match == "total" if item == place else item not in odd)
        ]
        others = self.table[:, matching]
        n_answered = (~np.isnan(others)).sum(axis=1)
        enough = (n_answered > 0) & (n_answered >= others.shape[1] / 2)
        total = np.nansum(others, axis=1)
        return np.where(enough, total / np.maximum(n_answered, 1), np.nan)


def _size_of(item: Mapping[str, Any]) -> float:
    """The effect of an item when it is important and unlikely to be chance; else 0."""
    return max(
        (
            item[f"mcfadden_{kind}"]
            for kind in ("uniform", "nonuniform")
            if item.get(f"p_{kind}", 1.0) < ODD_ITEM and item[f"mcfadden_{kind}"] >= IMPORTANT
        ),
        default=0.0,
    )
