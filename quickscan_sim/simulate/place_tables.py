"""The tables of wijken, made from arrays: ``neighbourhoods``, their profiles, ``buurten``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.simulate.wijk_facts import WijkFacts
from quickscan_sim.simulate.wijk_margins import GROUPS, VARIABLES
from quickscan_sim.tables import (
    BUURTEN,
    DTYPES,
    NEIGHBOURHOOD_PROFILES,
    NEIGHBOURHOODS,
    Kind,
    Table,
)

SHARES = {
    "p_age_0_14": "pop_0_14",
    "p_age_15_24": "pop_15_24",
    "p_age_25_44": "pop_25_44",
    "p_age_45_64": "pop_45_64",
    "p_age_65_plus": "pop_65plus",
    "p_owner_occupied": "dwelling_ownership",
    "p_employed": "employment_rate",
    "p_income_low40": "income_low",
    "p_income_high20": "income_high",
    "p_higher_education": "edu_appl_sci",
}
"""Columns of the profiles that are shares, with the variable (in %) each comes from."""


def neighbourhoods_table(
    ids: Sequence[str],
    names: Sequence[str],
    municipality: Sequence[str],
    facts: WijkFacts,
    many_low_incomes: np.ndarray,
    yardstick: str,
) -> pd.DataFrame:
    """Table ``neighbourhoods``."""
    counts = {name: getattr(facts, name) for name in ("n_residents", "n_households", "n_children")}
    shares = {
        name: getattr(facts, name)
        for name in ("p_low_income", "p_children_low_income", "p_social_rent", "ses_score")
    }
    return typed(
        NEIGHBOURHOODS,
        {
            "neighbourhood_id": ids,
            "name": names,
            "municipality": municipality,
            "yardstick": [yardstick] * len(ids),
            "income_group": np.where(many_low_incomes, "many", "few"),
            **counts,
            **shares,
        },
    )


def profiles_table(
    ids: Sequence[str],
    values: np.ndarray,
    urbanity: np.ndarray,
    n_buurten: np.ndarray,
    facts: WijkFacts,
) -> pd.DataFrame:
    """Table ``neighbourhood_profiles``; owned, social and other rented homes add up to 1."""
    shares = {
        column: (values[:, VARIABLES.index(variable)] / 100).round(3)
        for column, variable in SHARES.items()
    }
    other_rent = (1 - shares["p_owner_occupied"] - facts.p_social_rent).round(3)
    return typed(
        NEIGHBOURHOOD_PROFILES,
        {
            "neighbourhood_id": ids,
            "urbanity": np.array(GROUPS)[urbanity],
            "n_buurten": n_buurten,
            "n_dwellings": facts.n_dwellings,
            "dwelling_value": values[:, VARIABLES.index("dwelling_value")].round(0),
            "p_other_rent": np.maximum(0.0, other_rent),
            **shares,
        },
    )


def buurten_table(
    ids: Sequence[str], wijk: np.ndarray, n_residents: np.ndarray, n_households: np.ndarray
) -> pd.DataFrame:
    """Table ``buurten``, each with a number within its wijk."""
    sizes = np.bincount(wijk, minlength=len(ids))
    within = np.arange(len(wijk)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + 1
    of_wijk = [ids[position] for position in wijk]
    return typed(
        BUURTEN,
        {
            "buurt_id": [f"{w}B{n:02d}" for w, n in zip(of_wijk, within, strict=True)],
            "neighbourhood_id": of_wijk,
            "n_residents": n_residents,
            "n_households": n_households,
        },
    )


def typed(table: Table, columns: dict[str, Any]) -> pd.DataFrame:
    """A table of declared columns and types, from arrays known to fit: without looking at them."""
    return pd.DataFrame(
        {column.name: _array(columns[column.name], column.kind) for column in table.columns},
        copy=False,
    )


def _array(values: Any, kind: Kind) -> Any:
    """An array of the declared type; twice as fast as by the name of the type."""
    if kind == "integer":
        return pd.arrays.IntegerArray(np.asarray(values, np.int64), np.zeros(len(values), bool))
    if kind == "text":
        return pd.array(np.asarray(values, object), dtype=_text())
    return np.asarray(values, float)


@cache
def _text() -> Any:
    return pd.api.types.pandas_dtype(DTYPES["text"])
