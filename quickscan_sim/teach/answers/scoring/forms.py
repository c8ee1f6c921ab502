"""The filled-in forms of the own wijk as arrays, made once for all questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from quickscan_sim.questionnaire import Item, Theme
from quickscan_sim.teach.own_data import OwnData

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False)
class Forms:
    """Who answered what on the items that make scores.

    ``values`` is people x items as given, NaN where left open; ``outside`` is True where an item
    does not apply to somebody. ``theme`` is the number of each item's theme; ``sector`` is the
    number of each person's sector in ``sectors``.
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

    def items_of(self, theme: int) -> np.ndarray:
        """The columns of a theme."""
        return np.flatnonzero(self.theme == theme)

    def number_of(self, theme: str | int) -> int:
        """The number of a theme, from its code or its number."""
        return theme if isinstance(theme, int) else [t.theme_id for t in self.themes].index(theme)

    @property
    def all_themes(self) -> range:
        """The numbers of the themes."""
        return range(len(self.themes))


def forms_of(data: OwnData) -> Forms:
    """The forms of a student's own wijk."""
    return keep(data, "forms", lambda: _forms(data))


def keep(data: OwnData, name: str, make: Callable[[], Kept]) -> Kept:
    """What was made before under this name for this student, or else made now."""
    if name not in data.kept:
        data.kept[name] = make()
    found: Kept = data.kept[name]
    return found


def _forms(data: OwnData) -> Forms:
    scan = data.scan
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
        **facts,
    )
