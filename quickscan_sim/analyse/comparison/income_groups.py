"""Wijken with few and with many families on a low income compared, raw and within sector."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.group_model import mixed_difference
from quickscan_sim.analyse.comparison.placed_scores import PlacedScores
from quickscan_sim.analyse.given import PLACES, WIJKEN, check_table
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.scores.groups import shows_income_groups
from quickscan_sim.analyse.scores.scored_places import ScoredPlaces
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

METHODS = ("raw", "within sector", "standardised", "mixed model")
HEADLINE = ("raw", "within sector")
"""What readers get unless they ask for more."""

COLUMNS = {
    "theme": "str",
    "method": "str",
    "adjusted": "boolean",
    "n_few": "Int64",
    "n_many": "Int64",
    "mean_few": "float64",
    "mean_many": "float64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "standard_error": "float64",
    "df": "float64",
    "n_neighbourhoods_few": "Int64",
    "n_neighbourhoods_many": "Int64",
    "reason": "str",
}


def compare_groups(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    minimum: int = SMALL_CELL,
    methods: Sequence[str] = HEADLINE,
) -> pd.DataFrame:
    """The difference between the two income groups of wijken, on each theme, few minus many.

    "raw": the mean in the one group of wijken minus that in the other, where everybody counts in
    full in each wijk of work: the wijken of a group put together, so that the groups tell nothing
    that their wijken do not tell (``n_few`` and ``n_many`` count people in wijken then). The other
    methods hold
    sectors equal (``adjusted`` is True): "within sector" by weighted least squares on group and
    sector; "standardised" by the means of the sectors that work in both groups, in the mix that
    they have together (direct standardisation); "mixed model" with sectors fixed, and wijken and
    organisations random (:func:`~quickscan_sim.analyse.comparison.mixed_model.fit_mixed_model`).
    Least squares and standardising differ where the groups differ more in one sector than in
    another. There somebody in several wijken counts in each for the share worked there.

    The wijk is the unit: the interval of the first three leaves out one wijk at a time, within
    each group (the stratified jackknife, Wolter 2007), with Student's t on (number of wijken - 2)
    degrees of freedom; the mixed model has those of Satterthwaite. It tells what other wijken like
    these could have shown.

    Readers get "raw" and "within sector" first: in 300 draws of the example with wijken that
    differ not, as assumed, and much, the interval of "within sector" covered 94 to 96 % with the
    smallest error; the mixed model covered 95 to 97 % with an error 5 % larger, and standardising
    did the same as least squares (studies/2026-11-23_wijk_difference.csv).

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave.
    neighbourhoods
        Says by ``income_group`` which group a wijk belongs to; wijken without it are left out.
    minimum
        The smallest group of people that may be shown.
    methods
        Which of "raw", "within sector", "standardised" and "mixed model".

    Returns
    -------
    DataFrame
        A row per theme and method. ``reason`` tells why there are no numbers: "too_few" (a group,
        or what could be computed from it, is smaller than ``minimum`` on some theme, by the rule
        of :func:`~quickscan_sim.analyse.summarise_scores`; for "standardised" also where a sector
        of both groups has fewer people than ``minimum`` in one of them), "one_group" (no wijk, or
        no scores, in a group), "no_shared_sector" (no sector works in both groups, so that sectors
        cannot be held equal); or why there is no interval: "too_few_neighbourhoods" (also when
        the difference hangs on one wijk), or why the mixed model cannot be fitted
        (:class:`~quickscan_sim.analyse.comparison.mixed_model.MixedModel`).

    Raises
    ------
    QuickscanError
        For an unknown method, or scores of more than one wave.
    """
    _check_methods(methods)
    people = people_of(theme_scores, professionals)
    check_table(works_in, "works_in", PLACES)
    check_table(neighbourhoods, "neighbourhoods", WIJKEN)
    people = people[people["score"].notna()]
    groups = neighbourhoods.loc[
        neighbourhoods["income_group"].notna(), ["neighbourhood_id", "income_group"]
    ]
    placed = people.merge(works_in, on=["professional_id", "wave"]).merge(
        groups, on="neighbourhood_id"
    )
    everywhere = PlacedScores.of(placed)
    found = ScoredPlaces.of(people, works_in)
    is_small = not shows_income_groups(found.scored, found.places, groups, minimum)
    theme_placed = placed["theme"].to_numpy(object)
    rows = []
    for name in dict.fromkeys(theme_scores["theme"]):
        scored = everywhere.where(theme_placed == name)
        for method in methods:
            labels = {"theme": name, "method": method, "adjusted": method != "raw"}
            rows.append(labels | _compare(scored, method, is_small, minimum))
    return typed_rows(rows, COLUMNS)


def _check_methods(methods: Sequence[str]) -> None:
    unknown = [method for method in methods if method not in METHODS]
    if unknown or isinstance(methods, str):
        raise QuickscanError(
            "`methods` of compare_groups is a list with some of: {known}. Found: {found}.",
            known=", ".join(METHODS),
            found=methods if isinstance(methods, str) else ", ".join(map(str, unknown)),
        )


def _compare(scored: PlacedScores, method: str, is_small: bool, minimum: int) -> dict[str, object]:
    rows = scored.as_they_are() if method == "raw" else scored
    n_wijken = {group: len(rows.wijken_of(group)) for group in ("few", "many")}
    counts: dict[str, object] = {f"n_neighbourhoods_{group}": n for group, n in n_wijken.items()}
    if min(n_wijken.values()) == 0:
        return counts | {"reason": "one_group"}
    if is_small:
        return counts | {"reason": "too_few"}
    if not rows.can_compare(np.ones(len(rows.score), dtype=bool)):
        return counts | {"reason": "no_shared_sector"}
    # Beside the means of sectors and of groups it gives the means of sectors within groups.
    if method == "standardised" and rows.smallest_cell() < minimum:
        return counts | {"reason": "too_few"}
    members = rows.rows_of if method == "raw" else rows.people_of
    counts |= {f"n_{group}": len(members(group)) for group in ("few", "many")}
    may_have_interval = min(n_wijken.values()) >= 2 and rows.holds_without_each()
    return counts | _numbers(rows, method, may_have_interval)


def _numbers(rows: PlacedScores, method: str, may_have_interval: bool) -> dict[str, object]:
    if method == "mixed model":
        if not may_have_interval:
            return {"reason": "too_few_neighbourhoods"}
        found = mixed_difference(rows)
        if found.reason:
            return {"reason": found.reason}
        difference, mean_few = found.difference, found.mean_few
        error, df = found.error, found.df
    else:
        estimator = rows.standardised if method == "standardised" else rows.regression
        difference, mean_few = estimator(np.ones(len(rows.score), dtype=bool))
    means: dict[str, object] = {
        "mean_few": mean_few,
        "mean_many": mean_few - difference,
        "difference": difference,
    }
    if not may_have_interval:
        return means | {"reason": "too_few_neighbourhoods"}
    if method != "mixed model":
        error, df = _leave_one_out(rows, estimator), float(len(np.unique(rows.wijk)) - 2)
    half = t_quantile(df) * error
    return means | {
        "standard_error": error,
        "df": df,
        "ci_low": difference - half,
        "ci_high": difference + half,
    }


def _leave_one_out(
    rows: PlacedScores, estimator: Callable[[np.ndarray], tuple[float, float]]
) -> float:
    variance = 0.0
    for group in ("few", "many"):
        left_out = rows.wijken_of(group)
        estimates = np.array([estimator(rows.wijk != wijk)[0] for wijk in left_out])
        variance += (
            (len(left_out) - 1) / len(left_out) * float(((estimates - estimates.mean()) ** 2).sum())
        )
    return float(np.sqrt(variance))
