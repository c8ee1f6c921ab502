"""Polychoric correlations: how items go together underneath their few ordered answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.given import check_option
from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.item_answers import check_categories, item_answers
from quickscan_sim.analyse.reliability.polychoric_matrices import (
    OrderedAnswers,
    PolychoricMatrices,
    polychoric_matrices,
)
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message

PAIR_COLUMNS = {
    "item": "str",
    "other_item": "str",
    "estimate": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "n": "Int64",
    "reason": "str",
}
THRESHOLD_COLUMNS = {"item": "str", "answer": "float64", "threshold": "float64"}
MISSING = ("listwise", "pairwise")


@dataclass(frozen=True, kw_only=True)
class PolychoricCorrelations:
    """Correlations of every pair of items, with what limits their use.

    ``correlations`` is the matrix (item by item); ``pairs`` has a row per pair with its 95 %
    interval, n and ``reason``; ``thresholds`` has a row per item and answer, the border above that
    answer on a standard normal scale. ``n`` counts the people used. ``smallest_eigenvalue`` below
    0 means that no set of people can have these correlations together. ``reason`` is None, or the
    most serious thing to know: a key of ``REASONS``.
    """

    correlations: pd.DataFrame
    pairs: pd.DataFrame
    thresholds: pd.DataFrame
    n: int
    n_items: int
    smallest_eigenvalue: float = np.nan
    reason: str | None = None
    needed: int | None = None

    def why(self) -> Message | None:
        """The sentence that belongs to the reason."""
        return Message(REASONS[self.reason], needed=self.needed) if self.reason else None


def polychoric_correlation(
    items: pd.DataFrame, missing: str = "listwise", empty_cell: float = 0.0
) -> PolychoricCorrelations:
    """The correlation of each pair of items, taken as coarse pictures of two normal variables.

    Two steps (Olsson 1979, Psychometrika 44): the thresholds of an item follow from how many gave
    each answer; then the correlation of each pair is the one under which their table of answers is
    most likely. Equal to ``lavCor(ordered = TRUE)`` of lavaan, except for the empty cell (below).
    Intervals: on Fisher's z, with the standard error of Muthen (1984), which counts that the
    thresholds are estimated too. They take people as independent.

    Parameters
    ----------
    items
        One column per item, one row per respondent, at most 20 different answers each. Only the
        order of answers counts; an answer that nobody gave makes no difference.
    missing
        "listwise" (as lavaan): only respondents who answered every item. "pairwise": thresholds
        from all who answered an item, a correlation from all who answered both.
    empty_cell
        What to add to the one empty cell of a two by two table, the margins staying as they are.
        By default nothing, and the correlation then is 1 or -1 with reason "at_limit"; lavaan adds
        0.5. Larger tables are never changed.

    Returns
    -------
    PolychoricCorrelations
        A pair without a number has a ``reason``: "constant_items" or "too_few_people"; "at_limit"
        marks a correlation that ran to 1 or -1, without interval. Of the whole: those, or
        "too_few_items" (fewer than 2), or "not_positive_definite".

    Raises
    ------
    QuickscanError
        When the items are no table of numbers with different names, an item has more than 20
        different answers, or an option is unknown.

    Examples
    --------
    >>> two = pd.DataFrame({"a": [1, 1, 1, 2, 2, 2, 1, 2], "b": [1, 1, 1, 2, 2, 2, 2, 1]})
    >>> found = polychoric_correlation(two)
    >>> round(float(found.correlations.loc["a", "b"]), 6)  # sin(pi / 2 * (6 - 2) / 8)
    0.707107
    """
    check_option("missing", missing, MISSING)
    if not 0.0 <= empty_cell < 1.0:
        raise QuickscanError(
            "empty_cell is {value}; give 0 (add nothing) or a number below 1, such as 0.5.",
            value=empty_cell,
        )
    answers = item_answers(items)
    check_categories(answers, items.columns)
    if missing == "listwise":
        answers = answers[~np.isnan(answers).any(axis=1)]
    given = ~np.isnan(answers)
    ordered = OrderedAnswers.of(answers)
    found = polychoric_matrices(ordered, np.ones((1, len(answers))), empty_cell)
    names = [str(name) for name in items.columns]
    matrix = found.correlations[0]
    matrix[np.diag_indices(len(names))] = np.where([len(v) > 1 for v in ordered.levels], 1, np.nan)
    pairs = _pairs(found, given, names)
    smallest = _smallest_eigenvalue(matrix)
    reason, needed = _reason(pairs, len(names), int(given.any(axis=1).sum()), smallest)
    return PolychoricCorrelations(
        correlations=pd.DataFrame(matrix, index=names, columns=names),
        pairs=pairs,
        thresholds=_thresholds(found.thresholds[0], ordered, names),
        n=int((given.sum(axis=1) >= min(2, len(names))).sum()),
        n_items=len(names),
        smallest_eigenvalue=smallest,
        reason=reason,
        needed=needed,
    )


def _pairs(found: PolychoricMatrices, given: np.ndarray, names: list[str]) -> pd.DataFrame:
    one, other = np.triu_indices(len(names), 1)
    n = (given.astype(float).T @ given)[one, other].astype(int)
    estimate = found.correlations[0][one, other]
    low, high = _fisher_interval(estimate, found.variances[0])
    reason = np.full(len(one), None, dtype=object)
    reason[np.isnan(estimate)] = "constant_items"
    reason[n < 2] = "too_few_people"
    reason[found.at_limit[0]] = "at_limit"
    columns = {
        "item": [names[number] for number in one],
        "other_item": [names[number] for number in other],
        "estimate": estimate,
        "ci_low": low,
        "ci_high": high,
        "n": n,
        "reason": reason,
    }
    return typed_columns(columns, PAIR_COLUMNS, len(one))


def _fisher_interval(rho: np.ndarray, variance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    from scipy.special import ndtri

    inside = np.where(np.abs(rho) < 1, rho, np.nan)
    reach = ndtri((1 + CONFIDENCE) / 2) * np.sqrt(variance) / (1 - inside**2)
    middle = np.arctanh(inside)
    return np.tanh(middle - reach), np.tanh(middle + reach)


def _thresholds(thresholds: np.ndarray, ordered: OrderedAnswers, names: list[str]) -> pd.DataFrame:
    n_borders = [max(len(values) - 1, 0) for values in ordered.levels]
    columns = {
        "item": [name for name, n in zip(names, n_borders, strict=True) for _ in range(n)],
        "answer": [float(v) for values in ordered.levels for v in values[:-1]],
        "threshold": [
            float(border)
            for own, n in zip(thresholds, n_borders, strict=True)
            for border in own[:n]
        ],
    }
    return typed_columns(columns, THRESHOLD_COLUMNS, sum(n_borders))


def _smallest_eigenvalue(matrix: np.ndarray) -> float:
    if not len(matrix) or np.isnan(matrix).any():
        return np.nan
    return float(np.linalg.eigvalsh(matrix)[0])


def _reason(
    pairs: pd.DataFrame, n_items: int, n: int, smallest: float
) -> tuple[str | None, int | None]:
    if n_items < 2:
        return "too_few_items", 2
    if n < 2:
        return "too_few_people", 2
    for reason in ("too_few_people", "constant_items", "at_limit"):
        if (pairs["reason"] == reason).any():
            return reason, 2 if reason == "too_few_people" else None
    # Rounding leaves an eigenvalue that is 0 in truth at about 1e-16 times the number of items.
    return ("not_positive_definite" if smallest < 1e-10 else None), None
