"""From the chance of a tie to its levels and qualities: no state, only draws that are passed in.

A later measurement redraws the ties of some pairs with these same functions.
"""

from __future__ import annotations

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.chance import from_shares, partly_shared

WORKING_LEVELS = (0.424, 0.303, 0.182, 0.091)
"""Shares of the levels 2 to 5 among ties of level 2 or more: each closer form is rarer (density
falls as the stage of collaboration rises, as within-organisation studies of these scales found);
sizes assumed."""

LOOSE_QUALITIES = (0.05, 0.15, 0.45, 0.35)
CLOSE_QUALITIES = (0.01, 0.04, 0.55, 0.40)
"""Shares of the qualities 1 to 4 (3 on average) for loose and close ties; assumptions. Few close
ties run badly by chance, so that a planted one stands out."""

CLOSE = 3
"""From this level on, partners do more than tell each other things."""

P_STEP = 0.25
"""Chance that the second side takes a step of one level down or up from the first, where that
leaves the shares of the levels as they are; an assumption."""

P_SHARED_QUALITY = 0.5
"""Chance that both sides judge alike beyond chance; an assumption."""

TOWARDS, BACK = 0, 1
"""The two directions of a pair: from the first to the second organisation, and back."""

PER_PAIR = 7
PER_LAYER = 5


def n_uniforms(n_layers: int) -> int:
    """How many uniform draws the ties of one pair take."""
    return PER_PAIR + PER_LAYER * n_layers


def draw_ties(
    parameters: Parameters, chance: np.ndarray, uniform: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Levels (pairs x layers x 2) and qualities (pairs x 2); 0 where there is no tie.

    Parameters
    ----------
    chance
        Pairs x layers: the chance of a tie in any direction.
    uniform
        Pairs x ``n_uniforms(n_layers)``: draws between 0 and 1.

    Examples
    --------
    >>> level, quality = draw_ties(Parameters(), np.ones((1, 1)), np.full((1, 12), 0.5))
    >>> level.tolist(), quality.tolist()
    ([[[2, 2]]], [[3, 3]])
    """
    n, n_layers = chance.shape
    shared = uniform[:, :PER_PAIR]
    of_layers = uniform[:, PER_PAIR:].reshape(n, PER_LAYER, n_layers)
    level = _levels(parameters, chance, shared[:, :2], of_layers)
    return level, _qualities(level, shared[:, 2:])


def level_shares(knows_ratio: float) -> tuple[float, ...]:
    """Shares of the levels 1 to 5, such that ties of 2 or more are one in ``knows_ratio``.

    >>> [round(share, 2) for share in level_shares(2.0)]
    [0.5, 0.21, 0.15, 0.09, 0.05]
    """
    working = 1 / knows_ratio
    return (1 - working, *(working * share for share in WORKING_LEVELS))


def p_mutual(reciprocity: float) -> float:
    """The chance that a pair with a tie has it both ways, when this share of ties is returned.

    >>> p_mutual(1.0), round(p_mutual(0.5), 3)
    (1.0, 0.333)
    """
    return reciprocity / (2 - reciprocity)


def _levels(
    parameters: Parameters, chance: np.ndarray, shared: np.ndarray, of_layers: np.ndarray
) -> np.ndarray:
    mixing, own, mutual, closeness, apart = (of_layers[:, row] for row in range(PER_LAYER))
    overlap = parameters.layer_overlap
    exists = partly_shared(shared[:, :1], own, mixing, overlap) < chance
    shares = level_shares(parameters.knows_ratio)
    near = partly_shared(shared[:, 1:], closeness, mixing, overlap)
    towards = 1 + from_shares(near, shares)
    level = np.stack([towards, _other_side(towards, apart, shares)], axis=2)
    both_ways = p_mutual(parameters.reciprocity)
    halfway = (1 + both_ways) / 2
    level[..., TOWARDS] *= exists & ((mutual < both_ways) | (mutual >= halfway))
    level[..., BACK] *= exists & (mutual < halfway)
    return level


def _other_side(level: np.ndarray, uniform: np.ndarray, shares: tuple[float, ...]) -> np.ndarray:
    """The level as the other side has it: a step of the Metropolis chain that keeps the shares."""
    share = np.array([0.0, *shares, 0.0])
    down = P_STEP * np.minimum(1, share[:-2] / share[1:-1])
    up = P_STEP * np.minimum(1, share[2:] / share[1:-1])
    step = (uniform >= 1 - up[level - 1]).astype(np.int64) - (uniform < down[level - 1])
    return np.asarray(level + step)


def _qualities(level: np.ndarray, uniform: np.ndarray) -> np.ndarray:
    """One quality for each side of a pair; 0 for a side without any tie."""
    draw = partly_shared(uniform[:, :1], uniform[:, 1:3], uniform[:, 3:5], P_SHARED_QUALITY)
    closest = level.max(axis=1, initial=0)
    loose, close = from_shares(draw, LOOSE_QUALITIES), from_shares(draw, CLOSE_QUALITIES)
    return np.where(closest > 0, 1 + np.where(closest >= CLOSE, close, loose), 0)
