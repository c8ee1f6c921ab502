"""Tables of items that give no ordinary answer, for every function of items."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

TABLES: dict[str, pd.DataFrame] = {
    "no items": pd.DataFrame(),
    "one item": pd.DataFrame({"a": [1, 2, 3, 2, 1]}),
    "two items": pd.DataFrame({"a": [1, 2, 3, 2, 1, 3], "b": [2, 1, 3, 3, 1, 2]}),
    "constant item": pd.DataFrame({"a": [1, 2, 3, 2], "b": [2, 2, 2, 2], "c": [1, 3, 2, 2]}),
    "perfect correlation": pd.DataFrame({name: [1, 2, 3, 4, 5, 3] for name in "abc"}),
    "perfect opposite": pd.DataFrame({"a": [1, 2, 1, 2], "b": [2, 1, 2, 1], "c": [1, 2, 1, 2]}),
    "all missing": pd.DataFrame({name: [np.nan] * 4 for name in "abc"}),
    "nobody complete": pd.DataFrame({"a": [1, np.nan], "b": [np.nan, 2], "c": [1, 2]}),
    "two people": pd.DataFrame({"a": [1, 2], "b": [1, 2], "c": [2, 1]}),
    "one person": pd.DataFrame({"a": [1], "b": [3], "c": [2]}),
    "nobody": pd.DataFrame({"a": [], "b": [], "c": []}, dtype=float),
    "empty objects": pd.DataFrame({"a": [None, None], "b": [None, None], "c": [None, None]}),
}

WRONG: list[tuple[Any, str]] = [
    ([1, 2, 3], "Expected a table"),
    (np.ones((4, 3)), "Expected a table"),
    (pd.DataFrame({"a": ["yes", "no"], "b": [1, 2]}), "Column a holds something else"),
    (
        pd.DataFrame([[1, 2], [2, 1]], columns=["a", "a"]),
        "More than one column of items is called a",
    ),
    (pd.DataFrame({"a": [1.0, np.inf], "b": [1.0, 2.0]}), "infinite"),
]
