"""Two sides that see one tie very differently."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import joined, pair_gaps
from quickscan_sim.analyse.network.gaps.quality import LEAST_VARIANCE, QUALITY_SPREAD
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.analyse.network.ties.tie_states import STEPS_APART
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

TRULY_APART = 1.5
"""A true difference of one and a half steps is closer to two than to one."""

LEVEL_SPREAD = 0.8
"""Standard deviation of the levels that people of one organisation give one tie: an assumption
(intensities are reported less reliably than whether there is a tie)."""


def differing_views(pairs: Pairs) -> Columns:
    """Gaps of kind ``differing_views``: both sides name each other, and their mean levels (or
    their mean qualities) are two steps or more apart.

    The certainty is the probability that the true difference is at least :data:`TRULY_APART`:
    with d the difference of two means of n and m people, its error variance is
    s2 (1 / n + 1 / m), s the spread of reports within one organisation; true differences vary
    around zero with the variance that this error does not explain (empirical Bayes, Efron and
    Morris 1975). Levels need at least 3 people on each side, qualities 5 (else the mean of fewer
    than five people could be worked out from a pair's joint mean). Differences between the two
    sides of one tie are material for talk (Frey and others 2006), not error.
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
    from scipy.special import ndtr

    if not len(difference):
        return np.zeros(0)
    between = max(float(np.mean(difference**2 - noise)), LEAST_VARIANCE)
    weight = between / (between + noise)
    middle, sd = weight * difference, np.sqrt(weight * noise)
    above, below = ndtr((middle - TRULY_APART) / sd), ndtr((-middle - TRULY_APART) / sd)
    return np.asarray(above + below)


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
