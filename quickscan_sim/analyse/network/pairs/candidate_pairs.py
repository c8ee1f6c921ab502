"""In a large network: the pairs worth judging, since all pairs together are too many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.ties.pair_sides import NOBODY_NAMES, TOLD, Columns, PairSides
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE, PlaceReading, places_of
from quickscan_sim.analyse.network.ties.tie_readings import DENSE_UP_TO
from quickscan_sim.vocabulary import MIN_REPORTERS

LEAST_IN_COMMON = 2
"""Two organisations that share fewer partners than this are no candidates."""

MOST_CANDIDATES = 20
"""For each organisation the others with which it has most in common, at most this many."""

Sides = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class PairsToJudge:
    """The pairs with what both sides tell; ``fair``: whether a row may teach what is usual.

    In a large wijk a pair that is there only because somebody names it may not: it was picked by
    its own reports, and pairs that nobody names would be missing beside it.
    """

    sides: PairSides
    fair: np.ndarray


def candidate_pairs(reading: PlaceReading) -> Sides:
    """Pairs that share at least 2 partners, for each organisation the 20 that share most.

    Partners that few have count for more (Adamic & Adar 2003). What the two say of each other
    plays no part. Organisations are numbers of ``reading.names``, the first below the second.

    Examples
    --------
    c and d both name a and b, and so do e and a: whoever shares two partners is a candidate.

    >>> names = np.array(["a", "b", "c", "d"])
    >>> sides = np.array([2, 2, 3, 3]), np.array([0, 1, 0, 1])
    >>> ones = np.ones(4)
    >>> reading = PlaceReading(("n1", "care"), names, *sides, ones, (5 * ones).astype(int))
    >>> [side.tolist() for side in candidate_pairs(reading)]
    [[0, 2], [1, 3]]
    """
    from scipy.sparse import csr_array, diags_array

    named = reading.named_matrix()
    either = csr_array(named.maximum(named.T))
    weight = 1 / np.log(np.maximum(either.sum(axis=0), 2.0))
    shared = csr_array(either @ either).tocoo()
    score = csr_array(either @ diags_array(weight) @ either)
    one, other = shared.coords
    enough = (shared.data >= LEAST_IN_COMMON) & (one != other)
    one, other = one[enough], other[enough]
    worth = np.asarray(score[one, other]).reshape(-1)
    order = np.lexsort((other, -worth, one))
    one, other = one[order], other[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    one, other = one[rank < MOST_CANDIDATES], other[rank < MOST_CANDIDATES]
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
    first, second = np.divmod(np.unique(low * reading.n + high), max(reading.n, 1))
    return first, second


def pairs_to_judge(sides: PairSides, tie_readings: pd.DataFrame) -> PairsToJudge:
    """The pairs of the readings; in a large wijk also the candidates, each on every layer."""
    fair = np.ones(len(sides.place[PLACE[0]]), dtype=bool)
    wijken = tie_readings[PLACE[0]].to_numpy(object)
    size = tie_readings.groupby(PLACE[0])[PAIR[0]].nunique()
    for wijk in size.index[size.to_numpy() > DENSE_UP_TO]:
        here = np.flatnonzero(sides.place[PLACE[0]] == wijk)
        layers = pd.unique(sides.place[PLACE[1]][here])
        if len(here) < len(layers) * size[wijk] * (size[wijk] - 1) // 2:
            sides, fair = _completed(sides, fair, here, tie_readings[wijken == wijk])
    return PairsToJudge(sides, fair)


def _completed(
    sides: PairSides, fair: np.ndarray, here: np.ndarray, readings: pd.DataFrame
) -> tuple[PairSides, np.ndarray]:
    """Rows for every pair of this wijk that is named or a candidate somewhere, on every layer."""
    names = np.unique(readings[PAIR[0]].to_numpy(object))
    n = np.int64(len(names))
    layer_of, layers = pd.factorize(sides.place[PLACE[1]][here], sort=True)
    one, other = (pd.Index(names).get_indexer(sides.place[it][here]) for it in PAIR)
    found = [
        first * n + second
        for place in places_of(readings)
        for first, second in [_in(names, place, candidate_pairs(place))]
    ]
    candidates = np.unique(np.concatenate(found))
    listed = one * n + other
    pairs = np.union1d(candidates, listed)
    wanted = (np.arange(len(layers))[:, None] * n * n + pairs).ravel()
    missing = np.setdiff1d(wanted, layer_of * n * n + listed)
    fair = fair.copy()
    fair[here] = np.isin(listed, candidates)
    codes = missing // n % n, missing % n
    place = {
        PLACE[0]: np.full(len(missing), readings[PLACE[0]].iloc[0], dtype=object),
        PLACE[1]: np.asarray(layers, dtype=object)[missing // (n * n)],
        **{name: names[code] for name, code in zip(PAIR, codes, strict=True)},
    }
    count = readings.groupby(PAIR[0])["n_reporters"].max().reindex(names).to_numpy(float)
    told, back = (_nobody_names(count[code]) for code in codes)
    return (
        PairSides(
            _joined(sides.place, place), _joined(sides.told, told), _joined(sides.told_back, back)
        ),
        np.concatenate([fair, np.isin(missing % (n * n), candidates)]),
    )


def _in(names: np.ndarray, place: PlaceReading, sides: Sides) -> Sides:
    """Numbers of a place as numbers of all names of the wijk, which are sorted alike."""
    at = pd.Index(names).get_indexer(place.names)
    return at[sides[0]], at[sides[1]]


def _nobody_names(n_reporters: np.ndarray) -> Columns:
    few = n_reporters < MIN_REPORTERS
    told = {name: np.full(len(few), NOBODY_NAMES.get(name, np.nan)) for name in TOLD}
    unread = {name: np.where(few, np.nan, told[name]) for name in ("names", "works")}
    return told | unread | {"n_reporters": n_reporters}


def _joined(first: Columns, second: Columns) -> Columns:
    return {name: np.concatenate([first[name], second[name]]) for name in first}
