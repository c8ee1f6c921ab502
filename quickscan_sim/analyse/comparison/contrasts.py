"""Each sector beside the others, on each theme, with the number of looks taken into account."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.contrast_variance import (
    People,
    leaning,
    variance_like_these,
    variance_of_invited,
)
from quickscan_sim.analyse.given import INVITED, PEOPLE, SUMMARY, check_table
from quickscan_sim.analyse.intervals import half_width, two_sided_p
from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.analyse.scores.invited_counts import invited_by_organisation
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.targets import check_target
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
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
    "n_organisations": "Int64",
    "n_organisations_others": "Int64",
    "target": "str",
    "reason": "str",
}


def contrast_sectors(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    score_summary: pd.DataFrame,
    *,
    target: str = "like_these",
    organisations: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The mean of each sector minus the mean of all other people, on each theme.

    The interval takes into account that colleagues resemble each other: the difference has one
    variance over all organisations, with one number of degrees of freedom
    (:func:`quickscan_sim.analyse.intervals.variance_of`). What wijken add is nearly the same on
    both sides and falls away. ``p_adjusted`` is Holm's (1979): who looks at 28 differences finds
    one by chance, and this guards against it.

    Parameters
    ----------
    theme_scores
        Table of one wave.
    professionals
        Says the organisation and sector of each person; other waves do not count.
    score_summary
        Says which sectors are withheld: they get no row, and nothing about them follows from the
        rows of the others.
    target
        "like_these": professionals like these. "all_invited": the difference between everybody
        who was invited in the sector, and everybody who was invited elsewhere.
    organisations
        Table ``organisations``, for "all_invited" only: its ``n_invited``, or the people listed
        where that is empty.

    Returns
    -------
    DataFrame
        A row per theme and sector where both sides have at least 5 people. ``reason`` says why
        there is no interval: "too_few_people", "no_variation", or "too_few_clusters" where every
        sector has one organisation, so that a difference of sectors cannot be told from one of
        organisations.

    Raises
    ------
    QuickscanError
        For a table without its columns, or a target that is unknown or lacks its organisations.
    """
    check_target(target)
    if target == "all_invited" and organisations is None:
        raise QuickscanError(
            "For the target all_invited the table organisations is needed: its column n_invited "
            "says how many people were invited. Add organisations=..."
        )
    everybody = people_of(theme_scores, professionals)
    check_table(score_summary, "score_summary", SUMMARY)
    invited = None
    if target == "all_invited" and organisations is not None:
        check_table(organisations, "organisations", INVITED)
        check_table(professionals, "professionals", PEOPLE)
        of_wave = professionals[professionals["wave"].isin(everybody["wave"].unique())]
        invited = invited_by_organisation(organisations, everybody, of_wave)
    everybody = everybody[everybody["score"].notna()]
    shown = score_summary[(score_summary["grouping"] == "sector") & ~score_summary["withheld"]]
    may_show = set(shown["sector"])
    rows = []
    for theme, scored in everybody.groupby("theme", sort=False):
        people = People.of(scored, invited)
        for number, name in enumerate(people.sectors):
            inside = people.sector == number
            if name in may_show and min(inside.sum(), (~inside).sum()) >= SMALL_CELL:
                labels = {"theme": theme, "sector": name, "target": target}
                rows.append(labels | _contrast(people, number, is_finite=invited is not None))
    contrasts = typed_rows(rows, COLUMNS)
    contrasts["p_adjusted"] = adjust_p(contrasts["p"].to_numpy())
    return contrasts


def _contrast(people: People, sector: int, *, is_finite: bool) -> dict[str, object]:
    inside = people.sector == sector
    mean, mean_others = float(people.y[inside].mean()), float(people.y[~inside].mean())
    difference = mean - mean_others
    variance, df = (variance_of_invited if is_finite else variance_like_these)(people, sector)
    lean = leaning(people, sector) if is_finite else 0.0
    unknown = np.isnan(variance)
    flat = bool(np.ptp(people.y) == 0) or (
        not unknown and people.components.within == 0.0 and people.components.between == 0.0
    )
    half = np.nan if flat else float(half_width(variance + lean**2, df))
    error = float(np.sqrt(variance + lean**2))
    return {
        "n": int(inside.sum()),
        "mean": mean,
        "n_others": int((~inside).sum()),
        "mean_others": mean_others,
        "difference": difference,
        "ci_low": difference - half,
        "ci_high": difference + half,
        "p": _p(difference, error, float(df)) if np.isfinite(half) else np.nan,
        "n_organisations": len(np.unique(people.organisation[inside])),
        "n_organisations_others": len(np.unique(people.organisation[~inside])),
        "reason": _why(flat, bool(unknown)) if np.isnan(half) else None,
    }


def _p(difference: float, error: float, df: float) -> float:
    """The p-value; a difference that is known without error is no chance."""
    if error == 0:
        return float(difference == 0)
    return two_sided_p(difference / error, df)


def _why(flat: bool, unknown: bool) -> str:
    if flat:
        return "no_variation"
    return "too_few_clusters" if unknown else "too_few_people"
