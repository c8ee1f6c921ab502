"""The chance that a respondent ticks a partner on the list."""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.log_odds import base_for_mean
from quickscan_sim.simulate.partner_lists import PartnerLists
from quickscan_sim.vocabulary import COLLABORATION_LEVELS

N_NODES = 15
"""Points of the quadrature over people; exact enough for a spread up to 3 in log odds."""


def chance_of_naming(
    parameters: Parameters, true_level: np.ndarray, lists: PartnerLists, wave: int = 1
) -> np.ndarray:
    """For every row of the lists the chance of a tick, as float32.

    In log odds: how close the tie is on its closest layer, and how readily the person names
    partners. The bases make the average over people and ties p_report_tie, and over people and
    other partners p_report_no_tie; long lists then get fewer ticks.

    Parameters
    ----------
    true_level
        Views x layers: 0 where there is no tie.
    """
    closest = true_level.max(axis=1, initial=0)
    n_rows = np.bincount(closest[lists.view], minlength=len(COLLABORATION_LEVELS))
    of_level = _log_odds_of_levels(parameters, n_rows)
    rng = stream(parameters.seed, "reporters", wave=wave)
    person = parameters.reporter_spread * rng.standard_normal(len(lists.n_on_list))
    excess = np.maximum(lists.n_on_list / parameters.list_length, 1)
    care = excess**-parameters.list_fatigue
    log_odds = of_level.astype(np.float32)[closest][lists.view]
    log_odds += person.astype(np.float32)[lists.person]
    chance = 1 / (1 + np.exp(-log_odds))
    return np.asarray(chance * care.astype(np.float32)[lists.person])


def _log_odds_of_levels(parameters: Parameters, n_rows: np.ndarray) -> np.ndarray:
    """The log odds for an ordinary person, for level 0 (no tie) to 5."""
    above = parameters.contact_strength * np.arange(len(n_rows) - 1)
    spread = parameters.reporter_spread
    none = _base(np.zeros(1), np.ones(1), spread, parameters.p_report_no_tie)
    tied = _base(above, n_rows[1:].astype(float), spread, parameters.p_report_tie)
    return np.concatenate([[none], tied + above])


@cache
def _quadrature() -> tuple[np.ndarray, np.ndarray]:
    """Points and weights for an average over standard normals."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(N_NODES)
    return nodes, weights / weights.sum()


def _base(offsets: np.ndarray, n_rows: np.ndarray, spread: float, target: float) -> float:
    """The base at which the average over these rows and over people is the target."""
    if target in (0, 1):
        return np.inf if target else -np.inf
    nodes, weights = _quadrature()
    share = n_rows / n_rows.sum() if n_rows.sum() else np.full(len(n_rows), 1 / len(n_rows))
    both = np.add.outer(offsets, spread * nodes).ravel()[:, None]
    weight = np.multiply.outer(share, weights).ravel()
    return float(base_for_mean(both, weight, np.array([target]))[0])
