"""The chance that two organisations work together, before anything is drawn or planted.

The log odds of a tie on a layer: a base that gives the density asked for, the affinity of the two
sectors (the same in every wijk, so that what is usual can be learnt from other wijken), how
outgoing both organisations are, and more when one of them is the hub of a wijk where they meet.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic, solve_increasing

PROPENSITY_SPREAD = 0.5
"""How much organisations differ in working together, in log odds; an assumption."""

LAYER_AFFINITY = 0.5
"""Share of the variance of affinity that belongs to one layer only; an assumption."""

P_MUTUAL = 0.92
"""A true tie mostly runs both ways; between organisations an assumption (between people .40-.60
of ties are returned)."""


@dataclass(frozen=True)
class TieChances:
    """Pairs x layers: the chance of a tie, and what is expected of such sectors; their numbers."""

    of_pair: np.ndarray
    of_sectors: np.ndarray
    sectors: np.ndarray


def tie_chances(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    meetings: pd.DataFrame,
) -> TieChances:
    """Chances for every pair, in the order in which pairs first occur in the meetings."""
    pairs = meetings.drop_duplicates(["first", "second"])
    first, second = pairs["first"].to_numpy(int), pairs["second"].to_numpy(int)
    sector = pd.Index(questionnaire.sector_ids).get_indexer(pd.Index(organisations["sector"]))
    sectors = np.sort(np.column_stack([sector[first], sector[second]]), axis=1)
    affinity = _affinity(parameters, questionnaire)[sectors[:, 0], sectors[:, 1]]
    outgoing = PROPENSITY_SPREAD * stream(parameters.seed, "outgoing").standard_normal(
        len(organisations)
    )
    hub = parameters.hub_strength * _with_hub(
        meetings, _draw_hubs(parameters, questionnaire, organisations, meetings)
    )
    log_odds = affinity + (outgoing[first] + outgoing[second] + hub)[:, None]
    base = _base(log_odds, parameters.tie_density)
    typical_hub = float(hub.mean()) if len(hub) else 0.0
    return TieChances(
        of_pair=logistic(base + log_odds),
        of_sectors=logistic(base + affinity + typical_hub),
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


def _draw_hubs(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    meetings: pd.DataFrame,
) -> dict[int, int]:
    """The organisation of each wijk through which much runs: of one sector, where it has one."""
    hub_sector = _hub_sector(parameters, questionnaire, organisations)
    is_candidate = (organisations["sector"] == hub_sector).to_numpy(bool)
    rng = stream(parameters.seed, "hubs")
    hubs = {}
    for wijk, own in meetings.groupby("wijk")[["first", "second"]]:
        present = np.unique(own)
        candidates = present[is_candidate[present]]
        choices = candidates if len(candidates) else present
        hubs[int(str(wijk))] = int(choices[rng.integers(len(choices))])
    return hubs


def _hub_sector(
    parameters: Parameters, questionnaire: Questionnaire, organisations: pd.DataFrame
) -> str | None:
    """A formal sector with one organisation of its own in every wijk; else any formal one."""
    present = set(organisations["sector"])
    formal = [
        sector.sector_id
        for sector in questionnaire.sectors
        if sector.sector_id in present and not sector.is_informal
    ]
    plans = {sector: parameters.plan_of(sector) for sector in formal}
    one_each = [
        sector
        for sector, plan in plans.items()
        if plan.n_served == 1 and plan.n_per_neighbourhood == 1
    ]
    choices = one_each or formal
    if not choices:
        return None
    return choices[
        int(stream(parameters.seed_of_what_is_alike, "hub sector").integers(len(choices)))
    ]


def _with_hub(meetings: pd.DataFrame, hubs: dict[int, int]) -> np.ndarray:
    """For each pair: 1 when one of the two is the hub of a wijk where they meet, else 0."""
    hub = meetings["wijk"].map(hubs)
    touches = (meetings["first"] == hub) | (meetings["second"] == hub)
    by_pair = touches.groupby([meetings["first"], meetings["second"]], sort=False)
    return by_pair.any().to_numpy(float)


def _base(log_odds: np.ndarray, density: float) -> float:
    """The base at which the directed ties reach the density."""
    if not log_odds.size:
        return 0.0
    sides = P_MUTUAL + (1 - P_MUTUAL) / 2
    return solve_increasing(lambda base: float(logistic(base + log_odds).mean()) * sides, density)
