"""What the rest of a network says about a pair: activity, shared partners, paths, likeness.

Every feature is a table of organisation x partner and is about the ordered pair (one, other). In
a network without directions (a symmetric table) both orders are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.pairs.penalised_logistic import chance

ACTIVITY_PENALTY = 1.0
"""Prior precision of how much an organisation names and is named, in log odds."""

MOST_ROUNDS = 60
CLOSE_ENOUGH = 1e-6

STRONG_LEVEL = 2.0
"""From this level of working together on a tie counts as strong."""

Features = dict[str, np.ndarray]


@dataclass(frozen=True)
class Activity:
    """How much each organisation names and is named (log odds), and the chances that gives."""

    sender: np.ndarray
    receiver: np.ndarray
    expected: np.ndarray


def network_features(named: np.ndarray, level: np.ndarray | None = None) -> Features:
    """Features of every ordered pair of organisations from one network.

    An unknown cell (NaN: nobody could tell, or hidden on purpose) is neither a tie nor the lack
    of one: it counts for the chance that the activity of the two sides gives.

    Parameters
    ----------
    named
        Organisation x partner: 1 names, 0 does not, in between where it is not sure, NaN where
        it is unknown. The diagonal is left out.
    level
        The level of each tie, 0 or NaN where there is none; None: unknown everywhere.

    Returns
    -------
    dict
        A table of organisation x partner for each feature: ``activity`` and ``activity_back``
        (sender and receiver effects, Holland & Leinhardt 1981), counts of shared partners
        weighted equally, by Adamic & Adar (2003) and by resource allocation (Zhou et al. 2009),
        paths of length 2 and 3 in every direction, what organisations alike do, and residual
        paths (what is left after the activity of both sides).

    Examples
    --------
    a names b, b names c and c names nobody; d names b and c. So a and c have b in common:

    >>> named = np.array([[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 1, 1, 0]], dtype=float)
    >>> features = network_features(named)
    >>> float(np.expm1(features["common"][0, 2])), float(np.expm1(features["in_two_steps"][0, 2]))
    (1.0, 1.0)
    """
    apart = ~np.eye(len(named), dtype=bool)
    known = np.where(apart, named, np.nan)
    activity = fit_activity(known)
    filled = np.where(np.isnan(known), activity.expected, known) * apart
    rest = np.where(np.isnan(known), 0.0, known - activity.expected)
    return {
        "activity": np.add.outer(activity.sender, activity.receiver),
        "activity_back": np.add.outer(activity.receiver, activity.sender),
        **_shared_partners(filled),
        **_paths(filled),
        **_like_others(filled, rest),
        **_residual_paths(rest),
        **(_of_levels(np.nan_to_num(level), filled) if level is not None else {}),
    }


def fit_activity(known: np.ndarray, penalty: float = ACTIVITY_PENALTY) -> Activity:
    """Sender and receiver effects in log odds, by penalised likelihood, a block at a time.

    Only known cells count. Each block is a Newton step for all organisations at once: without
    each other, senders do not meet in the likelihood, nor do receivers.
    """
    counted = ~np.isnan(known)
    value = np.where(counted, known, 0.0)
    share = (value.sum() + 0.5) / (counted.sum() + 1.0)
    middle = float(np.log(share / (1 - share)))
    sender, receiver = np.zeros(len(known)), np.zeros(len(known))
    for _ in range(MOST_ROUNDS):
        moved = 0.0
        for effect, axis in ((sender, 1), (receiver, 0)):
            p = chance(middle + np.add.outer(sender, receiver))
            gradient = ((value - p) * counted).sum(axis=axis) - penalty * effect
            step = gradient / ((p * (1 - p) * counted).sum(axis=axis) + penalty)
            np.add(effect, np.clip(step, -1.0, 1.0), out=effect)
            moved = max(moved, float(np.abs(step).max(initial=0.0)))
        if moved < CLOSE_ENOUGH:
            break
    expected = chance(middle + np.add.outer(sender, receiver))
    return Activity(sender + middle / 2, receiver + middle / 2, expected)


def _shared_partners(filled: np.ndarray) -> Features:
    """Partners in common, whoever names whom; rarer partners count for more."""
    either = np.maximum(filled, filled.T)
    degree = either.sum(axis=0)
    rarer = 1 / np.log(np.maximum(degree, 2.0))
    return {
        "common": np.log1p(either @ either),
        "common_adamic_adar": np.log1p((either * rarer) @ either),
        "common_allocation": (either / np.maximum(degree, 1.0)) @ either,
    }


def _paths(filled: np.ndarray) -> Features:
    either = np.maximum(filled, filled.T)
    in_two = filled @ filled
    both_name = filled @ filled.T
    return {
        "in_two_steps": np.log1p(in_two),
        "in_two_steps_back": np.log1p(in_two.T),
        "both_name": np.log1p(both_name),
        "both_named_by": np.log1p(filled.T @ filled),
        "names_like": np.log1p(both_name @ filled),
        "in_three_steps": np.log1p(either @ either @ either),
    }


def _like_others(filled: np.ndarray, rest: np.ndarray) -> Features:
    """Do organisations with the same partners name the other; is it named by those that are?"""
    as_sender, as_receiver = _likeness(filled), _likeness(filled.T)
    both = (as_sender + as_receiver) / 2
    return {
        "those_alike_name": _average(as_sender, filled),
        "names_those_alike": _average(as_receiver, filled.T).T,
        "those_alike_name_more": _average(both, rest),
        "names_those_alike_more": _average(both, rest.T).T,
        "those_like_both_name": _average(both, filled),
        "names_those_like_both": _average(both, filled.T).T,
    }


def _likeness(rows: np.ndarray) -> np.ndarray:
    """The cosine of every two rows; 0 with itself."""
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    unit = rows / np.maximum(length, 1e-9)
    alike = unit @ unit.T
    np.fill_diagonal(alike, 0.0)
    return np.asarray(alike)


def _average(weight: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.asarray(weight @ values / np.maximum(weight.sum(axis=1, keepdims=True), 0.5))


def _residual_paths(rest: np.ndarray) -> Features:
    """Shared partners and paths beyond what the activity of all of them makes likely."""
    scale = np.sqrt(max(len(rest), 1))
    either = (rest + rest.T) / 2
    twice = either @ either / scale
    return {
        "rest_in_two_steps": rest @ rest / scale,
        "rest_both_name": rest @ rest.T / scale,
        "rest_both_named_by": rest.T @ rest / scale,
        "rest_common": twice,
        "rest_in_three_steps": twice @ either / scale,
    }


def _of_levels(level: np.ndarray, filled: np.ndarray) -> Features:
    one = np.ones_like(filled)
    strong = (np.maximum(level, level.T) >= STRONG_LEVEL).astype(float)
    either = np.maximum(filled, filled.T)
    n_named, n_named_by = ((level > 0).sum(axis=axis) for axis in (1, 0))
    return {
        "level_back": np.log1p(level.T),
        "level_named": (level.sum(axis=1) / np.maximum(n_named, 1))[:, None] * one,
        "level_named_by": (level.sum(axis=0) / np.maximum(n_named_by, 1))[None, :] * one,
        "strong_common": np.log1p(strong @ either),
    }
