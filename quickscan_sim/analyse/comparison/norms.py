"""Scores beside a norm group of one's own: the difference, and how far both can be off."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.typed_rows import typed_columns, typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message

NORM_COLUMNS = {
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    "mean": "float64",
    "sd": "float64",
    "n_organisations": "Int64",
    "standard_error": "float64",
    "source": "str",
    "year": "Int64",
}
NEEDED = ("theme", "n", "mean", "sd", "source", "year")
COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "theme": "str",
    "n": "Int64",
    "mean": "float64",
    "n_norm": "Int64",
    "mean_norm": "float64",
    "sd_norm": "float64",
    "source": "str",
    "year": "Int64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "standardised": "float64",
    "standardised_low": "float64",
    "standardised_high": "float64",
    "percentile": "float64",
    "independent_norm": "boolean",
    "reason": "str",
}
ENOUGH_FOR_PERCENTILE = 200
"""People in a norm group from which a percentile is given: with 200 the middle of the norm is
known to about 3.5 percentiles (a choice of this kit, not a rule of COTAN)."""


def compare_with_norm(score_summary: pd.DataFrame, norm: pd.DataFrame | None) -> pd.DataFrame:
    """The means of everybody and of each sector beside those of a norm group.

    difference = mean - mean of the norm. Its 95 % interval joins the two half widths,
    sqrt(h1^2 + h2^2): variances recovered from confidence limits (Zou and Donner 2008), with h1
    from the interval of ``score_summary`` and h2 = 1.96 * standard error of the norm, which
    :func:`make_norm` takes from its interval (width / 3.92). Without a standard error the norm
    counts as independent people (sd / sqrt(n)), and ``independent_norm`` is True: as colleagues
    resemble each other, the interval is then too narrow. The two groups count as different
    people; for the same people at another time there is
    :func:`~quickscan_sim.analyse.comparison.change.measure_change`.

    Parameters
    ----------
    score_summary
        Table ``score_summary``.
    norm
        Columns ``theme, n, mean, sd, source, year`` and, where known, ``sector`` (empty: the norm
        for everybody), ``n_organisations`` and ``standard_error``. A sector is only held against
        the norm of that sector. The kit ships no norm.

    Returns
    -------
    DataFrame
        A row per group and theme, with the norm's source, year and n beside it.
        ``standardised`` is the difference in standard deviations of the norm. ``percentile``, for
        norms of 200 people or more: how many of 100 people of the norm score below this mean, when
        their scores are normal. ``reason``: "withheld", "no_norm" (none for this theme or sector),
        "one_side_only" (nobody with a score here), "no_interval".

    Raises
    ------
    QuickscanError
        Without a norm, or for a norm with something wrong in it.

    Examples
    --------
    >>> own = pd.DataFrame({"grouping": ["all"], "sector": [None], "theme": ["seeing"], "n": [50],
    ...     "mean": [3.4], "ci_low": [3.1], "ci_high": [3.7], "withheld": [False]})
    >>> norm = pd.DataFrame({"theme": ["seeing"], "n": [400], "mean": [3.0], "sd": [0.8],
    ...     "standard_error": [0.1], "source": ["Earlier scans of our town"], "year": [2025]})
    >>> found = compare_with_norm(own, norm).iloc[0]
    >>> [round(float(found[name]), 2) for name in ("difference", "ci_low", "ci_high")]
    [0.4, 0.04, 0.76]
    """
    if norm is None:
        raise QuickscanError(
            "There is no norm group. The kit ships none: make one from your own earlier "
            "quickscans, and name its source, its year and its number of people."
        )
    norm = check_norm(norm)
    of_group = {
        (str(row["theme"]), None if pd.isna(row["sector"]) else str(row["sector"])): row
        for row in norm.to_dict("records")
    }
    compared = score_summary[score_summary["grouping"].isin(["all", "sector"])]
    rows: list[dict[str, Any]] = []
    for own in compared.to_dict("records"):
        sector = None if own["grouping"] == "all" else str(own["sector"])
        found = of_group.get((str(own["theme"]), sector))
        labels = {"grouping": own["grouping"], "sector": sector, "theme": own["theme"]}
        rows.append(labels | _beside(own, found))
    return typed_rows(rows, COLUMNS)


def make_norm(score_summary: pd.DataFrame, source: str, year: int) -> pd.DataFrame:
    """The own scores as a norm group for later: everybody and each sector that may be shown.

    The standard error is half the width of the 95 % interval, divided by 1.96, so that it knows
    what the interval knew of colleagues who resemble each other.

    Parameters
    ----------
    score_summary
        Table ``score_summary``.
    source, year
        Who these people are and when they answered; it is shown beside every comparison.

    Returns
    -------
    DataFrame
        A norm as :func:`compare_with_norm` takes it; groups that are withheld, or have no
        interval, are left out.

    Raises
    ------
    QuickscanError
        When the source is empty, or for a summary with the target "all_invited": its intervals do
        not count chance in who these people are.

    Examples
    --------
    >>> own = pd.DataFrame({"grouping": ["all"], "sector": [None], "theme": ["seeing"], "n": [50],
    ...     "mean": [3.4], "sd": [0.8], "ci_low": [3.1], "ci_high": [3.7], "withheld": [False],
    ...     "n_organisations": [9]})
    >>> norm = make_norm(own, "All schools of our town", 2026)
    >>> round(float(norm["standard_error"].iloc[0]), 3)
    0.153
    """
    if not source.strip():
        raise QuickscanError(
            "The source of a norm is empty. Say who the people are, such as 'all schools of the "
            "town'."
        )
    if "target" in score_summary and (score_summary["target"] == "all_invited").any():
        raise QuickscanError(
            "These scores have the target all_invited: their intervals are only about who was "
            "invited there, not about people like them. For a norm, make the summary with "
            "target='like_these'."
        )
    shown = score_summary[
        score_summary["grouping"].isin(["all", "sector"])
        & ~score_summary["withheld"]
        & score_summary["ci_low"].notna()
        & score_summary["sd"].notna()
    ]
    error = (shown["ci_high"] - shown["ci_low"]) / 2 / t_quantile(np.inf)
    made = shown.assign(standard_error=error, source=source.strip(), year=year)
    return _typed(made.reindex(columns=list(NORM_COLUMNS)))


def check_norm(norm: pd.DataFrame) -> pd.DataFrame:
    """The norm with all its columns; raises with a sentence for everything that is wrong."""
    missing = [name for name in NEEDED if name not in norm]
    if missing:
        raise QuickscanError(
            "The norm has no column {column}. A norm needs the columns {needed}; sector, "
            "n_organisations and standard_error are welcome.",
            column=missing[0],
            needed=", ".join(NEEDED),
        )
    if norm.empty:
        raise QuickscanError("The norm has no rows. Give a row for each theme.")
    whole = norm.reindex(columns=list(NORM_COLUMNS)).reset_index(drop=True)
    problems = [
        problem
        for number, row in enumerate(whole.to_dict("records"), start=1)
        for problem in _problems_of(row, number)
    ]
    doubles = whole.duplicated(["theme", "sector"])
    if doubles.any():
        first = whole[doubles].iloc[0]
        problems.append(
            Message(
                "The norm has more than one row for the theme {theme} and the sector {sector}. "
                "Keep one.",
                theme=first["theme"],
                sector="-" if pd.isna(first["sector"]) else first["sector"],
            )
        )
    if problems:
        raise QuickscanError.of(problems)
    return _typed(whole)


def _typed(norm: pd.DataFrame) -> pd.DataFrame:
    columns = {name: [None if pd.isna(v) else v for v in norm[name]] for name in NORM_COLUMNS}
    return typed_columns(columns, NORM_COLUMNS, len(norm))


def _problems_of(row: dict[Any, Any], number: int) -> list[Message]:
    limits = {"n": 2, "sd": 0, "standard_error": 0, "n_organisations": 1, "mean": -np.inf}
    problems = []
    for name, low in limits.items():
        value: Any = row[name]
        if pd.isna(value) and name in ("standard_error", "n_organisations"):
            continue
        is_number = isinstance(value, (int, float, np.number)) and bool(np.isfinite(value))
        if not is_number or value < low or (name == "sd" and value == 0):
            problems.append(
                Message(
                    "Row {number} of the norm: {column} is {value}. Expected a number that such a "
                    "column can have; n is at least 2, and sd is above 0.",
                    number=number,
                    column=name,
                    value="-" if pd.isna(value) else repr(value),
                )
            )
    for name in ("theme", "source", "year"):
        if pd.isna(row[name]) or not str(row[name]).strip():
            problems.append(
                Message(
                    "Row {number} of the norm has no {column}. Fill it in: without it nobody "
                    "knows what is compared.",
                    number=number,
                    column=name,
                )
            )
    return problems


def _beside(own: dict[Any, Any], norm: dict[Any, Any] | None) -> dict[str, Any]:
    if own["withheld"]:
        return {"reason": "withheld"}
    if norm is None:
        return {"n": own["n"], "mean": own["mean"], "reason": "no_norm"}
    found = {
        "n": own["n"],
        "mean": own["mean"],
        "n_norm": norm["n"],
        "mean_norm": norm["mean"],
        "sd_norm": norm["sd"],
        "source": norm["source"],
        "year": norm["year"],
    }
    if pd.isna(own["mean"]):
        return found | {"reason": "one_side_only"}
    difference = own["mean"] - norm["mean"]
    found |= {"difference": difference, "standardised": difference / norm["sd"]}
    if norm["n"] >= ENOUGH_FOR_PERCENTILE:
        from scipy.special import ndtr

        found["percentile"] = 100 * float(ndtr(difference / norm["sd"]))
    if pd.isna(own["ci_low"]):
        return found | {"reason": "no_interval"}
    is_independent = bool(pd.isna(norm["standard_error"]))
    half = np.hypot((own["ci_high"] - own["ci_low"]) / 2, _half_of_norm(norm, is_independent))
    return found | {
        "ci_low": difference - half,
        "ci_high": difference + half,
        "standardised_low": (difference - half) / norm["sd"],
        "standardised_high": (difference + half) / norm["sd"],
        "independent_norm": is_independent,
    }


def _half_of_norm(norm: dict[Any, Any], is_independent: bool) -> float:
    """Half the width of the 95 % interval of the norm's mean."""
    if is_independent:
        return float(t_quantile(norm["n"] - 1) * norm["sd"] / np.sqrt(norm["n"]))
    return float(t_quantile(np.inf) * norm["standard_error"])
