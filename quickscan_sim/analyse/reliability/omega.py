"""Omega total: the part of the differences in a sum score that one factor explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_count, check_option
from quickscan_sim.analyse.item_answers import check_categories, complete_answers
from quickscan_sim.analyse.reliability.coarse_answers import sum_reliability
from quickscan_sim.analyse.reliability.covariances import weighted_correlations
from quickscan_sim.analyse.reliability.one_factor import (
    OneFactor,
    fit_least_squares,
    fit_maximum_likelihood,
)
from quickscan_sim.analyse.reliability.polychoric_matrices import (
    OrderedAnswers,
    polychoric_matrices,
)
from quickscan_sim.analyse.reliability.resampled_people import (
    DEFAULT_SEED,
    N_BOOTSTRAP,
    percentile_interval,
)
from quickscan_sim.analyse.reliability.result import Reliability
from quickscan_sim.language import mark

NAME = mark("omega")
METHODS = {
    "green_yang": mark("Green-Yang, for the sum of ordered answers; bootstrap interval"),
    "cfa_observed": mark("factor model of the answers, observed variance; bootstrap interval"),
    "cfa_model": mark("factor model of the answers, variance of the model; bootstrap interval"),
    "minres": mark("smallest residual correlations; bootstrap interval"),
    "latent": mark("for what lies underneath the answers; bootstrap interval"),
}
"""The definitions of omega, and how each is told to a reader."""
MIN_ITEMS = 3
"""Two items have one correlation: not enough to find two loadings."""
_OF_ORDERED = ("green_yang", "latent")
_SINGULAR = 1e-10
_Omegas: TypeAlias = tuple[np.ndarray, np.ndarray]
"""A value per resample, NaN where there is none, and the reason why, None where there is one."""


def omega_total(
    items: pd.DataFrame,
    definition: str = "green_yang",
    n_bootstrap: int = N_BOOTSTRAP,
    seed: int = DEFAULT_SEED,
) -> Reliability:
    """The share of the variance of the sum score that comes from one factor behind the items.

    Packages that say "omega" mean different numbers (McDonald 1999), so the definition is named:

    - ``"green_yang"``: the sum of the ordered answers as they are (Green and Yang 2009,
      Psychometrika 74, equation 21). Loadings by diagonally weighted least squares on polychoric
      correlations; covariance of the answers that the factor implies, over the covariance that
      the polychoric correlations imply. As ``compRelSEM`` of semTools on a lavaan fit with
      ``ordered = TRUE``; answers that nobody gave keep their distance here.
    - ``"cfa_observed"``: (sum of loadings)^2 / observed variance of the sum; one-factor model of
      the answers as normal numbers, by maximum likelihood (``compRelSEM`` on such a fit).
    - ``"cfa_model"``: the same over the variance that the model implies (``obs.var = FALSE``).
    - ``"minres"``: 1 - sum of uniquenesses / sum of correlations, with loadings by unweighted
      least squares (psych, ``omega(nfactors = 1)``); items standardised.
    - ``"latent"``: for the sum of the normal variables underneath the answers, which nobody has
      (``compRelSEM`` with ``ord.scale = FALSE``).

    All suppose that one factor is enough: look at :func:`parallel_analysis` first. Interval: 2.5th
    and 97.5th percentile over people resampled with replacement, who are taken as independent;
    the same seed gives the same interval. Resamples in which the model does not fit are left out,
    up to 20 %; in a small group that may shift the interval.

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already. Rows
        with a missing answer are left out.
    definition
        One of the five above.
    n_bootstrap
        How often people are resampled; 0 gives no interval.
    seed
        Of the resampling.

    Returns
    -------
    Reliability
        Without a number, and with a ``reason``, for fewer than 3 items ("too_few_items"), fewer
        than 3 complete rows ("too_few_people"), an item that everybody answers alike
        ("constant_items"), a polychoric correlation of 1 or -1 ("at_limit"), an item that follows
        from the others ("singular", where a definition cannot do with that), a model that explains
        100 % or more of an item ("improper_model", a Heywood case) or one that is not found
        ("not_converged").

    Raises
    ------
    QuickscanError
        When the definition is unknown, the items are no table of numbers with different names, an
        item has more than 20 different answers (ordered definitions), or the number of resamples
        is none.

    Examples
    --------
    >>> half = np.array([[1, 2, 1], [2, 1, 1], [1, 1, 2], [3, 2, 3], [2, 3, 3], [3, 3, 2]])
    >>> three = pd.DataFrame(half, columns=["a", "b", "c"])
    >>> round(omega_total(three, "minres", n_bootstrap=0).estimate, 3)
    0.75
    """
    check_option("definition", definition, METHODS)
    check_count("n_bootstrap", n_bootstrap, 0)
    answers = complete_answers(items)
    if definition in _OF_ORDERED:
        check_categories(answers, items.columns)
    n, k = answers.shape
    facts = {"n": n, "n_items": k, "name": NAME, "method": METHODS[definition]}
    if k < MIN_ITEMS:
        return Reliability(**facts, reason="too_few_items", needed=MIN_ITEMS)
    if n < MIN_ITEMS:
        return Reliability(**facts, reason="too_few_people", needed=MIN_ITEMS)
    if (np.ptp(answers, axis=0) == 0).any():
        return Reliability(**facts, reason="constant_items")
    omegas = _omegas_of(answers, definition)
    values, reasons = omegas(np.ones((1, n)))
    if reasons[0] is not None:
        return Reliability(**facts, reason=reasons[0])
    low, high = percentile_interval(lambda weights: omegas(weights)[0], n, n_bootstrap, seed)
    unstable = n_bootstrap > 0 and np.isnan(low)
    return Reliability(
        estimate=float(values[0]),
        ci_low=low,
        ci_high=high,
        reason="unstable_interval" if unstable else None,
        **facts,
    )


def _omegas_of(answers: np.ndarray, definition: str) -> Callable[[np.ndarray], _Omegas]:
    if definition not in _OF_ORDERED:
        return lambda weights: _from_numbers(answers, weights, definition)
    ordered = OrderedAnswers.of(answers)
    start = polychoric_matrices(ordered, np.ones((1, len(answers)))).correlations[0]
    return lambda weights: _from_ordered(ordered, weights, definition, start)


def _from_ordered(
    ordered: OrderedAnswers, weights: np.ndarray, definition: str, start: np.ndarray
) -> _Omegas:
    found = polychoric_matrices(ordered, weights, start=start)
    usable = np.isfinite(found.variances).all(axis=1)
    kept = found.only(usable)
    model = fit_least_squares(kept.correlations, kept.in_matrix(1 / kept.variances))
    explained = model.loadings[:, :, None] * model.loadings[:, None, :]
    proper = kept.only(model.proper)
    values = np.full(len(model.proper), np.nan)
    if definition == "latent":
        values = explained.sum(axis=(1, 2)) / kept.correlations.sum(axis=(1, 2))
    else:
        values[model.proper] = sum_reliability(
            explained[model.proper], proper.correlations, proper.thresholds, ordered.gaps()
        )
    return _placed(values, model, usable, "at_limit")


def _from_numbers(answers: np.ndarray, weights: np.ndarray, definition: str) -> _Omegas:
    correlations, spread = weighted_correlations(answers, weights)
    usable = np.asarray((spread > 0).all(axis=1))
    if definition != "minres":
        usable = usable & (np.linalg.eigvalsh(correlations)[:, 0] > _SINGULAR)
    kept, units = correlations[usable], spread[usable]
    if definition == "minres":
        units = np.ones_like(units)
        model = fit_least_squares(kept, np.ones_like(kept))
    else:
        model = fit_maximum_likelihood(kept)
    explained = (model.loadings * units).sum(axis=1) ** 2
    own = (model.uniqueness * units**2).sum(axis=1)
    observed = (kept * units[:, :, None] * units[:, None, :]).sum(axis=(1, 2))
    values = {
        "cfa_observed": explained / observed,
        "cfa_model": explained / (explained + own),
        "minres": 1 - own / observed,
    }[definition]
    return _placed(values, model, usable, "singular")


def _placed(values: np.ndarray, model: OneFactor, usable: np.ndarray, otherwise: str) -> _Omegas:
    """Each value in the place of its resample; elsewhere NaN and why."""
    everywhere = np.full(len(usable), np.nan)
    everywhere[usable] = np.where(model.proper, values, np.nan)
    reasons = np.full(len(usable), otherwise, dtype=object)
    reasons[usable] = np.where(model.converged, "improper_model", "not_converged")
    reasons[np.flatnonzero(usable)[model.proper]] = None
    return everywhere, reasons
