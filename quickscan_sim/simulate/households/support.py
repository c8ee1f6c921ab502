"""Support that a household uses, and support it may have but does not use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.households.money import at_odds


@dataclass(frozen=True)
class Support:
    """Yes or no for each household."""

    school_fund: np.ndarray
    sport_fund: np.ndarray
    uses: np.ndarray
    unclaimed: np.ndarray


def take_up(parameters: Parameters, reach: np.ndarray) -> np.ndarray:
    """Chance that a household with a right uses it, shape (3, neighbourhoods).

    For the school fund, the sport fund (families) and general support (others); lower where
    money problems are rare.
    """
    levels = (parameters.p_school_fund, parameters.p_sport_fund, parameters.p_general_support)
    return np.stack([at_odds(level, reach) for level in levels])


def draw_support(
    chances: np.ndarray, minima: np.ndarray, has_children: np.ndarray, uniform: np.ndarray
) -> Support:
    """Support of the households of one neighbourhood.

    Parameters
    ----------
    chances
        The three chances of take-up in this neighbourhood.
    minima
        Who has a right to municipal support.
    uniform
        Draws, shape (2, households); childless households use the first for general support.
    """
    family = minima & has_children
    school = family & (uniform[0] < chances[0])
    sport = family & (uniform[1] < chances[1])
    general = minima & ~has_children & (uniform[0] < chances[2])
    uses = school | sport | general
    return Support(school, sport, uses, minima & ~(general | (school & sport)))
