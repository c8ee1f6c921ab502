"""How many people have each score, in steps of half a point: the bars of a distribution."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire, Scale
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "theme": "str",
    "sector": "str",
    "score": "float64",
    "n": "Int64",
    "share": "float64",
    "withheld": "boolean",
}
STEPS_PER_POINT = 2


def count_scores(
    theme_scores: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
    *,
    score_summary: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How many people have a theme score near 1.0, 1.5, 2.0, ..., of everybody and each sector.

    A score counts at the nearest half point; one in the middle counts at the higher.

    Parameters
    ----------
    theme_scores, professionals, minimum, score_summary
        As for :func:`~quickscan_sim.analyse.summarise_distributions`. People without a score are
        left out.

    Returns
    -------
    DataFrame
        A row per theme, group (sector NA: everybody) and half point, with n and its share of the
        group. One row without numbers for a group that is withheld. A bar may stand for one
        person: for invented people only, or to be made coarser before it is published.

    Examples
    --------
    >>> from quickscan_sim import Parameters, score_themes, simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> scores = score_themes(scan.answers, scan.questionnaire)
    >>> found = count_scores(scores, scan.questionnaire, scan.professionals)
    >>> sorted(found["score"].dropna().unique().tolist())
    [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0]
    """
    people = people_of(theme_scores, professionals)
    people = people[people["score"].notna()]
    scale = questionnaire.scored_scale
    by_theme = {theme: people[people["theme"] == theme] for theme in questionnaire.theme_ids}
    groups = SectorGroups.of([of["sector"] for of in by_theme.values()], minimum, score_summary)
    rows = [
        {"theme": theme} | row
        for theme, of in by_theme.items()
        for name, is_hidden, members in groups.members(of["sector"])
        for row in _rows(name, is_hidden, of["score"].to_numpy(float)[members], scale)
    ]
    return typed_rows(rows, COLUMNS)


def bars_of(scores: np.ndarray, low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """The half points from low to high, and how many scores lie nearest to each.

    >>> bars_of(np.array([1.2, 1.25, 3.0]), 1, 3)[1].tolist()
    [1, 1, 0, 0, 1]
    """
    n_bars = round((high - low) * STEPS_PER_POINT) + 1
    # A mean such as 3.75 may lie a rounding error below its half point.
    place = np.floor((np.asarray(scores) - low) * STEPS_PER_POINT + 0.5 + 1e-9).astype(int)
    points = low + np.arange(n_bars) / STEPS_PER_POINT
    return points, np.bincount(place, minlength=n_bars)


def _rows(
    sector: object, is_hidden: bool, scores: np.ndarray, scale: Scale
) -> Iterator[dict[str, object]]:
    if is_hidden or not len(scores):
        yield {"sector": sector, "withheld": is_hidden}
        return
    points, counts = bars_of(scores, scale.low, scale.high)
    for point, n in zip(points.tolist(), counts.tolist(), strict=True):
        share = n / len(scores)
        yield {"sector": sector, "score": point, "n": n, "share": share, "withheld": False}
