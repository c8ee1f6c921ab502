"""Weak spots that are put into the true network on purpose, so that a reader can find them.

Each is put in a pair (and layer) of one wijk that no other weak spot touches, between
organisations with enough people to be heard. A wijk with too few such pairs gets fewer.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.gap_draft import Draft, PlantedGap, best_cells, start_draft
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
    n_asked = {kind: parameters.n_gaps_of(kind) for kind in PLANTERS}
    if not network.layers or not any(n_asked.values()):
        return network, []
    draft = start_draft(network, organisations)
    own_pairs = _pairs_of_one_wijk(network, len(neighbourhoods))
    for wijk, pairs in enumerate(own_pairs):
        for kind, n in n_asked.items():
            if n and len(pairs):
                rng = stream(parameters.seed, f"planted {kind}", wijk + 1)
                for _ in range(n):
                    PLANTERS[kind](draft, wijk, pairs, rng)
    return network.changed(draft.level, draft.quality), draft.gaps


def _pairs_of_one_wijk(network: Network, n_wijken: int) -> list[np.ndarray]:
    """The pairs that meet in this wijk and nowhere else: a change is felt in one wijk only."""
    only_once = np.flatnonzero(network.n_wijken == 1)
    cuts = np.searchsorted(network.wijk[only_once], np.arange(1, n_wijken))
    return np.split(only_once, cuts)


def _plant_single_broker(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> None:
    """An organisation, rather an informal one, that reaches the rest through one other only."""
    ends = _possible_ends(draft, wijk, pairs)
    if not len(ends):
        return
    end = int(ends[rng.integers(len(ends))])
    layer = int(rng.integers(len(draft.network.layers)))
    first, second = draft.network.first[pairs], draft.network.second[pairs]
    at_end = pairs[(first == end) | (second == end)]
    brokers = _possible_brokers(draft, end, pairs, at_end, layer)
    if not len(brokers):
        return
    through = int(brokers[rng.integers(len(brokers))])
    draft.level[through, layer] = np.maximum(draft.level[through, layer], CLOSE)
    draft.quality[through] = np.maximum(draft.quality[through], 3)
    draft.touched[at_end] = True
    draft.remove(at_end[at_end != through], layer)
    side = BACK if draft.network.first[through] == end else TOWARDS
    draft.note("single_broker", wijk, through, layer, side)


def _possible_ends(draft: Draft, wijk: int, pairs: np.ndarray) -> np.ndarray:
    """Organisations of this wijk only, in which nothing is planted; informal ones if there are."""
    positions = draft.network.positions
    present = positions.organisation[slice(*np.searchsorted(positions.wijk, (wijk, wijk + 1)))]
    if len(present) < FEWEST_ORGANISATIONS:
        return np.zeros(0, dtype=int)
    n_own = _per_organisation(draft, pairs)
    n_busy = _per_organisation(draft, pairs[draft.touched[pairs]])
    only_here = n_own[present] == len(present) - 1
    ends = present[only_here & (n_busy[present] == 0) & draft.is_heard[present]]
    informal = ends[draft.is_informal[ends]]
    return np.asarray(informal if len(informal) else ends)


def _possible_brokers(
    draft: Draft, end: int, pairs: np.ndarray, at_end: np.ndarray, layer: int
) -> np.ndarray:
    """The pairs of the end with formal organisations that have most ties on the layer."""
    tied = (draft.level[pairs, layer] > 0).all(axis=1)
    n_ties = _per_organisation(draft, pairs[tied])[draft.others(at_end, end)]
    formal = ~draft.is_informal[draft.others(at_end, end)]
    possible = draft.network.chance[at_end, layer] > 0
    fits = draft.free(at_end) & formal & possible & (n_ties >= BROKER_TIES)
    order = np.argsort(-n_ties[fits], kind="stable")
    return np.asarray(at_end[fits][order][:SHORT_LIST])


def _per_organisation(draft: Draft, pairs: np.ndarray) -> np.ndarray:
    """In how many of these pairs each organisation is."""
    both = np.concatenate([draft.network.first[pairs], draft.network.second[pairs]])
    return np.bincount(both, minlength=len(draft.is_informal))


def _plant_no_tie(draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator) -> None:
    """Two organisations that do not work together, though such organisations mostly do."""
    usual = draft.usual[pairs]
    allowed = (usual >= EXPECTED_FROM) & (draft.network.chance[pairs] > 0)
    allowed &= draft.free(pairs)[:, None] & draft.stays_usual(pairs)
    choices = best_cells(usual, allowed, SHORT_LIST)
    if len(choices):
        row, layer = choices[rng.integers(len(choices))].tolist()
        draft.remove(pairs[row : row + 1], layer)
        draft.note("no_tie", wijk, int(pairs[row]), layer, TOWARDS)


def _plant_one_way(draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator) -> None:
    """One organisation counts the other as a partner, and the other does not."""
    choices = _closest_mutual(draft, pairs)
    if len(choices):
        row, layer = choices[rng.integers(len(choices))].tolist()
        side = int(rng.integers(2))
        draft.level[pairs[row], layer, 1 - side] = 0
        draft.forget_quality(pairs[row : row + 1])
        draft.note("one_way", wijk, int(pairs[row]), layer, side)


def _plant_weak_quality(
    draft: Draft, wijk: int, pairs: np.ndarray, rng: np.random.Generator
) -> None:
    """Two organisations work together closely, and it does not run well."""
    choices = _closest_mutual(draft, pairs)
    if len(choices):
        row, layer = choices[rng.integers(len(choices))].tolist()
        pair = int(pairs[row])
        # The closest layer of the pair: quality is asked once a partner, and for the closest ones.
        draft.level[pair, layer] = np.maximum(draft.level[pair].max(axis=0), CLOSE)
        draft.quality[pair] = rng.choice(WEAK)
        draft.note("weak_quality", wijk, pair, layer, TOWARDS)


def _closest_mutual(draft: Draft, pairs: np.ndarray) -> np.ndarray:
    """Free pairs and layers that work together both ways, the closest ones (rows of pairs)."""
    mutual = draft.level[pairs].min(axis=2)
    return best_cells(mutual, (mutual > 0) & draft.free(pairs)[:, None], 2 * SHORT_LIST)


Planter = Callable[[Draft, int, np.ndarray, np.random.Generator], None]

PLANTERS: dict[str, Planter] = {
    "single_broker": _plant_single_broker,
    "no_tie": _plant_no_tie,
    "one_way": _plant_one_way,
    "weak_quality": _plant_weak_quality,
}
"""The kinds in the order of planting: the broker first, which needs the most room."""
