"""The answers and values on which R and the kit are compared."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

ORACLE = Path(__file__).parents[2] / "oracle"
FILES = {"items": "ordinal_items.csv", "small": "ordinal_small.csv"}


def items_of(data: str) -> pd.DataFrame:
    """The invented items; "items" has missing answers."""
    return pd.read_csv(ORACLE / FILES[data])


def values_of(data: str, what: str) -> pd.Series[float]:
    """R's values, by item and other item ("" where there is none)."""
    values = pd.read_csv(ORACLE / "ordinal_values.csv", keep_default_na=False)
    kept = values[(values["data"] == data) & (values["what"] == what)]
    return kept.set_index(["item", "other_item"])["value"].astype(float)


def value_of(data: str, what: str) -> float:
    """R's one value."""
    return float(values_of(data, what).iloc[0])
