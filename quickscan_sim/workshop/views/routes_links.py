"""One new contact: which pairs can be tried, and which of them brings back most routes."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from quickscan_sim.workshop.views.routes_steps import Pair, lost, named_ties, steps_between
from quickscan_sim.workshop.views.routes_wijk import Wijk

N_ACROSS = 7
"""So many pairs of two groups can be tried, and one within a group: it shows that one more
contact is not always a new route."""


def links_to_try(wijk: Wijk, layer: str, steps: int) -> tuple[Pair, ...]:
    """Pairs that were both heard and do not name each other; the best one first.

    After the best come pairs with organisations that are not in the list yet, the better ones
    first, so that most groups find a contact of their own.
    """
    restored = _restored_by_pair(wijk, layer, steps)
    side = {name: number for number, names in enumerate(wijk.sides) for name in names}
    across = [pair for pair in restored if side[pair[0]] != side[pair[1]]]
    within = [pair for pair in restored if side[pair[0]] == side[pair[1]]]
    chosen: list[Pair] = []
    while across and len(chosen) < N_ACROSS:
        known = {name for pair in chosen for name in pair}
        best = min(across, key=lambda pair: (len(known & set(pair)), -restored[pair], pair))
        chosen.append(best)
        across.remove(best)
    useless = min(within, key=lambda pair: (restored[pair], pair), default=None)
    return tuple(chosen if useless is None else [*chosen, useless])


def best_link(wijk: Wijk, layer: str, steps: int) -> Pair | None:
    """The pair that brings back most routes; None when there is none to add."""
    restored = _restored_by_pair(wijk, layer, steps)
    tried = links_to_try(wijk, layer, steps)
    return max(tried, key=lambda pair: restored[pair], default=None)


@lru_cache(maxsize=32)
def _restored_by_pair(wijk: Wijk, layer: str, steps: int) -> dict[Pair, int]:
    """For each pair that can be added: how many broken routes it brings back."""
    network = wijk.networks[layer]
    before = steps_between(network, wijk.broker)
    gone = steps_between(network, wijk.broker, is_gone=True)
    broken = lost(before, gone, steps)
    there = set(named_ties(network))
    heard = sorted(set(network.readable) - {wijk.broker})
    return {
        pair: len(broken)
        - len(lost(before, steps_between(network, wijk.broker, is_gone=True, link=pair), steps))
        for pair in combinations(heard, 2)
        if pair not in there
    }
