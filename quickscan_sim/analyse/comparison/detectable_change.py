"""What a score must move before it is more than measurement error: for a person, for a group."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.reliability.alpha import cronbach_alpha
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import Questionnaire

COLUMNS = {
    "theme": "str",
    "n": "Int64",
    "sd": "float64",
    "reliability": "float64",
    "sem": "float64",
    "sem_low": "float64",
    "sem_high": "float64",
    "smallest_detectable": "float64",
    "reason": "str",
}


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """How far a score lies from its true score, on average: sd * sqrt(1 - reliability).

    Jacobson and Truax (1991), Clinical significance: a statistical approach to defining
    meaningful change in psychotherapy research.

    Raises
    ------
    QuickscanError
        When sd is negative or the reliability is not between 0 and 1.

    Examples
    --------
    Jacobson and Truax's own example, a marital scale with sd 7.5 and reliability .80:

    >>> round(standard_error_of_measurement(7.5, 0.80), 4)
    3.3541
    """
    if not (sd >= 0 and np.isfinite(sd)):
        raise QuickscanError("sd is {value}; expected a number of 0 or more.", value=sd)
    if not 0 <= reliability <= 1:
        raise QuickscanError(
            "reliability is {value}; expected a number from 0 to 1.", value=reliability
        )
    return float(sd * np.sqrt(1 - reliability))


def smallest_detectable_change(sem: float, n: int = 1) -> float:
    """The change that measurement error alone passes in 5 of 100 cases, for n people together.

    1.96 * sqrt(2) * SEM / sqrt(n): for one person (n = 1) where the reliable change index of
    Jacobson and Truax (1991) passes 1.96; for a group by de Vet and others (2006, Health and
    Quality of Life Outcomes 4:54). It holds for the same people twice, and counts measurement
    error only: not that people change by themselves, nor that colleagues resemble each other. For
    that there is the interval of the change.

    Raises
    ------
    QuickscanError
        When the SEM is negative or n is below 1.

    Examples
    --------
    >>> sem = standard_error_of_measurement(1.1, 0.8)
    >>> round(smallest_detectable_change(sem), 2), round(smallest_detectable_change(sem, 25), 2)
    (1.36, 0.27)
    """
    if not (sem >= 0 and np.isfinite(sem)):
        raise QuickscanError("sem is {value}; expected a number of 0 or more.", value=sem)
    if n < 1:
        raise QuickscanError("n is {value}; expected 1 or more.", value=n)
    return float(t_quantile(np.inf) * np.sqrt(2) * sem / np.sqrt(n))


def measurement_error(answers: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """The standard error of measurement of each theme, from the answers of one wave.

    By alpha and the standard deviation of the people who answered every item of the theme.

    Returns
    -------
    DataFrame
        A row per theme: ``theme, n, sd, reliability, sem, sem_low, sem_high,
        smallest_detectable, reason``; the last number is for one person, on the scale of the
        answers. The bounds come from Feldt's interval of alpha.
    """
    rows: list[dict[str, Any]] = []
    for theme, items in favourable_items(answers, questionnaire).items():
        found = cronbach_alpha(items)
        row: dict[str, Any] = {"theme": theme, "n": found.n, "reason": found.reason}
        if found.reason is None:
            sd = float(items.dropna().mean(axis=1).std(ddof=1))
            # An alpha below 0 is no reliability: everything may be error.
            alphas = np.clip([found.estimate, found.ci_high, found.ci_low], 0.0, 1.0)
            sem, low, high = (standard_error_of_measurement(sd, float(r)) for r in alphas)
            row |= {
                "sd": sd,
                "reliability": found.estimate,
                "sem": sem,
                "sem_low": low,
                "sem_high": high,
                "smallest_detectable": smallest_detectable_change(sem),
            }
        rows.append(row)
    return typed_rows(rows, COLUMNS)
