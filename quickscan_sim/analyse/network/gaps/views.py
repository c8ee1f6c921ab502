"""Two sides that see one tie very differently."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import joined, pair_gaps
from quickscan_sim.analyse.network.gaps.quality import QUALITY_SPREAD
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.analyse.network.ties.tie_states import STEPS_APART
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

TRULY_APART = 1.5
"""A true difference of one and a half steps is closer to two than to one."""

LEVEL_SPREAD = 0.8
"""Standard deviation of the levels that people of one organisation give one tie: an assumption
(intensities are reported less reliably than whether there is a tie)."""

TRUE_STEPS = np.arange(-5.0, 5.01, 0.25)
"""The true differences that are weighed, in steps: levels run from 0 to 5."""

PRIOR_PAIRS = 1.0
"""For how many pairs it counts, before any is seen, that small differences are the usual ones."""

N_ROUNDS = 200
LEARNT_FROM = 5_000
"""More pairs than this teach nothing new: then every second one, third one, and so on."""


def differing_views(pairs: Pairs) -> Columns:
    """Gaps of kind ``differing_views``: both sides name each other, and their mean levels (or
    their mean qualities) are two steps or more apart.

    The certainty is the probability that the true difference is at least :data:`TRULY_APART`:
    with d the difference of two means of n and m people, its error variance is
    s2 (1 / n + 1 / m), s the spread of reports within one organisation; how often which true
    difference occurs is learnt from all pairs (:func:`probability_apart`). Levels need at least
    3 people on each side, qualities 5 (else the mean of fewer than five people could be worked
    out from a pair's joint mean). Differences between the two sides of one tie are material for
    talk (Frey and others 2006), not error.
    """
    names, names_back = pairs.names
    both = pairs.where((names == 1) & (names_back == 1))
    levels = _differing(both, "level", "n_naming", LEVEL_SPREAD, MIN_REPORTERS)
    qualities = _differing(both, "quality", "n_quality", QUALITY_SPREAD, SMALL_CELL)
    return _surest_per_pair(joined([levels, qualities]))


def _differing(both: Pairs, what: str, n_name: str, spread: float, enough: int) -> Columns:
    n, n_back = both.told[n_name], both.told_back[n_name]
    known = np.flatnonzero(
        (n >= enough)
        & (n_back >= enough)
        & ~np.isnan(both.told[what])
        & ~np.isnan(both.told_back[what])
    )
    found, noise = both.where(known), spread**2 * (1 / n[known] + 1 / n_back[known])
    apart = found.told[what] - found.told_back[what]
    certainty = probability_apart(apart, noise)
    far = np.flatnonzero(np.abs(apart) >= STEPS_APART - 1e-9)
    found = found.where(far)
    seen: dict[str, np.ndarray] = {
        what: found.told[what],
        f"{what}_back": found.told_back[what],
        "why": np.full(len(far), "levels_differ" if what == "level" else "qualities_differ"),
    }
    if what == "quality":
        seen["n_quality"] = found.told[n_name] + found.told_back[n_name]
    return pair_gaps("differing_views", found, certainty[far], **seen)


def probability_apart(difference: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """The probability that two sides truly differ by 1.5 steps or more, for every pair.

    How often each true difference occurs is learnt from all pairs, whatever its shape: the
    nonparametric maximum likelihood of the distribution of means (Laird 1978), on quarter steps
    and by EM. A normal curve would not do: most pairs hardly differ and a few differ much, and
    then it takes even a large and well-measured difference for mostly error. Which of two sides
    comes first means nothing, so it is symmetric.

    Parameters
    ----------
    difference
        Of the two means, in steps.
    noise
        Its error variance.

    Examples
    --------
    >>> probability_apart(np.array([3.0, 0.0]), np.array([0.2, 0.2])).round(2).tolist()
    [1.0, 0.0]
    """
    likelihood = _likelihood(difference, noise)
    share = _share_of_steps(likelihood[:: len(likelihood) // LEARNT_FROM + 1])
    joint = likelihood * share
    # A step stands for what lies around it: half of the step at the border is beyond it.
    far = (np.sign(np.abs(TRUE_STEPS) - TRULY_APART) + 1) / 2
    return np.asarray(joint @ far / joint.sum(axis=1))


def _likelihood(difference: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Pairs x true differences, each row relative to its best."""
    off = (difference[:, None] - TRUE_STEPS) ** 2 / (2 * noise[:, None])
    return np.asarray(np.exp(off.min(axis=1, keepdims=True) - off))


def _share_of_steps(likelihood: np.ndarray) -> np.ndarray:
    """How often each true difference occurs."""
    prior = np.exp(-np.abs(TRUE_STEPS))
    prior /= prior.sum()
    share = np.asarray(prior)
    for _ in range(N_ROUNDS):
        joint = likelihood * share
        counts = (joint / joint.sum(axis=1, keepdims=True)).sum(axis=0)
        share = (counts + counts[::-1]) / 2 + PRIOR_PAIRS * prior
        share /= share.sum()
    return np.asarray(share)


def _surest_per_pair(gaps: Columns) -> Columns:
    """Level and quality may both differ: one row for each pair and layer, the surest."""
    keys = [gaps[name].astype(str) for name in ("partner_id", "organisation_id")]
    keys += [gaps[name].astype(str) for name in ("layer", "neighbourhood_id")]
    order = np.lexsort([-gaps["certainty"], *keys])
    same = np.ones(max(len(order) - 1, 0), dtype=bool)
    for values in keys:
        same &= values[order][1:] == values[order][:-1]
    first = order[np.concatenate([np.ones(min(len(order), 1), dtype=bool), ~same])]
    return {name: values[first] for name, values in gaps.items()}
