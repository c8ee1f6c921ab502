"""Weak spots that are put into the true network on purpose, so that a reader can find them.

Each is put in a pair (and layer) of one wijk that no other weak spot touches, between
organisations with enough people to be heard. A wijk with too few such pairs gets fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.gap_draft import (
    ENOUGH_PEOPLE,
    Draft,
    PlantedGap,
    best_cells,
    start_draft,
)
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.tie_draw import BACK, CLOSE, TOWARDS

EXPECTED_FROM = 0.5
"""A missing tie is only a gap where at least half of such pairs work together."""

SHORT_LIST = 4
"""The pair is drawn from the best few, so that not every wijk has the same weak spot."""

WEAK = (1, 2)
"""Poor or fair: below the middle of the scale of quality."""

BROKER_TIES = 3
"""A broker has at least this many ties of its own on the layer."""

FEWEST_ORGANISATIONS = 4
"""In a smaller wijk "only through one other" says little."""


def plant_gaps(
    parameters: Parameters,
    network: Network,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> tuple[Network, list[PlantedGap]]:
    """The network with weak spots of every kind in every wijk, and what was planted."""
    draft = start_draft(network, organisations)
    own_pairs = _pairs_of_one_wijk(network, len(neighbourhoods))
    for wijk, pairs in enumerate(own_pairs):
        for kind, plant in PLANTERS.items():
            rng = stream(parameters.seed, f"planted {kind}", wijk + 1)
            for _ in range(parameters.n_gaps_of(kind)):
                gap = plant(draft, wijk, pairs, rng)
                if gap is not None:
                    draft.gaps.append(gap)
    return network.changed(draft.level, draft.quality), draft.gaps


def _pairs_of_one_wijk(network: Network, n_wijken: int) -> list[np.ndarray]:
    """The pairs that meet in this wijk and nowhere else: a change is felt in one wijk only."""
    only_once = np.flatnonzero(network.n_wijken == 1)
    cuts = np.searchsorted(network.wijk[only_once], np.arange(1, n_wijken))
    return np.split(only_once, cuts)


def _plant_single_broker(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> PlantedGap | None:
    """An organisation, rather an informal one, that reaches the rest through one other only."""
    ends = _possible_ends(draft, wijk, pairs)
    if not ends or not draft.network.layers:
        return None
    end = ends[rng.integers(len(ends))]
    layer = int(rng.integers(len(draft.network.layers)))
    at_end = pairs[[end in draft.sides(pair) for pair in pairs]]
    brokers = _possible_brokers(draft, end, pairs, layer)
    if not brokers:
        return None
    through = brokers[rng.integers(len(brokers))]
    draft.level[through, layer] = np.maximum(draft.level[through, layer], CLOSE)
    draft.quality[through] = np.maximum(draft.quality[through], 3)
    for pair in map(int, at_end):
        draft.touched.add(pair)
        if pair != through:
            draft.remove(pair, layer)
    side = BACK if draft.network.first[through] == end else TOWARDS
    return _planted(draft, "single_broker", wijk, through, layer, side)


def _possible_ends(draft: Draft, wijk: int, pairs: np.ndarray) -> list[int]:
    """Organisations of this wijk only, in which nothing is planted; informal ones if there are."""
    start, stop = np.searchsorted(draft.network.meetings["wijk"], (wijk, wijk + 1))
    present = np.unique(draft.network.meetings[["first", "second"]].to_numpy()[start:stop])
    own, n_own = np.unique([draft.sides(pair) for pair in pairs], return_counts=True)
    only_here = set(own[n_own == len(present) - 1].tolist())
    busy = {side for pair in draft.touched & set(pairs.tolist()) for side in draft.sides(pair)}
    ends = [
        int(one)
        for one in present
        if one in only_here - busy and draft.n_invited[one] >= ENOUGH_PEOPLE
    ]
    if len(present) < FEWEST_ORGANISATIONS:
        return []
    return [one for one in ends if draft.is_informal[one]] or ends


def _possible_brokers(draft: Draft, end: int, pairs: np.ndarray, layer: int) -> list[int]:
    """The pairs of the end with formal organisations that have most ties on the layer."""
    tied = (draft.level[pairs, layer] > 0).all(axis=1)
    n_ties = Counter(side for pair in pairs[tied] for side in draft.sides(pair))
    other = {int(pair): sum(draft.sides(pair)) - end for pair in pairs if end in draft.sides(pair)}
    fitting = [
        pair
        for pair, broker in other.items()
        if draft.is_free(pair) and not draft.is_informal[broker] and n_ties[broker] >= BROKER_TIES
    ]
    return sorted(fitting, key=lambda pair: (-n_ties[other[pair]], pair))[:SHORT_LIST]


def _plant_no_tie(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> PlantedGap | None:
    """Two organisations that do not work together, though such organisations mostly do."""
    usual = draft.usual[pairs]
    choices = [
        (int(pairs[row]), layer)
        for row, layer in best_cells(usual, usual >= EXPECTED_FROM)
        if draft.is_free(int(pairs[row])) and draft.stays_usual(int(pairs[row]), layer)
    ][:SHORT_LIST]
    if not choices:
        return None
    pair, layer = choices[rng.integers(len(choices))]
    draft.remove(pair, layer)
    return _planted(draft, "no_tie", wijk, pair, layer, TOWARDS)


def _plant_one_way(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> PlantedGap | None:
    """One organisation counts the other as a partner, and the other does not."""
    choice = _draw_mutual(draft, pairs, rng)
    if choice is None:
        return None
    pair, layer = choice
    side = int(rng.integers(2))
    draft.level[pair, layer, 1 - side] = 0
    draft.forget_quality(pair)
    return _planted(draft, "one_way", wijk, pair, layer, side)


def _plant_weak_quality(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> PlantedGap | None:
    """Two organisations work together closely, and it does not run well."""
    choice = _draw_mutual(draft, pairs, rng)
    if choice is None:
        return None
    pair, layer = choice
    # The closest layer of the pair: quality is asked once per partner, and for the closest ones.
    draft.level[pair, layer] = np.maximum(draft.level[pair].max(axis=0), CLOSE)
    draft.quality[pair] = rng.choice(WEAK)
    return _planted(draft, "weak_quality", wijk, pair, layer, TOWARDS)


def _draw_mutual(
    draft: Draft, pairs: np.ndarray, rng: np.random.Generator
) -> tuple[int, int] | None:
    """A free pair and layer that work together both ways, one of the closest."""
    level = draft.level[pairs]
    choices = [
        (int(pairs[row]), layer)
        for row, layer in best_cells(level.min(axis=2).astype(float), (level > 0).all(axis=2))
        if draft.is_free(int(pairs[row]))
    ][: 2 * SHORT_LIST]
    return choices[rng.integers(len(choices))] if choices else None


def _planted(draft: Draft, kind: str, wijk: int, pair: int, layer: int, side: int) -> PlantedGap:
    draft.touched.add(pair)
    sides = draft.sides(pair)
    return PlantedGap(kind, wijk, layer, sides[side], sides[1 - side])


Planter = Callable[[Draft, int, np.ndarray, np.random.Generator], PlantedGap | None]

PLANTERS: dict[str, Planter] = {
    "single_broker": _plant_single_broker,
    "no_tie": _plant_no_tie,
    "one_way": _plant_one_way,
    "weak_quality": _plant_weak_quality,
}
"""The kinds in the order of planting: the broker first, which needs the most room."""
