"""The groups that a summary of scores speaks of, and which of them may be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import sparse

from quickscan_sim.analyse.disclosure.withholding import withheld_groups

GROUPINGS: dict[str, tuple[str, ...]] = {
    "all": (),
    "sector": ("sector",),
    "neighbourhood": ("neighbourhood_id",),
    "sector x neighbourhood": ("sector", "neighbourhood_id"),
    "sector x income group": ("sector", "income_group"),
    "organisation": ("organisation_id",),
}
"""Kinds of groups and their labels. Cells of sector x income group go before those of sector x wijk
when more than half of the latter would be withheld."""

CELLS, COARSER_CELLS = "sector x neighbourhood", "sector x income group"
LAST = "cell beside coarser cells"
TOO_MUCH_WITHHELD = 0.5
GROUP_COLUMNS = ("sector", "neighbourhood_id", "organisation_id", "income_group")


@dataclass(frozen=True)
class Group:
    """A group of people: its grouping, its labels, and the numbers of its members.

    Somebody who counts twice is named twice.
    """

    grouping: str
    labels: dict[str, object]
    members: np.ndarray


@dataclass(frozen=True)
class Scored:
    """Which numbered person has a score on which numbered theme; a row per score."""

    person: np.ndarray
    theme: np.ndarray
    n_themes: int


def choose_groups(
    scored: Scored,
    places: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None,
    minimum: int,
    kinds: Collection[str] = tuple(GROUPINGS),
) -> tuple[list[Group], np.ndarray]:
    """The groups of a summary and whether each is withheld, one choice for all themes.

    ``places`` has a row per person and wijk. Give ``neighbourhoods`` when the income groups of
    wijken are published too. ``kinds``: those that are published, when nothing else is.
    """
    placed = places.assign(income_group=_income_group_of(places, neighbourhoods))
    of_kind = {kind: _list_groups(placed, kind) for kind in GROUPINGS}
    beside = _income_groups(placed)
    beside = beside if _shows_all(beside, scored, placed, of_kind, minimum) else []
    of_kind = {kind: groups for kind, groups in of_kind.items() if kind in kinds}
    coarser = of_kind.pop(COARSER_CELLS, [])
    groups = [group for kind in of_kind.values() for group in kind]
    hidden = _withheld(scored, placed, groups, beside, minimum)
    is_cell = np.array([group.grouping == CELLS for group in groups], dtype=bool)
    if not coarser or not is_cell.any() or hidden[is_cell].mean() <= TOO_MUCH_WITHHELD:
        return groups, hidden
    cells = of_kind.pop(CELLS)
    shown = coarser + [group for kind in of_kind.values() for group in kind]
    last = [replace(cell, grouping=LAST) for cell in cells]
    instead = _withheld(scored, placed, [*shown, *last], beside, minimum)
    if instead[: len(coarser)].mean() >= hidden[is_cell].mean():
        return groups, hidden
    # A cell that follows from the others is no secret: it is shown like any group that may be.
    return cells + shown, np.concatenate([instead[len(shown) :], instead[: len(shown)]])


def shows_income_groups(
    scored: Scored, places: pd.DataFrame, neighbourhoods: pd.DataFrame, minimum: int
) -> bool:
    """Whether the wijken with few and with many may be compared: both groups may be shown.

    They come right after everybody, so what else is published plays no part. The same rule
    decides in :func:`choose_groups`.
    """
    placed = places.assign(income_group=_income_group_of(places, neighbourhoods))
    of_kind = {kind: _list_groups(placed, kind) for kind in GROUPINGS}
    return _shows_all(_income_groups(placed), scored, placed, of_kind, minimum)


def _shows_all(
    beside: list[Group],
    scored: Scored,
    placed: pd.DataFrame,
    of_kind: dict[str, list[Group]],
    minimum: int,
) -> bool:
    """Whether these may all stand beside everybody; no small group of a kind may follow."""
    if not beside:
        return False
    others = [group for kind, groups in of_kind.items() if kind != "all" for group in groups]
    groups = [*of_kind["all"], *beside]
    return not _withheld(scored, placed, groups, [], minimum, never_shown=others).any()


def _income_group_of(places: pd.DataFrame, neighbourhoods: pd.DataFrame | None) -> np.ndarray:
    if neighbourhoods is None:
        return np.full(len(places), None, dtype=object)
    names = neighbourhoods["neighbourhood_id"], neighbourhoods["income_group"]
    group_of = dict(zip(*names, strict=True))
    return np.array([group_of.get(wijk) for wijk in places["neighbourhood_id"]], dtype=object)


def _list_groups(places: pd.DataFrame, grouping: str) -> list[Group]:
    """Every group of a kind that has members."""
    empty: dict[str, object] = dict.fromkeys(GROUP_COLUMNS, pd.NA)
    columns = list(GROUPINGS[grouping])
    if not columns:
        return [Group(grouping, empty, places["person"].unique())]
    person = places["person"].to_numpy()
    return [
        Group(grouping, empty | dict(zip(columns, labels, strict=True)), np.unique(person[rows]))
        for labels, rows in _rows_by(places, columns)
    ]


def _rows_by(
    places: pd.DataFrame, columns: list[str]
) -> Iterator[tuple[tuple[object, ...], np.ndarray]]:
    """The labels of each group, sorted, and its rows; rows with a missing label are left out."""
    number = np.zeros(len(places), dtype=np.int64)
    missing = np.zeros(len(places), dtype=bool)
    for name in columns:
        code, names = pd.factorize(places[name].to_numpy(object), sort=True)
        number = number * (len(names) + 1) + code
        missing |= code < 0
    order = np.flatnonzero(~missing)
    order = order[np.argsort(number[order], kind="stable")]
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    labels = [places[name].to_numpy(object)[order[starts]] for name in columns]
    # Of nothing, np.split would make one empty group.
    parts = np.split(order, starts[1:])[: len(starts)]
    return zip(zip(*labels, strict=True), parts, strict=True)


def _income_groups(placed: pd.DataFrame) -> list[Group]:
    """The groups that the comparison of wijken shows: people once for each wijk they work in.

    So a group is the sum of its wijken, and tells nothing that those do not tell.
    """
    person = placed["person"].to_numpy()
    return [
        Group("income group", {}, person[rows]) for _, rows in _rows_by(placed, ["income_group"])
    ]


def _withheld(
    scored: Scored,
    places: pd.DataFrame,
    groups: list[Group],
    beside: list[Group],
    minimum: int,
    never_shown: list[Group] | None = None,
) -> np.ndarray:
    """One choice for all themes, so that no theme gives away what another withholds."""
    atom, small_sets = _always_together(places)
    n_atoms = small_sets.shape[1]
    cell = scored.theme * n_atoms + atom[scored.person]
    sizes = np.bincount(cell, minlength=scored.n_themes * n_atoms)
    never = _membership([atom[group.members] for group in never_shown or ()], n_atoms)
    every = [*groups, *beside]
    # All people of an atom are counted equally often.
    size = sparse.diags_array(1 / np.bincount(atom, minlength=n_atoms))
    n = never.sign() @ sizes.reshape(scored.n_themes, n_atoms).T
    never = never[np.flatnonzero(((n > 0) & (n < minimum)).any(axis=1))]
    hidden = withheld_groups(
        _membership([atom[group.members] for group in every], n_atoms) @ size,
        sizes.reshape(scored.n_themes, n_atoms),
        [group.grouping for group in every],
        minimum,
        sparse.csr_array(sparse.vstack([never.sign(), small_sets])),
    )
    return hidden[: len(groups)]


def _membership(rows: list[np.ndarray], n_columns: int) -> sparse.csr_array:
    """Rows x columns: how often a column is named in a row."""
    row = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    column = np.concatenate(rows) if rows else np.zeros(0, dtype=int)
    matrix = sparse.csr_array((np.ones(len(row)), (row, column)), shape=(len(rows), n_columns))
    matrix.sum_duplicates()
    return matrix


def _always_together(places: pd.DataFrame) -> tuple[np.ndarray, sparse.csr_array]:
    """A number for each person, shared by those of one organisation and the same wijken.

    And sets of those numbers: all who work in the same wijken, and of them those of one sector;
    the differences between published wijken are made of these.
    """
    person = places["person"].to_numpy()
    wijk = pd.factorize(places["neighbourhood_id"], sort=True)[0]
    order = np.lexsort((wijk, person))
    first = np.searchsorted(person[order], np.arange(int(person.max(initial=-1)) + 1))
    turn = np.arange(len(order)) - first[person[order]]
    pattern = np.full((len(first), 3 + int(turn.max(initial=-1))), -1, dtype=np.int64)
    pattern[person, 0] = pd.factorize(places["organisation_id"], sort=True)[0]
    pattern[person, 1] = pd.factorize(places["sector"], sort=True)[0]
    pattern[person[order], 2 + turn] = wijk[order]
    kinds, atom = np.unique(pattern, axis=0, return_inverse=True)
    sets = [_sets_of(kinds[:, columns:]) for columns in (1, 2)]
    return atom.reshape(-1), sparse.csr_array(sparse.vstack(sets))


def _sets_of(kinds: np.ndarray) -> sparse.csr_array:
    """Rows that are the same, as sets x rows."""
    number = np.unique(kinds, axis=0, return_inverse=True)[1].reshape(-1)
    shape = (int(number.max(initial=-1)) + 1, len(number))
    return sparse.csr_array((np.ones(len(number)), (number, np.arange(len(number)))), shape=shape)
