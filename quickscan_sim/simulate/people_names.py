"""Invented names of people: gathered from pools, so that a million take a fraction of a second.

A pool is called after where such names are common. Within a pool every first name goes with every
last name. People of one pool walk through these pairs with a fixed step that has no divisor in
common with their number: no pair comes back before all were used, and first names do not come
back before the others had their turn. So a class list, or a whole municipality, hardly repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
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

P_SAME_POOL = 0.85
"""Share of people whose last name comes from the pool of their first name, the others have a
Dutch one; an assumption."""

STRIDE = (np.sqrt(5) - 1) / 2
"""Part of the pairs that each step passes: the golden section spreads last names most evenly."""


N_KINDS = 2**16
"""Shares of kinds of people are rounded to one of so many parts."""


@dataclass(frozen=True)
class NamePools:
    """First and last names, and for each kind of person where its names stand.

    The numbers have one value per kind (pool, woman or man, last name of the same pool or Dutch).
    ``kinds`` holds every kind as often as it is common: a draw from it is a draw of a kind.
    """

    first: pa.Array
    last: pa.Array
    kinds: np.ndarray
    first_start: np.ndarray
    n_first: np.ndarray
    last_start: np.ndarray
    n_pairs: np.ndarray


def draw_people_names(n: int, rng: np.random.Generator) -> ExtensionArray:
    """Invented full names, a column of texts.

    >>> from quickscan_sim.random_streams import stream
    >>> names = draw_people_names(40, stream(1, "people names"))
    >>> len(names), len(set(names))
    (40, 40)
    """
    pools = _pools()
    kind = pools.kinds[rng.integers(len(pools.kinds), size=n, dtype=np.uint16)]
    n_pairs = pools.n_pairs
    start = rng.integers(n_pairs)
    step = _without_common_divisor(
        (STRIDE * n_pairs).astype(int) + rng.integers(-(n_pairs // 200), n_pairs // 200 + 1),
        n_pairs,
    )
    pair = (start[kind] + turn_within(kind) * step[kind]) % n_pairs[kind]
    last, first = np.divmod(pair, pools.n_first[kind])
    return _joined(
        pools.first.take(pa.array(pools.first_start[kind] + first)),
        pools.last.take(pa.array(pools.last_start[kind] + last)),
    )


def _joined(first: pa.Array, last: pa.Array) -> ExtensionArray:
    """First and last names as a column of texts; Arrow joins them far faster than pandas."""
    nothing = pa.scalar("", pa.large_string())
    names = pc.binary_join_element_wise(first, last, nothing)
    text: Any = pd.StringDtype(na_value=np.nan)
    column: ExtensionArray = text.__from_arrow__(names)
    return column


def _without_common_divisor(step: np.ndarray, n_pairs: np.ndarray) -> np.ndarray:
    """Each step, or the first higher one that shares no divisor with the number of pairs."""
    while (shares := np.gcd(step, n_pairs) > 1).any():
        step = step + shares
    return step


@cache
def _pools() -> NamePools:
    words = _words()
    first_keys = [(pool, sex) for pool in POOLS for sex in ("female", "male")]
    first_start = _starts([len(words[key]) for key in first_keys])
    last_start = _starts([len(words[pool, "last"]) for pool in POOLS])
    kinds = [
        (number, last, share * p_sex * p_last)
        for number, (pool, sex) in enumerate(first_keys)
        for share, p_sex in [(POOLS[pool], P_WOMAN if sex == "female" else 1 - P_WOMAN)]
        for last, p_last in ((pool, P_SAME_POOL), ("nl", 1 - P_SAME_POOL))
    ]
    pool_numbers = {pool: number for number, pool in enumerate(POOLS)}
    limits = np.cumsum([share for _, _, share in kinds])[:-1]
    n_first = np.array([len(words[first_keys[number]]) for number, _, _ in kinds])
    return NamePools(
        first=_words_of([f"{word} " for key in first_keys for word in words[key]]),
        last=_words_of([word for pool in POOLS for word in words[pool, "last"]]),
        kinds=np.searchsorted(limits, (np.arange(N_KINDS) + 0.5) / N_KINDS).astype(np.uint8),
        first_start=np.array([first_start[number] for number, _, _ in kinds]),
        n_first=n_first,
        last_start=np.array([last_start[pool_numbers[last]] for _, last, _ in kinds]),
        n_pairs=n_first * np.array([len(words[last, "last"]) for _, last, _ in kinds]),
    )


def _words_of(words: list[str]) -> pa.Array:
    return pa.array(words, type=pa.large_string())


def _starts(sizes: list[int]) -> list[int]:
    return [0, *accumulate(sizes)][:-1]


def _words() -> dict[tuple[str, str], list[str]]:
    by_kind = read_pool("people").groupby(["pool", "kind"])["text"]
    return {(str(pool), str(kind)): list(words) for (pool, kind), words in by_kind}
