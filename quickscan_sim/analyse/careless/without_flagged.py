"""What the mean of each theme would be without the forms that look careless."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "theme": "str",
    "n": "Int64",
    "mean": "float64",
    "n_kept": "Int64",
    "mean_kept": "float64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "bool",
    "reason": "str",
    "needed": "Int64",
}


def means_without_flagged(theme_scores: pd.DataFrame, flags: pd.DataFrame) -> pd.DataFrame:
    """The mean of each theme with everybody, and without the flagged people, side by side.

    ``difference`` is the mean without them minus the mean with them. It equals the flagged share
    times the difference between the kept and the flagged, and its interval is that share times
    Welch's; people are taken as independent.

    Two means of nearly the same people give away those in whom they differ. So nothing is shown
    where fewer than 5 flagged people (also where nobody is), or fewer than 5 others, have a score.
    For the same reason: publish this for one set of rules only, never for two that differ a little.

    Parameters
    ----------
    theme_scores
        Table of one wave (:func:`quickscan_sim.analyse.score_themes`).
    flags
        Of :func:`quickscan_sim.analyse.flag_careless`, with an index of professional and wave.

    Returns
    -------
    DataFrame
        A row per theme: ``theme, n, mean, n_kept, mean_kept, difference, ci_low, ci_high,
        withheld, reason, needed``.

    Raises
    ------
    QuickscanError
        When the flags do not say whose they are, or somebody with a score has no flag.
    """
    key = ["professional_id", "wave"]
    if list(getattr(getattr(flags, "index", None), "names", [])) != key:
        raise QuickscanError(
            "The flags do not say whose they are: expected an index of professional_id and wave. "
            "Start from items_as_asked(answers, questionnaire)."
        )
    scored = theme_scores[theme_scores["score"].notna()]
    flagged = flags["flagged"].reindex(pd.MultiIndex.from_frame(scored[key]))
    if flagged.isna().any():
        raise QuickscanError(
            "{n} scores belong to people without a flag. Flag the same answers that were scored.",
            n=int(flagged.isna().sum()),
        )
    is_flagged = flagged.to_numpy(dtype=bool)
    rows = []
    for theme in theme_scores["theme"].unique():
        own = (scored["theme"] == theme).to_numpy()
        score = scored["score"].to_numpy(dtype=float)[own]
        rows.append({"theme": theme} | _beside(score, is_flagged[own]))
    return typed_rows(rows, COLUMNS)


def _beside(score: np.ndarray, flagged: np.ndarray) -> dict[str, Any]:
    n, n_flagged = len(score), int(flagged.sum())
    row: dict[str, Any] = {"withheld": True, "reason": "too_few_people", "needed": SMALL_CELL}
    if n < SMALL_CELL:
        return row
    row |= {"n": n, "mean": float(score.mean())}
    if min(n_flagged, n - n_flagged) < SMALL_CELL:
        return row
    kept, out = score[~flagged], score[flagged]
    share = n_flagged / n
    difference = share * float(kept.mean() - out.mean())
    half = share * _welch_half(kept, out)
    return row | {
        "n_kept": n - n_flagged,
        "mean_kept": float(kept.mean()),
        "difference": difference,
        "ci_low": difference - half if half > 0 else None,
        "ci_high": difference + half if half > 0 else None,
        "withheld": False,
        "reason": None if half > 0 else "equal_scores",
        "needed": None,
    }


def _welch_half(one: np.ndarray, other: np.ndarray) -> float:
    """Half the width of Welch's interval; 0 where nothing varies."""
    if np.ptp(one) == np.ptp(other) == 0:
        return 0.0
    parts = np.array([one.var(ddof=1) / len(one), other.var(ddof=1) / len(other)])
    df = parts.sum() ** 2 / (parts**2 / (np.array([len(one), len(other)]) - 1)).sum()
    return float(t_quantile(df) * np.sqrt(parts.sum()))
