"""Each sector beside the others, on each theme, with the number of looks taken into account."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    mean_variance,
    t_quantile,
    two_sided_p,
    variance_components,
)
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    "mean": "float64",
    "n_others": "Int64",
    "mean_others": "float64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
}


def contrast_sectors(
    theme_scores: pd.DataFrame, professionals: pd.DataFrame, score_summary: pd.DataFrame
) -> pd.DataFrame:
    """The mean of each sector minus the mean of all other people, on each theme.

    The interval takes into account that colleagues resemble each other
    (:func:`quickscan_sim.analyse.intervals.mean_variance`). ``p_adjusted`` is Holm's (1979): who
    looks at 28 differences finds one by chance, and this guards against it.

    Parameters
    ----------
    theme_scores, professionals
        Tables of one wave.
    score_summary
        Says which sectors are withheld: they get no row, and nothing about them follows from the
        rows of the others.

    Returns
    -------
    DataFrame
        A row per theme and sector where both sides have at least 5 people.
    """
    people = people_of(theme_scores, professionals)
    people = people[people["score"].notna()]
    shown = score_summary[(score_summary["grouping"] == "sector") & ~score_summary["withheld"]]
    may_show = set(shown["sector"])
    rows = []
    for theme, scored in people.groupby("theme", sort=False):
        score = scored["score"].to_numpy(float)
        organisation = pd.factorize(scored["organisation_id"])[0]
        sector, sectors = pd.factorize(scored["sector"], sort=True)
        components = variance_components(score, organisation, sector)
        for number, name in enumerate(sectors):
            inside = sector == number
            if name in may_show and min(inside.sum(), (~inside).sum()) >= SMALL_CELL:
                numbers = _contrast(score, organisation, inside, components)
                rows.append({"theme": theme, "sector": name} | numbers)
    contrasts = typed_rows(rows, COLUMNS)
    contrasts["p_adjusted"] = holm(contrasts["p"].to_numpy())
    return contrasts


def holm(p: np.ndarray) -> np.ndarray:
    """P-values adjusted for the number of looks (Holm 1979); missing ones stay missing.

    >>> holm(np.array([0.01, 0.04, 0.03])).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    adjusted = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * (len(order) - np.arange(len(order)))
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(steps))
    return adjusted


def _contrast(
    score: np.ndarray, organisation: np.ndarray, inside: np.ndarray, components: VarianceComponents
) -> dict[str, object]:
    mean, mean_others = float(score[inside].mean()), float(score[~inside].mean())
    difference = mean - mean_others
    parts = [mean_variance(organisation[group], components) for group in (inside, ~inside)]
    variance = sum(part for part, _ in parts)
    df = min(part for _, part in parts)
    known = bool(np.isfinite(variance)) and variance > 0 and df >= 1
    half = t_quantile(df) * np.sqrt(variance) if known else np.nan
    return {
        "n": int(inside.sum()),
        "mean": mean,
        "n_others": int((~inside).sum()),
        "mean_others": mean_others,
        "difference": difference,
        "ci_low": difference - half,
        "ci_high": difference + half,
        "p": two_sided_p(difference / np.sqrt(variance), df) if known else np.nan,
    }
