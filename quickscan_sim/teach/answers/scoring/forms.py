"""The filled-in forms of a wijk as arrays, made once for all questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.questionnaire import Item, Theme
from quickscan_sim.teach.own_data import OwnData

OWN, OTHER = "own", "other"


@dataclass(frozen=True, eq=False)
class Forms:
    """Who answered what on the items that make scores.

    ``wijk`` is "own", or "other" for the neighbouring one. ``values`` is people x items as given,
    NaN where left open; ``outside`` is True where an item does not apply to somebody. ``theme`` is
    the number of each item's theme; ``sector`` is the number of each person's sector in
    ``sectors``.
    """

    people: tuple[str, ...]
    sector: np.ndarray
    sectors: tuple[str, ...]
    items: tuple[Item, ...]
    themes: tuple[Theme, ...]
    values: np.ndarray
    outside: np.ndarray
    theme: np.ndarray
    is_reversed: np.ndarray
    low: float
    high: float
    wijk: str = OWN

    def items_of(self, theme: int) -> np.ndarray:
        """The columns of a theme."""
        return np.flatnonzero(self.theme == theme)

    def number_of(self, theme: str | int) -> int:
        """The number of a theme, from its code or its number."""
        return theme if isinstance(theme, int) else [t.theme_id for t in self.themes].index(theme)

    @property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest answer."""
        return self.low, self.high

    @property
    def all_themes(self) -> range:
        """The numbers of the themes."""
        return range(len(self.themes))


def forms_of(data: OwnData, wijk: str = OWN) -> Forms:
    """The forms of a student's own wijk, or of its neighbour."""
    return data.keep(f"forms {wijk}", lambda: _forms(data, wijk))


def _forms(data: OwnData, wijk: str) -> Forms:
    scan = data.scan if wijk == OWN else data.neighbour
    questionnaire = scan.questionnaire
    items = questionnaire.items_of("practice")
    item = pd.Index([one.item_id for one in items]).get_indexer(pd.Index(scan.answers["item_id"]))
    person, people = pd.factorize(scan.answers["professional_id"], sort=True)
    shape = len(people), len(items)
    values, outside = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    scored = item >= 0
    cells = person[scored], item[scored]
    values[cells] = scan.answers["answer"].to_numpy(float, na_value=np.nan)[scored]
    outside[cells] = scan.answers["not_applicable"].to_numpy(bool, na_value=False)[scored]
    sector_of = dict(
        zip(scan.professionals["professional_id"], scan.professionals["sector"], strict=True)
    )
    sector, sectors = pd.factorize(np.array([sector_of[one] for one in people]), sort=True)
    themes = questionnaire.theme_ids
    facts: dict[str, Any] = {"values": values, "outside": outside}
    return Forms(
        people=tuple(map(str, people)),
        sector=sector,
        sectors=tuple(map(str, sectors)),
        items=items,
        themes=questionnaire.themes,
        theme=np.array([themes.index(str(one.theme_id)) for one in items]),
        is_reversed=np.array([one.is_reversed for one in items]),
        low=float(questionnaire.scored_scale.low),
        high=float(questionnaire.scored_scale.high),
        wijk=wijk,
        **facts,
    )
