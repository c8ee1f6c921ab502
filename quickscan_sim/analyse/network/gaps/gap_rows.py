"""Rows of the table ``gaps``: what every kind of weak spot fills in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.tables import GAPS
from quickscan_sim.tables.declaration import DTYPES

COLUMNS = {column.name: DTYPES[column.kind] for column in GAPS.columns}

SAID = {
    "no_tie": ("tie_expected", "whether_needed"),
    "one_way": ("told_by_one_side", "what_each_means"),
    "differing_views": ("levels_differ", "what_each_means"),
    "single_layer": ("expected_on_other_layers", "whether_needed"),
    "weak_quality": ("rated_low", "what_causes_it"),
    "not_found": ("named_by_nobody", "its_own_view"),
    "split_layer": ("falls_apart", "other_routes"),
    "single_broker": ("only_route", "other_routes"),
    "hangs_on_one": ("many_cut_off", "other_routes"),
    "informal_apart": ("no_tie_to_professionals", "whether_needed"),
}
"""For each kind why it stands out and what is not known; ``those_not_heard`` takes the place of
the second where it rests on organisations that were not heard."""


def gap_rows(kind: str, n: int, **columns: np.ndarray | Sequence[object]) -> Columns:
    """Rows of one kind; a column that is not given is missing."""
    why, not_known = SAID[kind]
    given = {
        "kind": np.full(n, kind, dtype=object),
        "why": np.full(n, why, dtype=object),
        "not_known": np.full(n, not_known, dtype=object),
    } | columns
    return {name: _column(given.get(name), dtype, n) for name, dtype in COLUMNS.items()}


def _column(values: np.ndarray | Sequence[object] | None, dtype: str, n: int) -> np.ndarray:
    if dtype == "str":
        filled = np.empty(n, dtype=object)
        filled[:] = None if values is None else values
        return filled
    return np.full(n, np.nan) if values is None else np.array(values, dtype=float).reshape(n)


def pair_gaps(
    kind: str, found: Pairs, certainty: np.ndarray, **columns: np.ndarray | Sequence[object]
) -> Columns:
    """Pairs as rows: who they are, and how many people could tell and did tell."""
    of_pairs: dict[str, np.ndarray | Sequence[object]] = {
        **found.place,
        "expected": found.expected,
        "p_absent": found.p_absent,
        "certainty": certainty,
        "n_reporters": found.told["n_reporters"],
        "n_naming": found.told["n_naming"],
        "n_reporters_back": found.told_back["n_reporters"],
        "n_naming_back": found.told_back["n_naming"],
    }
    return gap_rows(kind, len(certainty), **(of_pairs | columns))


def chosen(gaps: Columns, rows: np.ndarray) -> Columns:
    """Some of the rows."""
    return {name: values[rows] for name, values in gaps.items()}


def joined(parts: Sequence[Columns]) -> Columns:
    """The rows of several parts below each other; at least one part."""
    return {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
