"""Two wijken compared: raw or within sector, people or sectors, and in which direction."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.own_data import OwnData


@answers
def wijk_difference(
    data: OwnData, *, theme: str, within_sector: bool = True, turned: bool = False
) -> float | None:
    """The own wijk minus its neighbour on a theme; the rules are those of :func:`difference`."""
    people = people_of_both(data, theme)
    is_own = people["wijk"] == data.own_wijk
    return difference(people, is_own, within_sector=within_sector, turned=turned)


@answers
def wijk_mean(data: OwnData, *, theme: str, of_sectors: bool = False) -> float | None:
    """The mean score of the own wijk on a theme; the rules are those of :func:`group_mean`."""
    people = people_of_both(data, theme)
    return group_mean(people[people["wijk"] == data.own_wijk], of_sectors=of_sectors)


def difference(
    people: pd.DataFrame,
    is_first: pd.Series[bool],
    *,
    within_sector: bool = True,
    turned: bool = False,
) -> float | None:
    """How much higher the first group scores than the second, with sectors held equal.

    sum of w (first mean - second mean) / sum of w over the sectors in both groups, with
    w = n1 n2 / (n1 + n2): least squares on group and sector. ``within_sector=False`` (MV-C1) is
    the raw difference of the two means; ``turned=True`` (MV-C3) is second minus first.

    Parameters
    ----------
    people
        A row per person, with ``sector`` and ``score``. Who has no score or no sector is left
        out.
    is_first
        Which rows are of the first group.

    Returns
    -------
    float or None
        None when a group has no scores, or no sector is in both groups.

    Examples
    --------
    Scholen score 4 and clubs 2 in both; the first group has more scholen.

    >>> people = pd.DataFrame({"sector": ["school", "school", "club", "school", "club", "club"],
    ...     "score": [4, 4, 2, 4, 2, 2]})
    >>> is_first = pd.Series([True, True, True, False, False, False])
    >>> difference(people, is_first)
    0.0
    >>> round(difference(people, is_first, within_sector=False), 2)
    0.67
    """
    known = (people["score"].notna() & people["sector"].notna()).to_numpy()
    score = people["score"].to_numpy(float, na_value=np.nan)[known]
    first = is_first.to_numpy(bool)[known]
    if not first.any() or first.all():
        return None
    number, names = pd.factorize(people["sector"].to_numpy(object)[known])
    if not within_sector:
        number, names = np.zeros(len(score), dtype=int), names[:1]
    n, total = (
        np.array([np.bincount(number[one], of[one], len(names)) for one in (first, ~first)])
        for of in (np.ones(len(score)), score)
    )
    shared = (n > 0).all(axis=0)
    if not shared.any():
        return None
    means = total[:, shared] / n[:, shared]
    weight = n[:, shared].prod(axis=0) / n[:, shared].sum(axis=0)
    found = float(weight @ (means[0] - means[1]) / weight.sum())
    return -found if turned else found


def group_mean(people: pd.DataFrame, *, of_sectors: bool = False) -> float | None:
    """The mean score of a group of people, everybody counting once.

    ``of_sectors=True`` (MV-C2) is the mean of the sector means, in which a small sector weighs as
    much as a large one.

    Parameters
    ----------
    people
        A row per person, with ``sector`` and ``score``. Who has no score is left out.

    Returns
    -------
    float or None
        None when nobody has a score.

    Examples
    --------
    >>> people = pd.DataFrame({"sector": ["a", "a", "a", "b"], "score": [4, 4, 4, 2]})
    >>> group_mean(people), group_mean(people, of_sectors=True)
    (3.5, 3.0)
    """
    known = people[people["score"].notna()]
    if known.empty:
        return None
    scores = known["score"].astype("float64")
    return float(scores.groupby(known["sector"]).mean().mean() if of_sectors else scores.mean())


def people_of_both(data: OwnData, theme: str) -> pd.DataFrame:
    """Everybody who answered in the two wijken: wijk, sector and score on a theme."""
    return data.keep("people_of_both", lambda: _score(data))[theme]


def _score(data: OwnData) -> dict[Any, pd.DataFrame]:
    from quickscan_sim.analyse import score_themes

    both = data.both
    key = ["professional_id", "wave"]
    scores = (
        score_themes(both.answers, both.questionnaire)
        .merge(both.professionals[[*key, "sector"]], on=key)
        .merge(both.works_in[[*key, "neighbourhood_id"]], on=key)
        .rename(columns={"neighbourhood_id": "wijk"})
    )
    columns = ["wijk", "sector", "score"]
    return {
        theme: of_theme[columns].reset_index(drop=True)
        for theme, of_theme in scores.groupby("theme", sort=False)
    }
