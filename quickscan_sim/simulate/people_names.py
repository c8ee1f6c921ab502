"""Invented names of people: gathered from a pool, so that a million take a fraction of a second.

First and last names stand in files called after where such names are common. They are put together
once, in rows of full names: one row for every kind of person (file, woman or man, last name of
the same file or Dutch). Within a row each next name is a fixed stride further among all pairs of
a first and a last name, so that neighbours in the row look nothing alike, no pair comes twice,
and first names do not come back before the others had their turn. People take a run of their row
from a place that is drawn: a class list, or a whole municipality, hardly repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import gcd
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray

from quickscan_sim.simulate.columns import turn_within
from quickscan_sim.simulate.names import read_pool

P_WOMAN = 0.75
"""Over 70 % of the people in social work are women (CBS, AZW)."""

POOLS = {
    "nl": 0.73,
    "tr": 0.055,
    "ma": 0.055,
    "sr": 0.05,
    "ar": 0.03,
    "cw": 0.02,
    "id": 0.02,
    "pl": 0.02,
    "er": 0.01,
    "cn": 0.01,
}
"""Share of each pool of names; an assumption, so that a list of names looks like a real team."""

DUTCH = "nl"
P_SAME_POOL = 0.85
"""Share of people whose last name comes from the pool of their first name, the others have a
Dutch one; an assumption."""

STRIDE = (5**0.5 - 1) / 2
"""Part of the pairs that each next name is further: the golden section spreads most evenly."""

N_NAMES = 200_000
FEWEST_NAMES = 1_000
"""A row holds at most its share of so many names, and a thousand more."""

N_KINDS = 2**16
"""Shares of kinds of people are rounded to one of so many parts."""


@cache
def first_names(pool: str, kind: str) -> tuple[str, ...]:
    """First names of women ("female") or men ("male") from a pool, see POOLS."""
    rows = read_pool("people")
    return tuple(rows.loc[(rows["pool"] == pool) & (rows["kind"] == kind), "text"])


@dataclass(frozen=True)
class NamePool:
    """Full names, one row of them for each kind of person after the other.

    ``start`` and ``n_names`` have a value per kind. ``kinds`` holds the number of every kind as
    often as it is common: a draw from it is a draw of a kind.
    """

    names: pa.Array
    start: np.ndarray
    n_names: np.ndarray
    kinds: np.ndarray


def draw_people_names(n: int, rng: np.random.Generator) -> ExtensionArray:
    """Invented full names, a column of texts.

    >>> from quickscan_sim.random_streams import stream
    >>> names = draw_people_names(40, stream(1, "people names"))
    >>> len(names), len(set(names))
    (40, 40)
    """
    pool = _pool()
    first = rng.integers(pool.n_names)
    kind = pool.kinds[rng.integers(N_KINDS, size=n, dtype=np.uint16)]
    place = (first[kind] + turn_within(kind)) % pool.n_names[kind]
    return _column(pool.names.take(pa.array(pool.start[kind] + place)))


def _column(names: pa.Array) -> ExtensionArray:
    text: Any = pd.StringDtype(na_value=np.nan)
    column: ExtensionArray = text.__from_arrow__(names)
    return column


@cache
def _pool() -> NamePool:
    words = _words()
    shares, rows = [], []
    for pool, share in POOLS.items():
        of_last = {pool: P_SAME_POOL, DUTCH: 1 - P_SAME_POOL} if pool != DUTCH else {DUTCH: 1.0}
        for sex, p_sex in (("female", P_WOMAN), ("male", 1 - P_WOMAN)):
            for last, p_last in of_last.items():
                shares.append(share * p_sex * p_last)
                most = FEWEST_NAMES + int(N_NAMES * shares[-1])
                rows.append(_full_names(words[pool, sex], words[last, "last"], most))
    n_names = np.array([len(row) for row in rows])
    middles = (np.arange(N_KINDS) + 0.5) / N_KINDS
    return NamePool(
        names=pa.concat_arrays(rows),
        start=np.cumsum(n_names) - n_names,
        n_names=n_names,
        kinds=np.searchsorted(np.cumsum(shares)[:-1], middles).astype(np.uint8),
    )


def _full_names(first: list[str], last: list[str], most: int) -> pa.Array:
    """Pairs of a first and a last name, all different, a stride apart."""
    n_pairs = len(first) * len(last)
    stride = int(STRIDE * n_pairs)
    # Without a common divisor the walk passes every pair before it comes back.
    while gcd(stride, n_pairs) > 1:
        stride += 1
    pair = np.arange(min(most, n_pairs)) * stride % n_pairs
    return pc.binary_join_element_wise(
        pa.array(first, type=pa.large_string()).take(pa.array(pair % len(first))),
        pa.array(last, type=pa.large_string()).take(pa.array(pair // len(first))),
        pa.scalar(" ", pa.large_string()),
    )


def _words() -> dict[tuple[str, str], list[str]]:
    by_kind = read_pool("people").groupby(["pool", "kind"])["text"]
    return {(str(pool), str(kind)): list(words) for (pool, kind), words in by_kind}
