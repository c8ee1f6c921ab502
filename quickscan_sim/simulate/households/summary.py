"""Households of a neighbourhood in a few numbers, with small groups hidden."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.vocabulary import SMALL_CELL

MEASURES = (
    "low_income",
    "minima",
    "low_income_2018",
    "poverty_2024",
    "problem_debt",
    "money_problems",
    "uses_support",
    "unclaimed_support",
    "contact_social_team",
)

HIDDEN = SMALL_CELL - 1


def summarise_households(households: pd.DataFrame) -> pd.DataFrame:
    """For each neighbourhood and measure: how many households, of how many, and the share.

    A group of 1 to 4 households is hidden, and so is a group that leaves out only 1 to 4: ``n``
    and ``share`` are then missing and ``withheld`` is true.

    Parameters
    ----------
    households
        Table ``households``, all of it.

    Returns
    -------
    DataFrame
        Columns neighbourhood_id, measure, n_households, n, share (0-1), withheld.

    Examples
    --------
    >>> rows = {"neighbourhood_id": ["W1"] * 20, **{name: [True] * 6 + [False] * 14
    ...     for name in MEASURES}}
    >>> print(summarise_households(pd.DataFrame(rows)).iloc[:1].to_string(header=False))
    0  W1  low_income  20  6  0.3  False
    """
    grouped = households.groupby("neighbourhood_id", observed=True)[list(MEASURES)]
    size = grouped.size().rename("n_households")
    n = grouped.sum().join(size).reset_index()
    table = n.melt(["neighbourhood_id", "n_households"], var_name="measure", value_name="n")
    table = table.sort_values("neighbourhood_id", kind="stable", ignore_index=True)
    table = table.astype({"n": "Int64", "n_households": "Int64", "measure": "str"})
    table["share"] = table["n"].astype("float64") / table["n_households"].astype("float64")
    rest = table["n_households"] - table["n"]
    table["withheld"] = table["n"].between(1, HIDDEN) | rest.between(1, HIDDEN)
    table.loc[table["withheld"], ["n", "share"]] = pd.NA
    return table[["neighbourhood_id", "measure", "n_households", "n", "share", "withheld"]]
