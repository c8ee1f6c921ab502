"""Who works with whom at a later measurement: ties that turn over while density stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.network import Network, draw_network
from quickscan_sim.simulate.situation import Situation, another_draw


def later_network(
    parameters: Parameters,
    questionnaire: Questionnaire,
    situation: Situation,
    organisations: pd.DataFrame,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    gaps: list[PlantedGap],
) -> Network:
    """The network of the next wave, before interventions.

    A share of ties ends and as many others begin, on every layer of every wijk, so that density,
    levels and how many ties run both ways stay as they were. The log odds that a pair begins are
    those of the pair in the first place. Planted weak spots stay, unless an intervention mends
    them.
    """
    network = situation.network
    wave = situation.wave + 1
    if not _same_places(situation.active_in, active_in):
        other = draw_network(
            another_draw(parameters, "later network", wave),
            questionnaire,
            organisations,
            active_in,
            neighbourhoods,
        )
        network = _with_known_pairs(other, network, len(organisations))
    return _turn_over(parameters, network, planted_pairs(network, gaps), wave)


def _same_places(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return len(one) == len(other) and bool((one.to_numpy() == other.to_numpy()).all())


def _with_known_pairs(other: Network, known: Network, n_organisations: int) -> Network:
    """The pairs of a new network; those that were there before keep what they had."""
    before = pd.Index(known.first * n_organisations + known.second)
    row = before.get_indexer(pd.Index(other.first * n_organisations + other.second))
    kept = row >= 0
    fields = {}
    for name in ("level", "quality", "expected", "chance"):
        values = getattr(other, name).copy()
        values[kept] = getattr(known, name)[row[kept]]
        fields[name] = values
    return replace(other, **fields)


def planted_pairs(network: Network, gaps: list[PlantedGap]) -> np.ndarray:
    """For each pair: is it part of a planted weak spot?"""
    planted = np.zeros(len(network.first), dtype=bool)
    for gap in gaps:
        one, other = sorted((gap.organisation, gap.partner))
        planted |= (network.first == one) & (network.second == other)
        if gap.kind == "single_broker":
            planted |= (network.first == gap.partner) | (network.second == gap.partner)
    return planted


def _turn_over(parameters: Parameters, network: Network, planted: np.ndarray, wave: int) -> Network:
    level, quality = network.level.copy(), network.quality.copy()
    numbers, starts = np.unique(network.wijk, return_index=True)
    stops = np.append(starts, len(network.wijk))[1:]
    for number, start, stop in zip(numbers.tolist(), starts, stops, strict=True):
        rng = stream(parameters.seed, "tie turnover", number + 1, wave)
        free = start + np.flatnonzero(~planted[start:stop])
        for layer in range(len(network.layers)):
            ends, begins = _swapped(
                network.level[free, layer], network.chance[free, layer], parameters, rng
            )
            move_ties(level, quality, layer, free[ends], free[begins])
    return network.changed(level, forget_quality(level, quality))


def _swapped(
    level: np.ndarray, chance: np.ndarray, parameters: Parameters, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Rows of pairs whose tie ends, and of as many pairs where one begins.

    Weighted draws without replacement by exponential keys (Efraimidis & Spirakis, 2006): loose
    ties end first (an assumption), and likely pairs begin first.
    """
    tied = level.max(axis=1, initial=0) > 0
    n_swapped = int(parameters.tie_turnover * tied.sum() + rng.random())
    n_swapped = min(n_swapped, int(tied.sum()), int((~tied).sum()))
    odds = chance / np.maximum(1 - chance, 1e-9)
    weight = np.where(tied, 1 / np.maximum(level.max(axis=1, initial=0), 1), odds)
    key = rng.exponential(size=len(tied)) / np.maximum(weight, 1e-9)
    order = np.argsort(key)
    ends = order[tied[order]][:n_swapped]
    begins = order[~tied[order]][:n_swapped]
    return rng.permutation(ends), begins


def move_ties(
    level: np.ndarray, quality: np.ndarray, layer: int, ends: np.ndarray, begins: np.ndarray
) -> None:
    """Give the ties of one layer to other pairs, in place: as close, and on as many sides."""
    copy_ties(level, quality, layer, ends, begins)
    level[ends, layer] = 0


def copy_ties(
    level: np.ndarray, quality: np.ndarray, layer: int, like: np.ndarray, begins: np.ndarray
) -> None:
    """Let ties of one layer begin, in place, each like one that is there; a quality stays."""
    level[begins, layer] = level[like, layer]
    is_new = (quality[begins] == 0) & (level[begins, layer] > 0)
    quality[begins] = np.where(is_new, quality[like], quality[begins])


def forget_quality(level: np.ndarray, quality: np.ndarray) -> np.ndarray:
    """The qualities; 0 for a side without any tie left."""
    return np.where(level.max(axis=1, initial=0) > 0, quality, 0)
