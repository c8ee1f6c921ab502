"""Invented names from the pools in ``data/names``: places, organisations, roles and people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.delimited import read_delimited

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parents[1] / "data" / "names"

P_WOMAN = 0.75
"""Over 70 % of the people in social work are women (CBS, AZW)."""

POOLS = {
    "nl": 0.74,
    "tr": 0.06,
    "ma": 0.06,
    "sr": 0.06,
    "ar": 0.03,
    "id": 0.02,
    "pl": 0.02,
    "er": 0.01,
}
"""Share of each pool of names, called after where such names are common; an assumption, so that
a list of names looks like a real team."""

P_SAME_POOL = 0.85
"""Share of people whose last name comes from the pool of their first name; an assumption."""

ROLE_RATIO = 0.6
"""Each next role of a sector's list is this much rarer than the one before; an assumption."""


@cache
def _pool(file: str) -> pd.DataFrame:
    return read_delimited(FOLDER / f"{file}.csv")


def place_names(kind: str) -> list[str]:
    """The pool of a kind of place: "municipality", or a "stem", "ending" or "part" of a name."""
    rows = _pool("places")
    return list(rows.loc[rows["kind"] == kind, "text"])


def organisation_words(sector: str, kind: str, is_informal: bool) -> list[str]:
    """The "pattern", "own" names or "role" words of a sector; general ones for a new sector."""
    rows = _pool("organisations")
    known = set(rows["sector"])
    general = "*informal" if is_informal else "*"
    chosen = rows[rows["sector"] == (sector if sector in known else general)]
    return list(chosen.loc[chosen["kind"] == kind, "text"])


def draw_roles(
    sectors: Sequence[str], informal: Sequence[bool], rng: np.random.Generator
) -> list[str]:
    """A role for each person; the first roles of a sector's list are the most common."""
    chance = rng.random(len(sectors))
    roles = {
        sector: organisation_words(sector, "role", is_informal)
        for sector, is_informal in set(zip(sectors, informal, strict=True))
    }
    limits = {sector: _role_limits(len(words)) for sector, words in roles.items()}
    return [
        roles[sector][int(np.searchsorted(limits[sector], draw))]
        for sector, draw in zip(sectors, chance, strict=True)
    ]


def _role_limits(n: int) -> np.ndarray:
    weights = ROLE_RATIO ** np.arange(n)
    return np.asarray(np.cumsum(weights / weights.sum())[:-1])


def draw_people_names(n: int, rng: np.random.Generator) -> list[str]:
    """Invented full names; two people may share one, as in life."""
    pools = list(POOLS)
    first_pool = rng.choice(len(pools), size=n, p=list(POOLS.values()))
    same = rng.random(n) < P_SAME_POOL
    last_pool = np.where(same, first_pool, pools.index("nl"))
    kinds = np.where(rng.random(n) < P_WOMAN, "female", "male")
    which_first, which_last = rng.random((2, n))
    words = _people_words()
    return [
        f"{_at(words[pools[first], kind], a)} {_at(words[pools[last], 'last'], b)}"
        for first, last, kind, a, b in zip(
            first_pool, last_pool, kinds, which_first, which_last, strict=True
        )
    ]


def first_names(pool: str, kind: str) -> list[str]:
    """First names of women ("female") or men ("male") from a pool, see POOLS."""
    return _people_words()[pool, kind]


@cache
def _people_words() -> dict[tuple[str, str], list[str]]:
    by_kind = _pool("people").groupby(["pool", "kind"])["text"]
    return {(str(pool), str(kind)): list(words) for (pool, kind), words in by_kind}


def _at(words: Sequence[str], share: float) -> str:
    return words[int(share * len(words))]
