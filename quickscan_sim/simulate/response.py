"""Who fills in the quickscan, after how many reminders, how far, and who reaches the partners."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.columns import numbered, whole_numbers, yes_no

FEW_ITEMS = (2, 6)
"""Somebody who stops after a few items answered 2 to 5 of them; an assumption."""

EVERY_ITEM = np.iinfo(np.int64).max

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(21)


def draw_response(
    parameters: Parameters, people: pd.DataFrame, position: np.ndarray, wave: int = 1
) -> pd.DataFrame:
    """Table ``professionals`` with who responded, and ``n_first_items``: where somebody stopped.

    The log odds to respond are a base, plus the pull of the own organisation (colleagues remind
    each other), plus what the knobs say about the sector, about what somebody does, and about
    working hours and experience. In some organisations nobody answers. The base is solved so that
    the expected response over organisations is ``response_rate``, after all reminders. One
    reminder less would lower the odds by ``reminder_odds_ratio``: that decides who answered when.
    Who stops early never reaches the partner question, which comes last.

    Parameters
    ----------
    people
        The columns of ``professionals`` that are known beforehand.
    position
        People x themes: the latent position, in standard deviations.
    """
    odds = _log_odds(parameters, people, position, wave)
    n = len(people)
    rng = stream(parameters.seed, "response", wave=wave)
    chance = rng.random(n)
    responded = chance < logistic(odds)
    stops = rng.random(n) < parameters.p_near_empty
    n_first_items = np.where(stops, rng.integers(*FEW_ITEMS, size=n), EVERY_ITEM)
    reaches_partners = rng.random(n) >= parameters.p_no_partner_answer
    found: dict[str, Any] = {
        "responded": yes_no(responded),
        "answered_partners": yes_no(responded & reaches_partners & ~stops),
        "n_reminders": whole_numbers(_reminders_needed(parameters, odds, chance), ~responded),
        "n_first_items": n_first_items,
    }
    return people.assign(**found)


def _reminders_needed(parameters: Parameters, odds: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """After how many reminders each one answered, for who answers at all."""
    to_come = np.arange(parameters.n_reminders, 0, -1)
    earlier = odds[:, None] - np.log(parameters.reminder_odds_ratio) * to_come
    return np.asarray((chance[:, None] >= logistic(earlier)).sum(axis=1))


def _log_odds(
    parameters: Parameters, people: pd.DataFrame, position: np.ndarray, wave: int
) -> np.ndarray:
    """The log odds to respond in the end, of everybody; minus infinity where nobody answers."""
    organisation, ids = numbered(people["organisation_id"])
    of_organisations = stream(parameters.seed, "response of organisations", wave=wave)
    silent = of_organisations.random(len(ids)) < parameters.p_silent_organisation
    pull = parameters.response_spread * of_organisations.standard_normal(len(ids))
    own = _own_log_odds(parameters, people, position)
    base = _solve_base(parameters, own)
    return np.where(silent[organisation], -np.inf, base + own + pull[organisation])


def _own_log_odds(parameters: Parameters, people: pd.DataFrame, position: np.ndarray) -> np.ndarray:
    """What sector, traits, working hours and experience add to the log odds of each person."""
    sector, names = numbered(people["sector"])
    of_sectors = np.array([_of_sector(parameters, name) for name in names])
    own = np.asarray(of_sectors[sector])
    if parameters.response_on_trait and position.shape[1]:
        own = own + parameters.response_on_trait * _standardised(position.mean(axis=1))
    if parameters.response_on_fte:
        own = own + parameters.response_on_fte * _standardised(people["fte"].to_numpy(float))
    if parameters.response_on_experience:
        years = people["years_experience"].to_numpy(float, na_value=np.nan)
        own = own + parameters.response_on_experience * _standardised(years)
    return own


def _of_sector(parameters: Parameters, sector: str) -> float:
    if sector in parameters.response_of_sectors:
        return parameters.response_of_sectors[sector]
    drawn = _drawn_of_sector(parameters.seed_of_what_is_alike, sector)
    return parameters.response_spread_sectors * drawn


@lru_cache(maxsize=1024)
def _drawn_of_sector(seed: int, sector: str) -> float:
    """A standard normal draw, alike in every municipality, whichever sectors it has."""
    return float(stream(seed, f"response of the sector {sector}").standard_normal())


def _standardised(values: np.ndarray) -> np.ndarray:
    """In standard deviations from the mean of everybody invited; 0 where unknown."""
    known = np.isfinite(values)
    if not known.any():
        return np.zeros(len(values))
    spread = values[known].std()
    centred = np.where(known, values, values[known].mean()) - values[known].mean()
    return np.asarray(centred / (spread if spread > 0 else 1.0))


def _solve_base(parameters: Parameters, own: np.ndarray) -> float:
    """The base at which the mean chance over people and organisations is the target.

    The pull of organisations is normal and averaged over by Gauss-Hermite quadrature. Newton's
    method, with halving where a step leaves the bracket.
    """
    if parameters.response_rate == 0:
        return -np.inf
    target = parameters.response_rate / (1 - parameters.p_silent_organisation)
    if target >= 1:
        return np.inf
    values, n_each = np.unique(own, return_counts=True)
    odds = values[:, None] + parameters.response_spread * NODES
    weights = np.outer(n_each, WEIGHTS)
    weights = weights / weights.sum()
    low, high = -60.0, 60.0
    base = 0.0
    for _ in range(100):
        p = logistic(base + odds)
        miss = target - float((weights * p).sum())
        low, high = (base, high) if miss > 0 else (low, base)
        if abs(miss) < 1e-10:
            break
        step = base + miss / max(float((weights * p * (1 - p)).sum()), 1e-300)
        base = step if low < step < high else (low + high) / 2
    return base
