"""How well the items of a theme measure one thing: reliability, with its interval."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.item_answers import Values, complete_rows, group_codes, item_answers
from quickscan_sim.analyse.reliability.covariances import covariances
from quickscan_sim.analyse.reliability.jackknife import covariances_without_each, jackknife_interval
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.language import mark
from quickscan_sim.questionnaire import Questionnaire

COLLEAGUES = ("professional_id", "wave", "organisation_id")
COLUMNS = {
    "theme": "str",
    "estimate": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "n": "Int64",
    "n_items": "Int64",
    "name": "str",
    "method": "str",
    "reason": "str",
    "needed": "Int64",
}

NAME, METHOD = mark("alpha"), mark("complete answers, Feldt interval")
CLUSTERED = mark("complete answers, interval by leaving out one organisation at a time")
MIN_CLUSTERS = 5
"""With fewer organisations, leaving them out one at a time says too little."""


def cronbach_alpha(items: pd.DataFrame, cluster: Values | None = None) -> Reliability:
    """Cronbach's alpha of the items, with Feldt's interval or one that knows organisations.

    alpha = k / (k - 1) * (1 - sum of the item variances / variance of the sum), over the
    respondents who answered every item (Cronbach 1951). An item that does not vary counts as an
    item. Alpha underestimates the reliability when items differ in quality, and is low on average
    in a small sample: by about .01 for an alpha near .8 among 40 people.

    Interval: (1 - alpha) / (1 - estimate) follows F on (n - 1) and (n - 1)(k - 1) degrees of
    freedom when items are normal and equally good, and people independent (Feldt 1965; Feldt,
    Woodruff and Salih 1987). Colleagues resemble each other; with ``cluster``, whole
    organisations are left out one at a time and log(1 - alpha) gets an interval by Student's t on
    (organisations - 1) degrees of freedom (the delete-one-group jackknife for unequal groups:
    Busing, Meijer and Van der Leeden 1999).

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already. Rows
        with a missing answer are left out.
    cluster
        The organisation of each respondent; somebody without one counts as one of their own.

    Returns
    -------
    Reliability
        Without a number, and with a ``reason``, for fewer than 2 items ("too_few_items"), fewer
        than 2 complete rows ("too_few_people"), answers that do not vary ("no_variation"), or that
        add up to the same number for everybody ("constant_sum"). Without an interval for fewer
        than 5 organisations ("too_few_groups").

    Raises
    ------
    QuickscanError
        When ``items`` is not a table of numbers, or ``cluster`` has another length.

    Examples
    --------
    >>> three = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 2, 3, 5, 4], "c": [1, 3, 2, 4, 4]})
    >>> found = cronbach_alpha(three)
    >>> round(found.estimate, 3), round(found.ci_low, 3), round(found.ci_high, 3), found.n
    (0.929, 0.641, 0.992, 5)
    """
    answers = item_answers(items)
    is_complete = complete_rows(answers)
    own = None if cluster is None else cluster_codes(cluster, len(answers))[is_complete]
    complete = answers if is_complete.all() else answers[is_complete]
    method = METHOD if own is None else CLUSTERED
    n, k = complete.shape
    found: dict[str, Any] = {"n": n, "n_items": k, "name": NAME, "method": method}
    covariance = covariances(complete) if n > 1 else None
    missing = without_alpha(k, covariance)
    if missing or covariance is None:
        return Reliability(**found, **missing)
    estimate = float(alpha_of(covariance))
    if own is None:
        low, high = _feldt(estimate, n, k)
        return Reliability(estimate=estimate, ci_low=low, ci_high=high, **found)
    return Reliability(estimate=estimate, **found, **_clustered(estimate, complete, own))


def summarise_reliability(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Alpha of every theme of the questionnaire, from the table ``answers`` of one wave.

    Parameters
    ----------
    professionals
        Table ``professionals``. When given, the intervals take into account that colleagues of
        one organisation resemble each other.

    Returns
    -------
    DataFrame
        A row per theme:
        ``theme, estimate, ci_low, ci_high, n, n_items, name, method, reason, needed``.

    Raises
    ------
    QuickscanError
        For a table without its columns, or answers that :func:`score_themes` refuses.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> items = [item.item_id for item in practice.items_of("practice", "signaleren")]
    >>> answers = pd.DataFrame([{"professional_id": f"P{person}", "wave": 1, "item_id": item,
    ...     "answer": 1 + person, "not_applicable": False}
    ...     for person in range(4) for item in items if not practice.item(item).is_reversed])
    >>> found = summarise_reliability(answers, practice)
    >>> found[["theme", "n", "reason", "needed"]].head(1)
            theme  n          reason  needed
    0  signaleren  0  too_few_people       2
    """
    rows = []
    for theme, items in favourable_items(answers, questionnaire).items():
        own = None if professionals is None else _organisations(items.index, professionals)
        rows.append({"theme": theme} | asdict(cronbach_alpha(items, own)))
    return typed_rows(rows, COLUMNS)


def alpha_of(covariance: np.ndarray) -> np.ndarray:
    """Alpha from a covariance matrix, or from a stack of them."""
    k = covariance.shape[-1]
    of_items = np.trace(covariance, axis1=-2, axis2=-1)
    alpha: np.ndarray = k / (k - 1) * (1 - of_items / covariance.sum(axis=(-2, -1)))
    return alpha


def without_alpha(n_items: int, covariance: np.ndarray | None) -> dict[str, Any]:
    """The reason why items with this covariance (None: fewer than 2 people) have no alpha."""
    if n_items < 2:
        return {"reason": "too_few_items", "needed": 2}
    if covariance is None:
        return {"reason": "too_few_people", "needed": 2}
    of_items = float(np.trace(covariance))
    if of_items == 0.0:
        return {"reason": "no_variation"}
    # Rounding leaves about 1e-16 of the spread where the sums are all the same.
    if float(covariance.sum()) < 1e-12 * of_items:
        return {"reason": "constant_sum"}
    return {}


def cluster_codes(cluster: Values, n_rows: int) -> np.ndarray:
    """The number of everybody's organisation; who has none gets a number of their own."""
    codes, names = group_codes(cluster, n_rows, "cluster")
    alone = codes < 0
    return np.where(alone, len(names) + np.cumsum(alone), codes)


def _clustered(estimate: float, complete: np.ndarray, own: np.ndarray) -> dict[str, Any]:
    numbered, sizes = np.unique(own, return_inverse=True, return_counts=True)[1:]
    if len(sizes) < MIN_CLUSTERS:
        return {"reason": "too_few_groups", "needed": MIN_CLUSTERS}
    if estimate == 1.0:
        return {"ci_low": 1.0, "ci_high": 1.0}
    with np.errstate(divide="ignore", invalid="ignore"):
        without_each = np.log1p(-alpha_of(covariances_without_each(complete, numbered, sizes)))
    high, low = jackknife_interval(np.log1p(-estimate), without_each, sizes)
    if not np.isfinite([low, high]).all():
        return {"reason": "too_few_groups", "needed": MIN_CLUSTERS}
    return {"ci_low": float(-np.expm1(low)), "ci_high": float(-np.expm1(high))}


def _organisations(people: pd.Index[str], professionals: pd.DataFrame) -> pd.Series[str]:
    keys = ["professional_id", "wave"]
    check_table(professionals, "professionals", COLLEAGUES)
    of_person = professionals.drop_duplicates(keys).set_index(keys)["organisation_id"]
    return of_person.reindex(people)


def _feldt(estimate: float, n: int, k: int) -> tuple[float, float]:
    from scipy.special import fdtri

    tail = (1 - CONFIDENCE) / 2
    low, high = fdtri(n - 1, (n - 1) * (k - 1), np.array([1 - tail, tail]))
    return float(1 - (1 - estimate) * low), float(1 - (1 - estimate) * high)
