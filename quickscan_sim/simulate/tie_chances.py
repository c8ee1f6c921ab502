"""The chance that two organisations work together, before anything is drawn or planted.

The log odds of a tie on a layer: a base, the affinity of the two sectors (the same in every wijk,
so that what is usual can be learnt from other wijken), how outgoing both organisations are, more
when one of them is the hub of a wijk where they meet, less with distance and between formal and
informal. The bases, one for pairs of one sector and one for pairs of two, are solved on all pairs
of the municipality, so that density and homophily are exactly as asked, in expectation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.columns import places_in
from quickscan_sim.simulate.log_odds import base_for_mean
from quickscan_sim.simulate.meetings import Meetings, Positions

LAYER_AFFINITY = 0.5
"""Share of the variance of affinity that belongs to one layer only; an assumption."""

BROKER_PULL = 3.0
"""Extra log odds of a tie with the broker that a wijk hangs on; an assumption."""


@dataclass(frozen=True)
class TieChances:
    """Pairs x layers: the chance of a tie, and what is expected of such sectors; their numbers."""

    of_pair: np.ndarray
    of_sectors: np.ndarray
    sectors: np.ndarray


@dataclass(frozen=True)
class Offsets:
    """Log odds above the base: of the sectors (pairs x layers), and of the pair itself."""

    of_sectors: np.ndarray
    of_pair: np.ndarray
    is_cut: np.ndarray


def tie_chances(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    meetings: Meetings,
    positions: Positions,
) -> TieChances:
    """Chances for every pair, in the order in which pairs first meet.

    Raises
    ------
    QuickscanError
        When the homophily asked for cannot go with the density.
    """
    sector = places_in(questionnaire.sector_ids, organisations["sector"])
    start = meetings.start_of_pair
    first, second = meetings.first[start], meetings.second[start]
    sectors = np.sort(np.column_stack([sector[first], sector[second]]), axis=1)
    is_informal = organisations["is_informal"].to_numpy(bool)
    offsets = _offsets(
        _affinity(parameters, questionnaire)[sectors[:, 0], sectors[:, 1]]
        - parameters.informal_barrier * (is_informal[first] != is_informal[second])[:, None],
        parameters,
        meetings,
        positions,
    )
    base = _bases(parameters, offsets, sectors, meetings.n_of_pair)
    typical = float(offsets.of_pair.mean()) if len(start) else 0.0
    log_odds = base + offsets.of_sectors + offsets.of_pair[:, None]
    return TieChances(
        of_pair=np.where(offsets.is_cut[:, None], 0.0, logistic(log_odds)),
        of_sectors=logistic(base + offsets.of_sectors + typical),
        sectors=sectors,
    )


def _affinity(parameters: Parameters, questionnaire: Questionnaire) -> np.ndarray:
    """Sectors x sectors x layers (upper half used): how readily two sectors work together."""
    n, n_layers = len(questionnaire.sectors), len(questionnaire.layers)
    rng = stream(parameters.seed_of_what_is_alike, "affinity")
    common = rng.standard_normal((n, n, 1))
    own = rng.standard_normal((n, n, n_layers))
    mixed = np.sqrt(1 - LAYER_AFFINITY) * common + np.sqrt(LAYER_AFFINITY) * own
    return np.asarray(parameters.sector_affinity * mixed)


def _offsets(
    of_sectors: np.ndarray, parameters: Parameters, meetings: Meetings, positions: Positions
) -> Offsets:
    start = meetings.start_of_pair
    at_first, at_second = meetings.at_first, meetings.at_second
    camps = positions.camp[at_first], positions.camp[at_second]
    is_cut = meetings.any_of_pair((camps[0] >= 0) & (camps[1] >= 0) & (camps[0] != camps[1]))
    has_hub, has_broker = (
        meetings.any_of_pair(who[at_first] | who[at_second])
        for who in (positions.is_hub, positions.is_broker)
    )
    outgoing = positions.propensity
    return Offsets(
        of_sectors=of_sectors,
        of_pair=outgoing[meetings.first[start]]
        + outgoing[meetings.second[start]]
        + parameters.hub_strength * has_hub
        + BROKER_PULL * has_broker
        - parameters.distance_decay * nearest_km(meetings, positions),
        is_cut=is_cut,
    )


def nearest_km(meetings: Meetings, positions: Positions) -> np.ndarray:
    """For each pair the distance in km in the wijk where the two are nearest."""
    km = np.hypot(
        positions.east[meetings.at_first] - positions.east[meetings.at_second],
        positions.north[meetings.at_first] - positions.north[meetings.at_second],
    )
    nearest = km[meetings.start_of_pair]
    again = np.flatnonzero(meetings.n_of_pair[meetings.pair] > 1)
    np.minimum.at(nearest, meetings.pair[again], km[again])
    return np.asarray(nearest)


def _bases(
    parameters: Parameters, offsets: Offsets, sectors: np.ndarray, n_wijken: np.ndarray
) -> np.ndarray:
    """Pairs x layers: the base at which pairs of one, and of two sectors reach their density.

    A pair counts in every wijk where it meets, as it does in the density of a wijk.
    """
    base = np.zeros_like(offsets.of_sectors)
    of_one = sectors[:, 0] == sectors[:, 1]
    kinds = [kind for kind in (of_one, ~of_one) if (kind & ~offsets.is_cut).any()]
    targets = _targets(parameters, kinds, of_one, offsets.is_cut, n_wijken)
    for kind, target in zip(kinds, targets, strict=True):
        rows = np.flatnonzero(kind & ~offsets.is_cut)
        weight = n_wijken[rows] / n_wijken[rows].sum()
        log_odds = offsets.of_sectors[rows] + offsets.of_pair[rows, None]
        base[kind] = base_for_mean(log_odds, weight, np.full(base.shape[1], target))
    return base


def _targets(
    parameters: Parameters,
    kinds: list[np.ndarray],
    of_one: np.ndarray,
    is_cut: np.ndarray,
    n_wijken: np.ndarray,
) -> list[float]:
    """For each kind of pair the mean chance of a tie, in any direction, of those not cut.

    A share r of directed ties is returned, so a pair with a tie has 2 / (2 - r) of them, of the 2
    that are possible: its chance of any tie is the density times 2 - r.
    """
    if not kinds:
        return []
    any_tie = parameters.tie_density * (2 - parameters.reciprocity)
    weights = [n_wijken[kind].sum() / n_wijken.sum() for kind in kinds]
    open_shares = [n_wijken[kind & ~is_cut].sum() / n_wijken[kind].sum() for kind in kinds]
    ratios = [parameters.homophily if kind is of_one else 1.0 for kind in kinds]
    if len(kinds) == 1:
        ratios = [1.0]
    between = any_tie / math.fsum(w * ratio for w, ratio in zip(weights, ratios, strict=True))
    targets = [between * ratio / room for ratio, room in zip(ratios, open_shares, strict=True)]
    if max(targets) >= 1:
        raise _impossible(parameters, any_tie, weights, open_shares)
    return targets


def _impossible(
    parameters: Parameters, any_tie: float, weights: list[float], room: list[float]
) -> QuickscanError:
    """Which knob cannot go with the others, and what is possible."""
    most = sum(w * share for w, share in zip(weights, room, strict=True))
    if any_tie >= most:
        return QuickscanError(
            "tie_density is {density}, but here it stays below {most}: with a reciprocity of "
            "{reciprocity} and the pairs that brokers keep apart, there is no room for more ties. "
            "Lower tie_density.",
            density=parameters.tie_density,
            most=f"{most / (2 - parameters.reciprocity):.3f}",
            reciprocity=parameters.reciprocity,
        )
    low = max((any_tie / room[1] - weights[1]) / weights[0], 0.0)
    spare = any_tie - weights[0] * room[0]
    high = weights[1] * room[0] / spare if spare > 0 else np.inf
    return QuickscanError(
        "homophily is {homophily}; with a tie_density of {density} and a reciprocity of "
        "{reciprocity}, and {share} of the pairs here from one sector, possible is {low} to "
        "{high}. Change homophily or lower tie_density.",
        homophily=parameters.homophily,
        density=parameters.tie_density,
        reciprocity=parameters.reciprocity,
        share=f"{100 * weights[0]:.0f} %",
        low=f"{low:.2f}",
        high=f"{high:.2f}",
    )
