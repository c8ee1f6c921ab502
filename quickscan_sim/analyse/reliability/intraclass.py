"""How far raters agree about the same persons: the six intraclass correlations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.item_answers import complete_rows, item_answers
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark

KINDS = {
    "ICC(1,1)": mark("one rating, other raters for every person"),
    "ICC(2,1)": mark("one rating, raters drawn from many, absolute agreement"),
    "ICC(3,1)": mark("one rating, only these raters, consistency"),
    "ICC(1,k)": mark("mean of the ratings, other raters for every person"),
    "ICC(2,k)": mark("mean of the ratings, raters drawn from many, absolute agreement"),
    "ICC(3,k)": mark("mean of the ratings, only these raters, consistency"),
}
"""The six of Shrout and Fleiss (1979), and the method that goes with each."""


@dataclass(frozen=True, kw_only=True)
class Intraclass(Estimate):
    """An intraclass correlation, its F test, and how many ratings a person has.

    ``p`` is the chance of an F this large or larger when persons do not differ.
    """

    n_ratings: int
    f: float = np.nan
    df1: float = np.nan
    df2: float = np.nan
    p: float = np.nan


def intraclass_correlation(ratings: pd.DataFrame, kind: str = "ICC(2,1)") -> Intraclass:
    """An intraclass correlation of Shrout and Fleiss (1979), with its interval.

    From the mean squares of persons (B), raters (J), residual (E) and within persons (W), for n
    persons and k ratings:

    - ICC(1,1) = (B - W) / (B + (k - 1) W): every person has other raters
    - ICC(2,1) = (B - E) / (B + (k - 1) E + k (J - E) / n): the raters are drawn from many, and a
      rater who gives everybody more counts as disagreement
    - ICC(3,1) = (B - E) / (B + (k - 1) E): only these raters, and such differences do not count

    and for the mean of k ratings (1,k), (2,k), (3,k) the same by Spearman-Brown. Intervals and
    test are based on F; for kind 2 on the approximation of McGraw and Wong (1996) with
    Satterthwaite's degrees of freedom.

    Parameters
    ----------
    ratings
        A row per person, a column per rater or per moment. Rows with a missing rating are left
        out.
    kind
        One of the six names above.

    Returns
    -------
    Intraclass
        Without a number, and with a ``reason``, for fewer than 2 columns ("too_few_items"), fewer
        than 2 complete rows ("too_few_people"), or ratings that are all the same, per rater or
        overall ("no_variation"), or for the mean of k ratings when the means of persons differ no
        more than nothing ("equal_means"). Negative when raters disagree more than chance.

    Raises
    ------
    QuickscanError
        For an unknown kind, or something else than a table of numbers.

    Examples
    --------
    >>> judges = pd.DataFrame({"j1": [9, 6, 8, 7, 10, 6], "j2": [2, 1, 4, 1, 5, 2],
    ...     "j3": [5, 3, 6, 2, 6, 4], "j4": [8, 2, 8, 6, 9, 7]})
    >>> round(intraclass_correlation(judges, "ICC(2,1)").estimate, 3)
    0.29
    """
    if kind not in KINDS:
        raise QuickscanError(
            'kind is "{value}"; choose one of {allowed}.', value=kind, allowed=", ".join(KINDS)
        )
    answers = item_answers(ratings, "ratings")
    complete = answers[complete_rows(answers)]
    n, k = complete.shape
    facts: dict[str, Any] = {"n": n, "n_ratings": k, "name": kind, "method": KINDS[kind]}
    if k < 2:
        return Intraclass(**facts, reason="too_few_items", needed=2)
    if n < 2:
        return Intraclass(**facts, reason="too_few_people", needed=2)
    found = MeanSquares.of(complete)
    if found.persons == 0 and (found.within if "(1," in kind else found.residual) == 0:
        return Intraclass(**facts, reason="no_variation")
    if found.spread_of_two_way == 0 and "(2," in kind:
        # Only with two raters of two persons who contradict each other exactly.
        return Intraclass(**facts, reason="too_few_people", needed=3)
    numbers = _numbers(found, kind)
    if not np.isfinite(numbers["estimate"]):
        return Intraclass(**facts, reason="equal_means")
    return Intraclass(**facts, **numbers)


@dataclass(frozen=True)
class MeanSquares:
    """Mean squares of a full table of n persons by k raters."""

    n: int
    k: int
    persons: float
    raters: float
    residual: float
    within: float

    @property
    def spread_of_two_way(self) -> float:
        """What ICC(2,1) is a share of: persons, raters and what is left, on the scale of k."""
        extra = self.k * (self.raters - self.residual) / self.n
        return self.persons + (self.k - 1) * self.residual + extra

    @classmethod
    def of(cls, complete: np.ndarray) -> MeanSquares:
        """The analysis of variance of persons by raters, one rating in each cell."""
        n, k = complete.shape
        # Without the first rating: a mean of equal numbers may be a little off.
        ratings = complete - complete[0, 0]
        person, rater, middle = ratings.mean(axis=1), ratings.mean(axis=0), ratings.mean()
        within = float(((ratings - person[:, None]) ** 2).sum())
        raters = float(n * ((rater - middle) ** 2).sum())
        # Where raters differ by a fixed amount, rounding leaves about 1e-16 of the spread.
        residual = within - raters if within - raters > 1e-13 * within else 0.0
        return cls(
            n=n,
            k=k,
            persons=float(k * ((person - middle) ** 2).sum() / (n - 1)),
            raters=raters / (k - 1),
            residual=residual / ((n - 1) * (k - 1)),
            within=within / (n * (k - 1)),
        )


def _numbers(found: MeanSquares, kind: str) -> dict[str, Any]:
    from scipy.special import fdtrc

    n, k, persons = found.n, found.k, found.persons
    error = found.within if kind[4] == "1" else found.residual
    df1, df2 = n - 1, (n * (k - 1) if kind[4] == "1" else (n - 1) * (k - 1))
    if kind[4] == "2":
        estimate, low, high = _two_way_random(found)
    else:
        estimate = (persons - error) / (persons + (k - 1) * error)
        low, high = one_way_interval(persons, error, (df1, df2), k)
    if kind.endswith("k)"):
        estimate, low, high = (spearman_brown(value, k) for value in (estimate, low, high))
    f = persons / error if error > 0 else np.inf
    p = float(fdtrc(df1, df2, f)) if np.isfinite(f) else 0.0
    numbers = {"estimate": estimate, "ci_low": low, "ci_high": high}
    return numbers | {"f": f, "df1": float(df1), "df2": float(df2), "p": p}


def one_way_interval(
    between: float, within: float, df: tuple[float, float], size: float
) -> tuple[float, float]:
    """The 95 % interval of (between - within) / (between + (size - 1) within), based on F."""
    from scipy.special import fdtri

    tail = 0.5 + CONFIDENCE / 2
    upper, lower = fdtri(*df, tail), 1 / fdtri(*df[::-1], tail)
    low, high = (
        (between - bound * within) / (between + (size - 1) * bound * within)
        for bound in (upper, lower)
    )
    return float(low), float(high)


def spearman_brown(value: float, k: float) -> float:
    """The reliability of the mean of k ratings from that of one; minus infinity at its floor."""
    below = 1 + (k - 1) * value
    return k * value / below if below > 0 else -np.inf


def _two_way_random(found: MeanSquares) -> tuple[float, float, float]:
    """ICC(2,1) and its interval (McGraw and Wong 1996, table 7)."""
    from scipy.special import fdtri

    n, k = found.n, found.k
    persons, raters, error = found.persons, found.raters, found.residual
    estimate = (persons - error) / found.spread_of_two_way
    if raters == 0.0 and error == 0.0:
        return estimate, estimate, estimate
    of_raters = k * estimate * raters
    of_error = (n * (1 + (k - 1) * estimate) - k * estimate) * error
    df = (of_raters + of_error) ** 2 / (of_raters**2 / (k - 1) + of_error**2 / ((n - 1) * (k - 1)))
    tail = 0.5 + CONFIDENCE / 2
    upper, lower = fdtri(n - 1, df, tail), fdtri(df, n - 1, tail)
    others = k * raters + (k * n - k - n) * error
    low = n * (persons - upper * error) / (upper * others + n * persons)
    high = n * (lower * persons - error) / (others + n * lower * persons)
    return estimate, float(low), float(high)
