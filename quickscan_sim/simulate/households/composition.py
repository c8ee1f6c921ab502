"""How many households of each kind a neighbourhood has, in whole numbers that add up."""

from __future__ import annotations

import numpy as np

from quickscan_sim.language import Bilingual
from quickscan_sim.simulate.households.fit_margins import Margin, fit_margins
from quickscan_sim.simulate.households.integer_counts import integer_counts
from quickscan_sim.simulate.households.margins import HouseholdMargins
from quickscan_sim.simulate.households.standard_table import (
    CHILDREN,
    LOW,
    SHAPE,
    TENURE,
    TYPE,
    standard_table,
)

N_STARTS = (SHAPE[0] * SHAPE[1], SHAPE[0] * SHAPE[1] * SHAPE[2])
"""Random starts that one neighbourhood needs: for household types, then for tenure."""

FITTED = 1e-4
"""Households; the whole numbers that follow are exact whatever is left."""


def count_households(margins: HouseholdMargins, starts: np.ndarray) -> np.ndarray:
    """Households by low income, children, type and tenure, with every margin exact.

    The standard table is fitted to the margins, and then made whole in two steps that each keep
    both sums: income and children by type, and then each of these by tenure.

    Parameters
    ----------
    margins
        What each neighbourhood adds up to.
    starts
        Uniform draws, shape (neighbourhoods, sum of N_STARTS).

    Returns
    -------
    array of int64, shape (neighbourhoods, *SHAPE)
    """
    n = len(margins.n_households)
    labels = margins.neighbourhood_ids
    fitted = fit_margins(standard_table(), _as_margins(margins), labels, tolerance=FITTED)
    by_type = fitted.sum(axis=TENURE + 1).reshape(n, N_STARTS[0], SHAPE[TYPE])
    by_type = _rows_to(by_type, margins.by_income_and_children.reshape(n, -1))
    whole = integer_counts(by_type, margins.by_type, starts[:, : N_STARTS[0]]).reshape(n, -1)
    by_tenure = _rows_to(fitted.reshape(n, N_STARTS[1], SHAPE[TENURE]), whole)
    counts = integer_counts(by_tenure, margins.by_tenure, starts[:, N_STARTS[0] :])
    return counts.reshape(n, *SHAPE)


def _as_margins(margins: HouseholdMargins) -> list[Margin]:
    return [
        Margin(
            Bilingual("laag inkomen en aantal kinderen", "low income and number of children"),
            (LOW, CHILDREN),
            margins.by_income_and_children.astype(float),
        ),
        Margin(
            Bilingual("soort huishouden", "household type"), (TYPE,), margins.by_type.astype(float)
        ),
        Margin(
            Bilingual("eigendom van de woning", "tenure"),
            (TENURE,),
            margins.by_tenure.astype(float),
        ),
    ]


def _rows_to(tables: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """The tables with every row scaled to its whole total."""
    present = tables.sum(axis=2)
    scale = np.divide(totals, present, out=np.zeros_like(present), where=present > 0)
    return np.asarray(tables * scale[..., None])
