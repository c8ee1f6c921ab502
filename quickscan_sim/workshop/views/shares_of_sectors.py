"""Who answers "often", by sector and item: shares with n, interval and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import mean_interval, share_interval, variance_components
from quickscan_sim.analyse.scores.given_answers import with_place
from quickscan_sim.questionnaire import Item
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.vocabulary import SMALL_CELL

HALF = 0.5

State = Literal["more", "unsure", "less", "not asked", "too few"]
"""Beside a half of the people: surely more, unsure, or surely less; or why there is no number."""


@dataclass(frozen=True)
class Cell:
    """The people of a sector who answer an item with one of the two highest answers."""

    state: State
    share: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class Twice:
    """How often the same people notice and act: mean shares of what they answered both for.

    ``low`` and ``high`` hold the difference with 95 % certainty; all None below five people.
    """

    n: int
    seeing: float | None = None
    acting: float | None = None
    low: float | None = None
    high: float | None = None


def said_often(scan: Quickscan) -> pd.DataFrame:
    """A row per answer given: who, where, and whether it is one of the two highest answers."""
    given = with_place(scan.answers, scan.professionals)
    often = given["answer"].astype(float) >= scan.questionnaire.scored_scale.high - 1
    return given.assign(often=often.astype(float))


def cells_of(often: pd.DataFrame, item: Item, sectors: Sequence[str]) -> list[Cell]:
    """A cell for each sector; below five people, and where an item is not asked, no number."""
    own = often[often["item_id"] == item.item_id]
    says, organisation = own["often"].to_numpy(), own["organisation_id"].to_numpy(object)
    sector_of = own["sector"].to_numpy(object)
    components = variance_components(says, organisation, sector_of)
    cells = []
    for sector in sectors:
        inside = sector_of == sector
        if item.sectors and sector not in item.sectors:
            cells.append(Cell("not asked"))
        elif inside.sum() < SMALL_CELL:
            cells.append(Cell("too few"))
        else:
            low, high = share_interval(says[inside], organisation[inside], components)
            share = float(says[inside].mean())
            state = _beside_half(low, high)
            cells.append(Cell(state, share, _known(low), _known(high), int(inside.sum())))
    return cells


def answered_both(often: pd.DataFrame, pairs: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """A row per person and pair of a seeing and an acting item, with both answers.

    A sector that may not be shown on one of the two is left out of that pair, so that nothing
    about it follows from a total.
    """
    parts = [_both(often, *pair) for pair in pairs]
    nobody = often.head(0).assign(often_acting=0.0)
    return pd.concat([nobody, *parts], ignore_index=True) if parts else nobody


def seeing_beside_acting(both: pd.DataFrame) -> Twice:
    """From the rows of :func:`answered_both`: how often the same people notice and act."""
    people = both.groupby("professional_id")
    if people.ngroups < SMALL_CELL:
        return Twice(people.ngroups)
    means = people.agg(
        seeing=("often", "mean"),
        acting=("often_acting", "mean"),
        organisation=("organisation_id", "first"),
        sector=("sector", "first"),
    )
    difference = (means["seeing"] - means["acting"]).to_numpy()
    components = variance_components(difference, means["organisation"], means["sector"])
    low, high = mean_interval(difference, means["organisation"], components)
    numbers = float(means["seeing"].mean()), float(means["acting"].mean())
    return Twice(len(means), *numbers, _known(low), _known(high))


def _both(often: pd.DataFrame, seeing: str, acting: str) -> pd.DataFrame:
    one, other = (often[often["item_id"] == item] for item in (seeing, acting))
    columns = ["professional_id", "often"]
    both = one.merge(other[columns], on="professional_id", suffixes=("", "_acting"))
    enough = set.intersection(*(_large(rows) for rows in (one, other, both)))
    return both[both["sector"].isin(enough)]


def _large(rows: pd.DataFrame) -> set[str]:
    sizes = rows["sector"].value_counts()
    return set(sizes[sizes >= SMALL_CELL].index)


def _beside_half(low: float, high: float) -> State:
    if low > HALF:
        return "more"
    return "less" if high < HALF else "unsure"


def _known(end: float) -> float | None:
    return None if np.isnan(end) else end
