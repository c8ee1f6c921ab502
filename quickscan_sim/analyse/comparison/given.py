"""What a comparison was given, looked at before it computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

SCORES = ("professional_id", "wave", "theme", "score")
PEOPLE = ("professional_id", "wave", "organisation_id", "sector")
PLACES = ("professional_id", "wave", "neighbourhood_id", "share")
SUMMARY = ("grouping", "theme", "sector", "neighbourhood_id", "organisation_id", "withheld")
WIJKEN = ("neighbourhood_id", "income_group")


def check_table(table: pd.DataFrame, name: str, columns: Sequence[str]) -> None:
    """Raise a sentence where this is no table with these columns, each once."""
    if not isinstance(table, pd.DataFrame):
        raise QuickscanError(
            "`{name}` is a table (a pandas DataFrame). Found: {found}.",
            name=name,
            found=type(table).__name__,
        )
    given = [str(column) for column in table.columns]
    missing = [column for column in columns if given.count(column) != 1]
    if missing:
        raise QuickscanError(
            "`{name}` needs each of these columns once: {missing}. It has: {given}.",
            name=name,
            missing=", ".join(missing),
            given=", ".join(given) or "-",
        )


def as_numbers(values: Any, name: str) -> np.ndarray:
    """A list of numbers with NaN for what is missing; a sentence for anything else."""
    try:
        numbers = pd.Series(values).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise QuickscanError(
            "`{name}` is a list of numbers; it holds something else.", name=name
        ) from None
    return np.asarray(numbers)
