"""What somebody who reads published numbers knows about them: which groups add up to which.

From the labels alone: sectors add up to everybody, the sectors in a wijk to the wijk, organisations
to their sector; a cell lies inside its sector. From the structure, for somebody who knows who
works where: every group is a sum of people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

LABELS = ("sector", "neighbourhood_id", "organisation_id", "income_group")
SUMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("all", "sector", ()),
    ("all", "organisation", ()),
    ("sector", "organisation", ("sector",)),
    ("neighbourhood", "sector x neighbourhood", ("neighbourhood_id",)),
    ("income group", "neighbourhood", ("income_group",)),
)
"""A kind of group, the kind whose groups add up to it, and the labels that they share."""

INSIDE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("all", "neighbourhood", ()),
    ("sector", "sector x neighbourhood", ("sector",)),
    ("sector", "sector x income group", ("sector",)),
    ("income group", "sector x income group", ("income_group",)),
)
"""A kind of group and a kind whose groups lie inside it, and may share people."""


@dataclass(frozen=True)
class Relations:
    """Rows of published numbers as sums of unknowns, none of which is below zero.

    ``rows`` (rows x unknowns) gives the numbers; ``zero`` holds sums that are zero, and ``rest``
    sums that are zero or more: what lies in one group and not in another.
    """

    rows: np.ndarray
    zero: np.ndarray
    rest: np.ndarray


def relations_of_labels(table: pd.DataFrame) -> Relations:
    """What follows from the labels; of each kind of group all are taken to be listed."""
    unknowns = np.eye(len(table))
    zero = [_rows_of_sums(table, unknowns, *one) for one in SUMS]
    rest = [_rows_of_pairs(table, unknowns, *one) for one in INSIDE]
    nothing = unknowns[:0]
    return Relations(
        unknowns,
        np.vstack([nothing, *zero, _rows_of_others(table, unknowns)]),
        np.vstack([nothing, *rest]),
    )


def relations_of_people(table: pd.DataFrame, places: pd.DataFrame) -> Relations:
    """What follows for somebody who knows of every person with a number where they belong.

    ``places`` has a row per person and wijk: professional_id, sector, organisation_id,
    neighbourhood_id, and income_group of the wijk.
    """
    person, names = pd.factorize(places["professional_id"].to_numpy(object), sort=True)
    everybody = np.ones(len(places), dtype=bool)
    rows = np.zeros((len(table), len(names)))
    # An income group counts people in each of its wijken; other groups count them once.
    for place, row in enumerate(table.to_dict("records")):
        inside = everybody.copy()
        for label in LABELS:
            if pd.notna(row[label]):
                inside &= (places[label] == row[label]).to_numpy(bool)
        n = np.bincount(person[inside], minlength=len(names))
        rows[place] = n if row["grouping"] == "income group" else n > 0
        if row["grouping"] == "other sectors":
            rows[place] = 1.0 - rows[place]
    # People who are in and out of the same rows are never told apart: one unknown for them all.
    together = np.unique(rows, axis=1)
    return Relations(together, together[:0], together[:0])


def _rows_of_sums(
    table: pd.DataFrame, unknowns: np.ndarray, whole: str, part: str, shared: tuple[str, ...]
) -> np.ndarray:
    """For each whole whose parts are listed: the whole minus its parts, which is zero."""
    found = [
        unknowns[one] - unknowns[parts].sum(axis=0)
        for one, parts in _with_parts(table, whole, part, shared)
    ]
    return np.array(found).reshape(-1, len(table))


def _rows_of_pairs(
    table: pd.DataFrame, unknowns: np.ndarray, whole: str, part: str, shared: tuple[str, ...]
) -> np.ndarray:
    """For each part: its whole minus the part, which is never below zero."""
    found = [
        unknowns[one] - unknowns[inside]
        for one, parts in _with_parts(table, whole, part, shared)
        for inside in parts
    ]
    return np.array(found).reshape(-1, len(table))


def _rows_of_others(table: pd.DataFrame, unknowns: np.ndarray) -> np.ndarray:
    """Everybody minus a sector minus the people in other sectors."""
    found = [
        unknowns[all_of] - unknowns[sectors].sum(axis=0) - unknowns[others]
        for all_of, _ in _with_parts(table, "all", "other sectors", ())
        for others, sectors in _with_parts(table, "other sectors", "sector", ("sector",))
    ]
    return np.array(found).reshape(-1, len(table))


def _with_parts(
    table: pd.DataFrame, whole: str, part: str, shared: tuple[str, ...]
) -> list[tuple[int, np.ndarray]]:
    grouping = table["grouping"].to_numpy(object)
    labels = [table[name].to_numpy(object) for name in shared]
    inside: dict[tuple[object, ...], list[int]] = {}
    for other in np.flatnonzero(grouping == part).tolist():
        inside.setdefault(tuple(label[other] for label in labels), []).append(other)
    found = []
    for one in np.flatnonzero(grouping == whole).tolist():
        parts = inside.get(tuple(label[one] for label in labels))
        if parts:
            found.append((one, np.array(parts, dtype=int)))
    return found
