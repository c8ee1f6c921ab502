"""Alpha of what lies underneath ordered answers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_count
from quickscan_sim.analyse.item_answers import check_categories, complete_answers
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

NAME = mark("ordinal alpha")
METHOD = mark("polychoric correlations of complete answers, bootstrap interval")


def ordinal_alpha(
    items: pd.DataFrame, n_bootstrap: int = N_BOOTSTRAP, seed: int = DEFAULT_SEED
) -> Reliability:
    """Alpha on the polychoric correlations of the items (Zumbo, Gadermann and Zeisser 2007).

    k / (k - 1) * (1 - k / sum of all correlations, with ones on the diagonal). It is the
    reliability of a sum that nobody has: of the normal variables taken to lie underneath the
    answers. The sum of the answers themselves is less reliable (Chalmers 2018): see
    :func:`omega_total` for that. A matrix that is not positive definite is used as it is.
    Interval: 2.5th and 97.5th percentile over people resampled with replacement, who are taken as
    independent; the same seed gives the same interval.

    Parameters
    ----------
    items
        One column per item, one row per respondent; reversed items turned around already. Rows
        with a missing answer are left out.
    n_bootstrap
        How often people are resampled; 0 gives no interval.
    seed
        Of the resampling.

    Returns
    -------
    Reliability
        Without a number, and with a ``reason``, for fewer than 2 items ("too_few_items"), fewer
        than 2 complete rows ("too_few_people"), an item that everybody answers alike
        ("constant_items"), or a correlation that runs to 1 or -1 ("at_limit").

    Raises
    ------
    QuickscanError
        When the items are no table of numbers with different names, an item has more than 20
        different answers, or the number of resamples is none.

    Examples
    --------
    >>> two = pd.DataFrame({"a": [1, 1, 1, 2, 2, 2, 1, 2], "b": [1, 1, 1, 2, 2, 2, 2, 1]})
    >>> round(ordinal_alpha(two, n_bootstrap=0).estimate, 6)  # 2 * .707107 / 1.707107
    0.828427
    """
    check_count("n_bootstrap", n_bootstrap, 0)
    answers = complete_answers(items)
    check_categories(answers, items.columns)
    n, k = answers.shape
    facts = {"n": n, "n_items": k, "name": NAME, "method": METHOD}
    if k < 2:
        return Reliability(**facts, reason="too_few_items", needed=2)
    if n < 2:
        return Reliability(**facts, reason="too_few_people", needed=2)
    ordered = OrderedAnswers.of(answers)
    whole = polychoric_matrices(ordered, np.ones((1, n)))
    if np.isnan(whole.correlations).any():
        return Reliability(**facts, reason="constant_items")
    if whole.at_limit.any():
        return Reliability(**facts, reason="at_limit")

    def resampled(weights: np.ndarray) -> np.ndarray:
        return _alpha(
            polychoric_matrices(ordered, weights, start=whole.correlations[0]).correlations
        )

    low, high = percentile_interval(resampled, n, n_bootstrap, seed)
    unstable = n_bootstrap > 0 and np.isnan(low)
    return Reliability(
        estimate=float(_alpha(whole.correlations)[0]),
        ci_low=low,
        ci_high=high,
        reason="unstable_interval" if unstable else None,
        **facts,
    )


def _alpha(correlations: np.ndarray) -> np.ndarray:
    k = correlations.shape[1]
    return np.asarray(k / (k - 1) * (1 - k / correlations.sum(axis=(1, 2))))
