"""Records of one person, levels and goal ladders, read as what they are: words in an order.

These take plain tables: the simulator does not draw records and ladders yet.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def rating_range(ratings: pd.DataFrame, wave: int, *, averaged: bool = False) -> float | None:
    """How far apart the raters are in a wave: the highest rating minus the lowest.

    ``averaged=True`` (MV-I1) first takes the mean of the raters, so that nothing is left of their
    disagreement.

    Parameters
    ----------
    ratings
        A row per rater and wave: ``rater``, ``wave``, ``rating``. A missing rating is left out.

    Returns
    -------
    float or None
        None when nobody rated in this wave.

    Examples
    --------
    >>> ratings = pd.DataFrame({"rater": ["a", "b", "c"], "wave": 0, "rating": [2, 3, 7]})
    >>> rating_range(ratings, 0), rating_range(ratings, 0, averaged=True)
    (5.0, 0.0)
    """
    given = ratings.loc[(ratings["wave"] == wave) & ratings["rating"].notna(), "rating"]
    if given.empty:
        return None
    shown = pd.Series([given.mean()]) if averaged else given
    return float(shown.max() - shown.min())


def mean_rating(ratings: pd.DataFrame, wave: int, *, carried_forward: bool = False) -> float | None:
    """The mean of the ratings given in a wave.

    ``carried_forward=True`` (MV-I2) gives a rater who did not rate the last rating before it.

    Parameters
    ----------
    ratings
        A row per rater and wave: ``rater``, ``wave``, ``rating``. A missing rating, or a rater
        without a row, counts for nothing.

    Returns
    -------
    float or None
        None when there is no rating.

    Examples
    --------
    >>> ratings = pd.DataFrame({"rater": ["a", "b", "c"] * 2, "wave": [0, 0, 0, 1, 1, 1],
    ...     "rating": [5, 6, 4, 7, 6, None]})
    >>> mean_rating(ratings, 1), round(mean_rating(ratings, 1, carried_forward=True), 2)
    (6.5, 5.67)
    """
    given = ratings[ratings["rating"].notna() & (ratings["wave"] <= wave)]
    if carried_forward:
        shown = given.sort_values("wave").groupby("rater")["rating"].last()
    else:
        shown = given.loc[given["wave"] == wave, "rating"]
    return float(shown.mean()) if len(shown) else None


def typical_level(levels: pd.Series[int], *, as_number: bool = False) -> float | None:
    """The middle level of a group, for levels that are names in an order.

    The median; of an even number of levels the lower of the two in the middle, since half a level
    has no name. ``as_number=True`` (MV-I4) is their mean.

    Parameters
    ----------
    levels
        A level for each person or life area; a missing one is left out.

    Returns
    -------
    float or None
        None when there is no level.

    Examples
    --------
    >>> levels = pd.Series([1, 2, 2, 4, 5])
    >>> typical_level(levels), typical_level(levels, as_number=True)
    (2.0, 2.8)
    """
    known = np.sort(levels.dropna().to_numpy(float))
    if not len(known):
        return None
    return float(known.mean() if as_number else known[(len(known) - 1) // 2])


def share_improved(levels: pd.DataFrame, *, all_started: bool = True) -> float | None:
    """Which part of everybody who started is known to be at a higher level at the end.

    (people whose last level is above their first) / (people with a first level).
    ``all_started=False`` (MV-I7) divides by those who stayed until the end.

    Parameters
    ----------
    levels
        A row per person: ``first`` and ``last``. A missing ``last``: the person stopped, and how
        it went is not known. A missing ``first``: the person did not start, and is left out.

    Returns
    -------
    float or None
        None when there is nobody to divide by.

    Examples
    --------
    >>> levels = pd.DataFrame({"first": [2, 2, 3, 1], "last": [3, 2, None, None]})
    >>> share_improved(levels), share_improved(levels, all_started=False)
    (0.25, 0.5)
    """
    started = levels[levels["first"].notna()]
    counted = started if all_started else started[started["last"].notna()]
    if counted.empty:
        return None
    return float((counted["last"] > counted["first"]).sum() / len(counted))


def goals_reached(scores: pd.Series[int], *, as_number: bool = False) -> float | None:
    """How many goals of a team were reached: the ladder score is 0 or more.

    ``as_number=True`` (MV-G4) is the mean of the ladder scores, as if a step were as large on
    every ladder.

    Parameters
    ----------
    scores
        A ladder score for each goal; a goal without a score is left out.

    Returns
    -------
    float or None
        None when no goal was scored.

    Examples
    --------
    >>> scores = pd.Series([2, 0, -2])
    >>> goals_reached(scores), goals_reached(scores, as_number=True)
    (2.0, 0.0)
    """
    known = scores.dropna()
    if known.empty:
        return None
    return float(known.mean() if as_number else (known >= 0).sum())


def n_first_steps(actions: pd.DataFrame, *, only_first: bool = True) -> int:
    """How many actions of a plan begin first: those without an action that comes before them.

    ``only_first=False`` (MV-P6) counts every action as a first step.

    Parameters
    ----------
    actions
        A row per action: ``action_id`` and ``after``, the action that comes before it; missing
        for a first step.

    Examples
    --------
    >>> actions = pd.DataFrame({"action_id": ["a", "b", "c"], "after": [None, "a", "b"]})
    >>> n_first_steps(actions), n_first_steps(actions, only_first=False)
    (1, 3)
    """
    return int(actions["after"].isna().sum() if only_first else len(actions))
