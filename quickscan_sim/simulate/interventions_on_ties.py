"""What interventions do to the ties between organisations: new ones, closer ones, better ones.

Effects are log odds, so that what is rare and what is common move alike: the odds of a tie, of a
level above any given one, or of a quality above any given one, times exp(effect).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.interventions import places_reached, strength
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.interventions import LEVERS_ON_TIES, Intervention
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.later_network import copy_ties, forget_quality
from quickscan_sim.simulate.later_traits import uptake_of_organisations
from quickscan_sim.simulate.network import Network

CERTAIN = 1e-6
"""Chances are kept this far from 0 and 1, where log odds have no end."""

LOOSEST, GOOD = 1, 3
"""How a tie begins on a layer that has none to be like."""


def intervene_on_ties(
    parameters: Parameters,
    network: Network,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    wave: int,
) -> Network:
    """The network after what the interventions added since the wave before."""
    months = parameters.months_between
    for number, intervention in enumerate(parameters.interventions):
        grown = strength(intervention, wave, months) - strength(intervention, wave - 1, months)
        if intervention.lever not in LEVERS_ON_TIES or grown * intervention.effect == 0:
            continue
        pairs = np.flatnonzero(
            reached_pairs(intervention, network, organisations, neighbourhoods)
            & pairs_taking_part(parameters, number, network, len(organisations))
        )
        rng = stream(parameters.seed, "interventions on ties", number + 1, wave)
        network = _moved(network, intervention, pairs, grown * intervention.effect, rng)
    return network


def reached_pairs(
    intervention: Intervention,
    network: Network,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> np.ndarray:
    """For each pair: is one side within reach, and the other of the partner sector?

    A pair is in a neighbourhood when it meets there; with organisations named, one side is.
    """
    sector = organisations["sector"].to_numpy(object)
    of_sector = np.ones(len(sector), dtype=bool)
    if intervention.sector is not None:
        of_sector = sector == intervention.sector
    if intervention.organisations:
        of_sector &= organisations["organisation_id"].isin(intervention.organisations).to_numpy()
    partner = np.ones(len(sector), dtype=bool)
    if intervention.partner_sector is not None:
        partner = sector == intervention.partner_sector
    if intervention.partner_organisations:
        named = organisations["organisation_id"].isin(intervention.partner_organisations)
        partner &= named.to_numpy()
    first, second = network.first, network.second
    reached = (of_sector[first] & partner[second]) | (of_sector[second] & partner[first])
    places = places_reached(intervention, neighbourhoods)
    inside = neighbourhoods["neighbourhood_id"].isin(places).to_numpy()
    if inside.all():
        return np.asarray(reached)
    meetings = network.meetings
    n = len(organisations)
    met = meetings.loc[inside[meetings["wijk"].to_numpy(int)]]
    keys = met["first"].to_numpy(int) * n + met["second"].to_numpy(int)
    return np.asarray(reached & np.isin(first * n + second, keys))


def pairs_taking_part(
    parameters: Parameters, number: int, network: Network, n_organisations: int
) -> np.ndarray:
    """For each pair: does it take part? The same ones in every wave, whoever comes or goes."""
    drawn = uptake_of_organisations(parameters, number, n_organisations)
    of_pair = (drawn[network.first] + drawn[network.second]) % 1
    return np.asarray(of_pair < parameters.interventions[number].uptake)


def _moved(
    network: Network,
    intervention: Intervention,
    pairs: np.ndarray,
    log_odds: float,
    rng: np.random.Generator,
) -> Network:
    level, quality = network.level.copy(), network.quality.copy()
    layers = [
        number for number, layer in enumerate(network.layers) if intervention.layer in (None, layer)
    ]
    if intervention.lever == "quality":
        quality[pairs] = _shifted(quality[pairs], network.quality, log_odds, rng)
    for layer in layers:
        if intervention.lever == "level":
            level[pairs, layer] = _shifted(
                level[pairs, layer], network.level[:, layer], log_odds, rng
            )
        elif intervention.lever == "ties":
            _begin_or_end(level, quality, layer, network.chance, pairs, log_odds, rng)
    return network.changed(level, forget_quality(level, quality))


def _begin_or_end(
    level: np.ndarray,
    quality: np.ndarray,
    layer: int,
    chance: np.ndarray,
    pairs: np.ndarray,
    log_odds: float,
    rng: np.random.Generator,
) -> None:
    """Bring the chance p of each pair to p', where logit p' = logit p + effect, in place.

    What is absent begins with the chance (p' - p) / (1 - p); what is there ends, for a negative
    effect, with (p - p') / p.
    """
    p = np.clip(chance[pairs, layer], CERTAIN, 1 - CERTAIN)
    wanted = logistic(np.log(p / (1 - p)) + log_odds)
    tied = level[pairs, layer].max(axis=1, initial=0) > 0
    drawn = rng.random(len(pairs))
    begins = pairs[~tied & (drawn < (wanted - p) / (1 - p))]
    ends = pairs[tied & (drawn < (p - wanted) / p)]
    models = np.flatnonzero(level[:, layer].max(axis=1, initial=0) > 0)
    if len(models):
        copy_ties(level, quality, layer, rng.choice(models, size=len(begins)), begins)
    else:
        level[begins, layer] = LOOSEST
        quality[begins] = np.where(quality[begins] == 0, GOOD, quality[begins])
    level[ends, layer] = 0


def _shifted(
    values: np.ndarray, everywhere: np.ndarray, log_odds: float, rng: np.random.Generator
) -> np.ndarray:
    """Ordered values moved by log odds; 0 (no tie) stays 0.

    Each value is spread evenly over its share of the whole network, moved on the scale of log
    odds, and cut where the values were cut before: proportional odds (McCullagh, 1980).
    """
    points, counts = np.unique(everywhere[everywhere > 0], return_counts=True)
    there = values > 0
    if not there.any():
        return values
    cuts = np.concatenate([[0.0], np.cumsum(counts) / counts.sum()])
    point = np.searchsorted(points, values[there])
    drawn = rng.random(len(point))
    place = np.clip(cuts[point] + drawn * (cuts[point + 1] - cuts[point]), CERTAIN, 1 - CERTAIN)
    moved = logistic(np.log(place / (1 - place)) + log_odds)
    shifted = values.copy()
    shifted[there] = points[np.searchsorted(cuts[1:-1], moved, side="right")]
    return shifted
