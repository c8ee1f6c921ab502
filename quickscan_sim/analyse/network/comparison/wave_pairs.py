"""Every pair of organisations with what both sides reported at two measurements."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE
from quickscan_sim.vocabulary import MIN_REPORTERS


@dataclass(frozen=True)
class WavePairs:
    """A row per wijk, layer and unordered pair of organisations that both waves know.

    Arrays of rows by 2 waves by 2 sides: ``n`` could tell about the other side and ``k`` did name
    it (0 of 0 where fewer than 3 could tell). ``weight``: for how many pairs a row stands; more
    than one only where nobody named anybody, and then without organisations (code -1).
    """

    place: np.ndarray
    one: np.ndarray
    other: np.ndarray
    n: np.ndarray
    k: np.ndarray
    weight: np.ndarray
    group: np.ndarray
    layer: np.ndarray
    places: list[tuple[str, str]]
    names: np.ndarray

    @property
    def judged(self) -> np.ndarray:
        """Whether at each wave at least one of the two sides could tell."""
        return np.asarray(np.all(np.any(self.n > 0, axis=2), axis=1))

    def named(self, wave: int) -> np.ndarray:
        """Whether at least half of those who could tell name the other, on one side or both."""
        n, k = self.n[:, wave], self.k[:, wave]
        return np.asarray(((n > 0) & (2 * k >= n)).any(axis=1))


@dataclass(frozen=True)
class _Codes:
    """Names of both waves as numbers, in their order."""

    places: list[tuple[str, str]]
    names: np.ndarray
    sector: np.ndarray

    def members(self, readings: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        """Keys of organisations in places, sorted; and how many people of each could tell."""
        place, one, other = self.sides(readings)
        keys, row = np.unique(self.member(place, one), return_index=True)
        n = readings["n_reporters"].to_numpy(np.int64, na_value=0)[row]
        alone = np.setdiff1d(self.member(place, other), keys)
        order = np.argsort(np.concatenate([keys, alone]))
        return np.concatenate([keys, alone])[order], np.append(n, np.zeros_like(alone))[order]

    def sides(self, readings: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each row the numbers of place, organisation and partner."""
        place = pd.MultiIndex.from_tuples(self.places, names=PLACE).get_indexer(
            pd.MultiIndex.from_frame(readings[PLACE])
        )
        one, other = (
            pd.Index(self.names).get_indexer(pd.Index(readings[name].to_numpy(object)))
            for name in PAIR
        )
        return place.astype(np.int64), one.astype(np.int64), other.astype(np.int64)

    def member(self, place: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """One number for an organisation in a place."""
        return np.asarray(place * len(self.names) + organisation)


def pairs_of_waves(
    before: pd.DataFrame, after: pd.DataFrame, organisations: pd.DataFrame
) -> WavePairs:
    """The pairs of organisations that are active in the same wijk at both measurements."""
    codes = _codes(before, after, organisations)
    (members, told), (members_later, told_later) = (
        codes.members(table) for table in (before, after)
    )
    stayed, row, row_later = np.intersect1d(members, members_later, return_indices=True)
    n_told = np.column_stack([told[row], told_later[row_later]])
    n_told[n_told < MIN_REPORTERS] = 0
    namings = [_namings(table, codes) for table in (before, after)]
    listed = _listed(namings, stayed, len(codes.names))
    place, one, other = listed
    sides = ((one, other), (other, one))
    n = np.stack(
        [n_told[np.searchsorted(stayed, codes.member(place, own))] for own, _ in sides], axis=2
    )
    k = np.stack(
        [
            np.column_stack([_looked_up(wave, _key(codes, place, *side)) for wave in namings])
            for side in sides
        ],
        axis=2,
    )
    k = np.where(n > 0, k, 0)
    rest = _rest(codes, stayed, n_told, listed)
    layers = pd.factorize(np.array([layer for _, layer in codes.places], dtype=object))[0]
    n_sectors = codes.sector.max(initial=0) + 1
    all_places = np.concatenate([place, rest.place])
    two = np.sort(
        np.concatenate([np.column_stack([codes.sector[one], codes.sector[other]]), rest.sectors]),
        axis=1,
    )
    layer = layers[all_places]
    group = (layer * n_sectors + two[:, 0]) * n_sectors + two[:, 1]
    nobody = np.full(len(rest.place), -1)
    return WavePairs(
        place=all_places,
        one=np.concatenate([one, nobody]),
        other=np.concatenate([other, nobody]),
        n=np.concatenate([n, rest.n]),
        k=np.concatenate([k, np.zeros_like(rest.n)]),
        weight=np.concatenate([np.ones(len(one)), rest.weight]),
        group=np.unique(group, return_inverse=True)[1],
        layer=layer,
        places=codes.places,
        names=codes.names,
    )


def _codes(before: pd.DataFrame, after: pd.DataFrame, organisations: pd.DataFrame) -> _Codes:
    both = pd.concat([table[[*PLACE, *PAIR]] for table in (before, after)], ignore_index=True)
    places = sorted(set(zip(both[PLACE[0]], both[PLACE[1]], strict=True)))
    names = np.unique(both[PAIR].to_numpy(object).ravel().astype(str)).astype(object)
    sector_of = dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))
    sector = pd.factorize(np.array([str(sector_of.get(one)) for one in names], dtype=object))[0]
    return _Codes(places, names, sector)


def _key(codes: _Codes, place: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.asarray((place * len(codes.names) + one) * len(codes.names) + other)


def _namings(readings: pd.DataFrame, codes: _Codes) -> tuple[np.ndarray, np.ndarray]:
    """Sorted keys of the rows of a wave, and how many named the partner."""
    key = _key(codes, *codes.sides(readings))
    order = np.argsort(key)
    return key[order], readings["n_naming"].to_numpy(np.int64, na_value=0)[order]


def _looked_up(wave: tuple[np.ndarray, np.ndarray], keys: np.ndarray) -> np.ndarray:
    """How many named the partner: 0 where there is no row."""
    known, counts = wave
    if len(known) == 0:
        return np.zeros(len(keys), dtype=np.int64)
    row = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[row] == keys, counts[row], 0)


def _listed(
    namings: list[tuple[np.ndarray, np.ndarray]], stayed: np.ndarray, n_names: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Place and organisations of the pairs that have a row in a wave, each pair once."""
    keys = np.concatenate([known for known, _ in namings])
    place, pair = np.divmod(keys, n_names * n_names)
    one, other = np.divmod(pair, n_names)
    low, high = np.minimum(one, other), np.maximum(one, other)
    once = np.unique((place * n_names + low) * n_names + high)
    place, pair = np.divmod(once, n_names * n_names)
    low, high = np.divmod(pair, n_names)
    kept = np.isin(place * n_names + low, stayed) & np.isin(place * n_names + high, stayed)
    kept &= low != high
    return place[kept], low[kept], high[kept]


@dataclass(frozen=True)
class _Rest:
    """Pairs that have no row because nobody named the other, counted by what they have alike."""

    place: np.ndarray
    sectors: np.ndarray
    n: np.ndarray
    weight: np.ndarray


def _rest(
    codes: _Codes,
    stayed: np.ndarray,
    n_told: np.ndarray,
    listed: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> _Rest:
    place, organisation = np.divmod(stayed, len(codes.names))
    kinds = np.column_stack([codes.sector[organisation], n_told])
    parts = []
    for number in np.unique(place).tolist():
        own, here = place == number, listed[0] == number
        n_pairs = own.sum() * (own.sum() - 1) // 2
        if n_pairs > here.sum():
            kind, of_kind = np.unique(kinds[own], axis=0, return_inverse=True)
            seen = np.full(len(codes.names), -1)
            seen[organisation[own]] = of_kind.ravel()
            left = _unlisted(
                np.bincount(of_kind.ravel()), *(seen[side[here]] for side in listed[1:])
            )
            first, second = np.nonzero(left)
            parts.append(
                (
                    np.full(len(first), number),
                    np.column_stack([kind[first, 0], kind[second, 0]]),
                    np.stack([kind[first, 1:], kind[second, 1:]], axis=2),
                    left[first, second].astype(float),
                )
            )
    nothing = (np.zeros(0, int), np.zeros((0, 2), int), np.zeros((0, 2, 2), int), np.zeros(0))
    return _Rest(*(np.concatenate(column) for column in zip(*parts, nothing, strict=True)))


def _unlisted(sizes: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Kind by kind (upper triangle): how many unordered pairs there are that are not listed."""
    n = len(sizes)
    pairs = np.triu(np.outer(sizes, sizes), 1) + np.diag(sizes * (sizes - 1) // 2)
    low, high = np.minimum(one, other), np.maximum(one, other)
    return np.asarray(pairs - np.bincount(low * n + high, minlength=n * n).reshape(n, n))
