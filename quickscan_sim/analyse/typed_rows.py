"""Tables from rows that were computed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd


def typed_rows(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """A table with these columns, each of its type; what a row does not have is missing.

    >>> typed_rows([{"n": 3}, {"mean": 0.5}], {"n": "Int64", "mean": "float64"})
          n  mean
    0     3   NaN
    1  <NA>   0.5
    """
    listed = list(rows)
    return typed_columns(
        {name: [row.get(name) for row in listed] for name in kinds}, kinds, len(listed)
    )


def typed_columns(
    columns: Mapping[str, Any], kinds: Mapping[str, str], n_rows: int
) -> pd.DataFrame:
    """A table of columns, each of its type; a number that is None or NaN is missing."""
    return pd.DataFrame(
        {name: _typed(columns[name], kind) for name, kind in kinds.items()}, index=range(n_rows)
    )


def _typed(values: Any, kind: str) -> Any:
    if kind == "float64":
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return pd.array(values, dtype=kind)
