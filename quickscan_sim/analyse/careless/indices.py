"""How much each form looks filled in without care, by the definitions of R's ``careless``."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from quickscan_sim.analyse.careless.row_correlation import MORE_THAN_TWO, row_correlation
from quickscan_sim.analyse.item_answers import item_answers
from quickscan_sim.errors import QuickscanError

CRITICAL = 0.60
"""Items that correlate above this are synonyms, below its negative antonyms (Meade, Craig 2012)."""

INDICES = (
    "longstring",
    "average_string",
    "irv",
    "mahalanobis",
    "mahalanobis_p",
    "even_odd",
    "synonyms",
    "antonyms",
    "person_total",
)

Column = tuple[np.ndarray, np.ndarray]
"""The values of an index, and why a value is missing ("" where it is there)."""


def careless_indices(
    items: pd.DataFrame,
    turned: Mapping[str, pd.DataFrame] | None = None,
    critical: float = CRITICAL,
) -> pd.DataFrame:
    """Indices of careless answering for each respondent, as R's ``careless`` 1.2 defines them.

    - ``longstring``, ``average_string``: the longest and the average run of equal answers (Johnson
      2005). A missing answer ends a run and is a run of its own, as in R's ``rle``.
    - ``irv``: standard deviation of a person's answers, ddof 1 (Dunn and others 2018), over what
      was answered.
    - ``mahalanobis``: squared distance to the average form, from the pairwise covariances; a
      missing answer adds nothing (``psych::outlier``). ``mahalanobis_p`` is its tail chance under
      chi-squared on as many degrees of freedom as there are items.
    - ``even_odd``: the correlation over themes between the mean of a person's even and odd items,
      raised by Spearman-Brown, at least -1, and then times -1: **higher is more careless**. That
      is the sign of ``careless`` since version 1.2.0; before, higher was more consistent.
    - ``synonyms``: the correlation, over pairs of items that correlate above ``critical``, between
      a person's answers to the two; **lower** is more careless. ``antonyms``: the same over pairs
      below ``-critical``; **higher** is more careless. Here a person whose answers to the pairs do
      not vary gets no value; ``careless`` by default shuffles the pairs until there is one.
    - ``person_total``: the correlation of a person's answers with the item means of all others
      (Curran 2016); lower is more careless. Not in ``careless``.

    Every correlation needs three pairs: two always give 1 or -1.

    Parameters
    ----------
    items
        A column per item in the order it was asked, as answered (not turned around); a row per
        respondent. See :func:`quickscan_sim.analyse.items_as_asked`.
    turned
        The items of each theme, reversed ones turned around, with the same rows
        (:func:`quickscan_sim.analyse.scores.theme_scores.favourable_items`); needed by
        ``even_odd`` only.
    critical
        Least correlation of synonyms, between 0 and 1.

    Returns
    -------
    DataFrame
        A row per respondent, with the index of ``items``: the indices, ``n_answered``, ``n_items``
        and ``reason``, which names each index without a value and why, as in
        "even_odd: too_few_items".

    Raises
    ------
    QuickscanError
        When the items are no table of numbers, the rows of ``turned`` are others, or ``critical``
        is not between 0 and 1.

    Examples
    --------
    >>> forms = pd.DataFrame([[3, 3, 3, 3], [1, 2, 2, 5]], columns=list("abcd"))
    >>> careless_indices(forms)[["longstring", "average_string", "irv"]].round(2)
       longstring  average_string   irv
    0         4.0            4.00  0.00
    1         2.0            1.33  1.73
    """
    answers = item_answers(items)
    if not 0 < critical < 1:
        raise QuickscanError(
            "critical is {value}; give a correlation between 0 and 1.", value=repr(critical)
        )
    distance = _mahalanobis(answers)
    columns: dict[str, Column] = {
        "longstring": _longest(answers),
        "average_string": _average(answers),
        "irv": _variability(answers),
        "mahalanobis": distance,
        "mahalanobis_p": _tail(distance, answers.shape[1]),
        "even_odd": _even_odd(_halves(turned, items.index), len(answers)),
        "synonyms": _pairs(answers, critical, 1.0),
        "antonyms": _pairs(answers, critical, -1.0),
        "person_total": _person_total(answers),
    }
    found = pd.DataFrame({name: values for name, (values, _) in columns.items()}, items.index)
    return found.assign(
        n_answered=pd.array((~np.isnan(answers)).sum(axis=1), dtype="Int64"),
        n_items=pd.array([answers.shape[1]] * len(answers), dtype="Int64"),
        reason=pd.array(_reasons(columns, len(answers)), dtype="str"),
    )


def _reasons(columns: Mapping[str, Column], n: int) -> list[str | None]:
    told = np.full(n, "", dtype=object)
    for name, (_, why) in columns.items():
        missing = why != ""
        lead = np.where(told[missing] == "", "", "; ")
        told[missing] = told[missing] + lead + (f"{name}: " + why[missing])
    return [text or None for text in told]


def _everywhere(n: int, reason: str) -> Column:
    return np.full(n, np.nan), np.full(n, reason, dtype=object)


def _with_reason(values: np.ndarray, missing: np.ndarray, reason: str) -> Column:
    why = np.full(len(values), "", dtype=object)
    why[missing] = reason
    return np.where(missing, np.nan, values), why


def _longest(answers: np.ndarray) -> Column:
    n, k = answers.shape
    run, longest = np.ones(n), np.ones(n)
    for item in range(1, k):
        run = np.where(answers[:, item] == answers[:, item - 1], run + 1, 1.0)
        longest = np.maximum(longest, run)
    return _with_reason(longest, _nobody(answers), "too_few_answers")


def _average(answers: np.ndarray) -> Column:
    n_runs = 1 + (answers[:, 1:] != answers[:, :-1]).sum(axis=1)
    return _with_reason(answers.shape[1] / n_runs, _nobody(answers), "too_few_answers")


def _nobody(answers: np.ndarray) -> np.ndarray:
    return np.asarray(np.isnan(answers).all(axis=1))


def _variability(answers: np.ndarray) -> Column:
    given = ~np.isnan(answers)
    n_given = given.sum(axis=1)
    mean = np.where(given, answers, 0.0).sum(axis=1) / np.maximum(n_given, 1)
    squares = np.where(given, (answers - mean[:, None]) ** 2, 0.0).sum(axis=1)
    return _with_reason(
        np.sqrt(squares / np.maximum(n_given - 1, 1)), n_given < 2, "too_few_answers"
    )


def _mahalanobis(answers: np.ndarray) -> Column:
    n, k = answers.shape
    if n < 2 or k == 0:
        return _everywhere(n, "too_few_people" if k else "too_few_items")
    covariance = pd.DataFrame(answers).cov().to_numpy()
    if np.isnan(covariance).any() or np.linalg.cond(covariance) > 1e10:
        return _everywhere(n, "singular")
    if np.linalg.eigvalsh(covariance)[0] <= 0:
        return _everywhere(n, "singular")  # pairwise covariances that no table can have
    given = ~np.isnan(answers)
    mean = np.where(given, answers, 0.0).sum(axis=0) / given.sum(axis=0)
    deviation = np.where(given, answers - mean, 0.0)
    distance = (deviation @ np.linalg.inv(covariance) * deviation).sum(axis=1)
    return _with_reason(distance, _nobody(answers), "too_few_answers")


def _tail(distance: Column, k: int) -> Column:
    from scipy.special import chdtrc

    values, why = distance
    return np.where(np.isnan(values), np.nan, chdtrc(max(k, 1), np.nan_to_num(values))), why


def _halves(
    turned: Mapping[str, pd.DataFrame] | None, index: pd.Index
) -> list[tuple[np.ndarray, np.ndarray]]:
    """The mean of the even and of the odd items of each theme that has both."""
    halves = []
    for theme, items in (turned or {}).items():
        answers = item_answers(items)
        if not items.index.equals(index):
            raise QuickscanError(
                "The theme {theme} has other rows than the items. Give the same respondents in "
                "the same order.",
                theme=theme,
            )
        if answers.shape[1] >= 2:
            halves.append((_row_means(answers[:, 1::2]), _row_means(answers[:, ::2])))
    return halves


def _row_means(answers: np.ndarray) -> np.ndarray:
    given = ~np.isnan(answers)
    total = np.where(given, answers, 0.0).sum(axis=1)
    return np.where(given.any(axis=1), total / np.maximum(given.sum(axis=1), 1), np.nan)


def _even_odd(halves: list[tuple[np.ndarray, np.ndarray]], n: int) -> Column:
    if len(halves) < MORE_THAN_TWO:
        return _everywhere(n, "too_few_items")
    even, odd = (np.column_stack(half) for half in zip(*halves, strict=True))
    plain, why = row_correlation(even, odd)
    lengthened = np.full(n, -1.0)
    np.divide(2 * plain, 1 + plain, out=lengthened, where=~(1 + plain <= 0))
    return np.where(np.isnan(plain), np.nan, -np.maximum(lengthened, -1.0)), why


def _pairs(answers: np.ndarray, critical: float, direction: float) -> Column:
    n, k = answers.shape
    if n < 2 or k < 2:
        return _everywhere(n, "too_few_people" if k >= 2 else "too_few_items")
    alike = pd.DataFrame(answers).corr().to_numpy() * direction
    later, earlier = np.nonzero(np.tril(alike > critical, -1))
    if len(later) == 0:
        return _everywhere(n, "no_alike_items")
    return row_correlation(answers[:, later], answers[:, earlier])


def _person_total(answers: np.ndarray) -> Column:
    given = ~np.isnan(answers)
    own = np.where(given, answers, 0.0)
    n_others = given.sum(axis=0) - given
    others = np.where(n_others > 0, (own.sum(axis=0) - own) / np.maximum(n_others, 1), np.nan)
    return row_correlation(answers, others)
