"""The models of one item, and what the group adds to them: tests and effect sizes."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.reliability.dif_result import ItemRows
from quickscan_sim.analyse.reliability.dif_shifts import shifts_of_groups
from quickscan_sim.analyse.reliability.proportional_odds import OrdinalFit, fit_proportional_odds


def dif_of_item(answer: np.ndarray, score: np.ndarray, group: np.ndarray, n_items: int) -> ItemRows:
    """The row of an item, and those of its groups, in the order of their numbers."""
    n_groups = int(group.max()) + 1 if len(group) else 0
    facts: dict[str, Any] = {"n": len(answer), "n_groups": n_groups}
    fits: list[OrdinalFit] = []
    why: dict[str, Any] = {}
    if n_items < 2:
        why = {"reason": "too_few_items", "needed": 2}
    elif n_groups < 2:
        why = {"reason": "too_few_groups", "needed": 2}
    elif np.ptp(score) == 0 or np.ptp(answer) == 0:
        why = {"reason": "no_variation"}
    else:
        fits = _three_models(answer, score, group, n_groups)
        why = next(({"reason": fit.reason} for fit in fits if fit.reason), {})
    if why:
        return facts | why, [why] * n_groups
    numbers = _tests(answer, fits, n_groups - 1)
    return facts | numbers, shifts_of_groups(fits[1], n_groups)


def _three_models(
    answer: np.ndarray, score: np.ndarray, group: np.ndarray, n_groups: int
) -> list[OrdinalFit]:
    """Score; score and group; score, group and their product."""
    own = score[:, None]
    member = (group[:, None] == np.arange(1, n_groups)).astype(float)
    # The product of deviations spans the same models and keeps the columns apart.
    product = member * (own - score.mean())
    designs = (own, np.hstack([own, member]), np.hstack([own, member, product]))
    return [fit_proportional_odds(answer, design) for design in designs]


def _tests(answer: np.ndarray, fits: list[OrdinalFit], df: int) -> dict[str, Any]:
    from scipy.special import chdtrc

    n = len(answer)
    counts = np.unique(answer, return_counts=True)[1]
    empty = float((counts * np.log(counts / n)).sum())
    values = np.array([fit.log_likelihood for fit in fits])
    mcfadden = 1 - values / empty
    nagelkerke = (1 - np.exp(2 * (empty - values) / n)) / (1 - np.exp(2 * empty / n))
    found: dict[str, Any] = {"df": df}
    for step, kind in enumerate(("uniform", "nonuniform")):
        chi2 = max(0.0, float(2 * (values[step + 1] - values[step])))
        low, high = _noncentrality(chi2, df)
        found |= {
            f"chi2_{kind}": chi2,
            f"p_{kind}": float(chdtrc(df, chi2)),
            f"mcfadden_{kind}": float(mcfadden[step + 1] - mcfadden[step]),
            f"ci_low_{kind}": low / (-2 * empty),
            f"ci_high_{kind}": high / (-2 * empty),
            f"nagelkerke_{kind}": float(nagelkerke[step + 1] - nagelkerke[step]),
        }
    return found


def _noncentrality(chi2: float, df: int) -> tuple[float, float]:
    """The 95 % interval of the noncentrality of a chi-squared (0 where it would fall below)."""
    from scipy.special import chdtr, chndtrinc

    tail = (1 - CONFIDENCE) / 2
    low, high = (
        float(chndtrinc(chi2, df, chance)) if chdtr(df, chi2) > chance else 0.0
        for chance in (1 - tail, tail)
    )
    return low, high
