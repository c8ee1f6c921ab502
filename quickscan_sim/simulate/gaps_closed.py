"""From which wave on a planted weak spot is no longer there."""

from __future__ import annotations

import numpy as np

from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.planted_gaps import WEAK
from quickscan_sim.simulate.situation import Situation


def first_wave_closed(gaps: list[PlantedGap], situations: list[Situation]) -> list[int | None]:
    """For each weak spot the first wave without it; None while it is there."""
    closed: list[int | None] = []
    for gap in gaps:
        without = [
            situation.wave for situation in situations[1:] if not _is_there(gap, situation.network)
        ]
        closed.append(without[0] if without else None)
    return closed


def _is_there(gap: PlantedGap, network: Network) -> bool:
    """Is it still as it was planted? Not when the two no longer meet."""
    one, other = sorted((gap.organisation, gap.partner))
    found = np.flatnonzero((network.first == one) & (network.second == other))
    if len(found) == 0:
        return False
    pair = int(found[0])
    towards, back = network.level[pair, gap.layer]
    if gap.kind == "weak_quality":
        return bool(0 < network.quality[pair].max() <= max(WEAK))
    if gap.kind == "one_way":
        return bool((towards > 0) != (back > 0))
    if gap.kind == "single_broker":
        others = (network.first == gap.partner) | (network.second == gap.partner)
        others[pair] = False
        return not (network.level[others, gap.layer] > 0).any()
    return bool(towards == 0 and back == 0)
