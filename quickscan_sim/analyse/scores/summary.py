"""Theme scores of groups: mean, spread, interval, and what may not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups
from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    mean_interval,
    variance_components,
)
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

GROUPINGS: dict[str, tuple[str, ...]] = {
    "all": (),
    "sector": ("sector",),
    "neighbourhood": ("neighbourhood_id",),
    "sector x neighbourhood": ("sector", "neighbourhood_id"),
    "organisation": ("organisation_id",),
}
GROUP_COLUMNS = ("sector", "neighbourhood_id", "organisation_id")
COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "theme": "str",
    "n": "Int64",
    "mean": "float64",
    "sd": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "boolean",
}


def summarise_scores(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """Mean theme scores of everybody, each sector, wijk, sector in a wijk, and organisation.

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave, from :func:`score_themes`.
    professionals, works_in
        Where each person belongs. Somebody who works in several wijken counts in each of them.
    neighbourhoods
        Give it when the income groups of wijken are published too
        (:func:`~quickscan_sim.analyse.compare_groups`): nothing may follow from those.
    minimum
        Groups with fewer people with a score are withheld, and with them as many others as it
        takes that no withheld number can be computed from the rest.

    Returns
    -------
    DataFrame
        Table ``score_summary``. The interval is for professionals like these and takes into
        account that colleagues resemble each other; withheld rows hold no numbers at all.
    """
    people = people_of(theme_scores, professionals)
    persons = _persons_with_a_score(people)
    person = persons.get_indexer(pd.Index(people["professional_id"]))
    places = _places(people[person >= 0], person[person >= 0], works_in)
    groups = _list_groups(places)
    every_group = [*groups, *_income_groups(places, neighbourhoods)]
    hidden = _withheld(people, person, every_group, places, minimum)[: len(groups)]
    rows = []
    for theme, of_theme in people.groupby("theme", sort=False):
        scores = _Scores.of(of_theme, person[of_theme.index], len(persons))
        for group, is_hidden in zip(groups, hidden, strict=True):
            numbers = scores.numbers(group.members) if not is_hidden else {}
            labels = {"grouping": group.grouping} | group.labels
            rows.append(labels | {"theme": theme} | numbers | {"withheld": bool(is_hidden)})
    return typed_rows(rows, COLUMNS)


def people_of(theme_scores: pd.DataFrame, professionals: pd.DataFrame) -> pd.DataFrame:
    """The scores with the organisation and sector of each person; one wave only."""
    waves = theme_scores["wave"].unique()
    if len(waves) > 1:
        raise QuickscanError(
            "These scores hold the waves {waves}. Choose one wave before summarising.",
            waves=", ".join(map(str, sorted(waves))),
        )
    of_wave = professionals[professionals["wave"].isin(waves)]
    who = pd.Index(theme_scores["professional_id"])
    row = pd.Index(of_wave["professional_id"]).get_indexer(who)
    known = theme_scores[row >= 0].reset_index(drop=True)
    people: pd.DataFrame = known.assign(
        **{name: of_wave[name].array.take(row[row >= 0]) for name in ("organisation_id", "sector")}
    )
    return people


@dataclass(frozen=True)
class _Group:
    """A group of people: its grouping, its labels, and the numbers of its members."""

    grouping: str
    labels: dict[str, object]
    members: np.ndarray


@dataclass(frozen=True)
class _Scores:
    """The scores of numbered people on one theme, and the organisation of each."""

    y: np.ndarray
    organisation: np.ndarray
    components: VarianceComponents

    @classmethod
    def of(cls, of_theme: pd.DataFrame, person: np.ndarray, n_persons: int) -> _Scores:
        score = of_theme["score"].to_numpy(float)
        organisation = pd.factorize(of_theme["organisation_id"])[0]
        sector = pd.factorize(of_theme["sector"])[0]
        y, own = np.full(n_persons, np.nan), np.full(n_persons, -1)
        counted = person >= 0
        y[person[counted]] = score[counted]
        own[person[counted]] = organisation[counted]
        return cls(y, own, variance_components(score, organisation, sector))

    def numbers(self, members: np.ndarray) -> dict[str, object]:
        """What the summary tells of a group."""
        scores = self.y[members]
        organisation = self.organisation[members][~np.isnan(scores)]
        scores = scores[~np.isnan(scores)]
        low, high = mean_interval(scores, organisation, self.components)
        n = len(scores)
        return {
            "n": n,
            "mean": scores.mean() if n else np.nan,
            "sd": scores.std(ddof=1) if n > 1 else np.nan,
            "ci_low": low,
            "ci_high": high,
        }


def _persons_with_a_score(people: pd.DataFrame) -> pd.Index[str]:
    with_score = people.loc[people["score"].notna(), "professional_id"]
    persons: pd.Index[str] = pd.Index(with_score.unique(), dtype="str")
    return persons


def _places(people: pd.DataFrame, person: np.ndarray, works_in: pd.DataFrame) -> pd.DataFrame:
    """One row per person and wijk, for the people with at least one score."""
    columns = ["professional_id", "wave", "organisation_id", "sector"]
    scored = people[columns].assign(person=person).drop_duplicates("person")
    where = works_in[["professional_id", "wave", "neighbourhood_id"]]
    return scored.merge(where, on=["professional_id", "wave"], how="left")


def _list_groups(places: pd.DataFrame) -> list[_Group]:
    """Every group that has members."""
    empty: dict[str, object] = dict.fromkeys(GROUP_COLUMNS, pd.NA)
    groups = []
    for grouping, columns in GROUPINGS.items():
        if not columns:
            groups.append(_Group(grouping, empty, places["person"].unique()))
            continue
        for labels, rows in _rows_by(places, list(columns)):
            found = dict(zip(columns, labels, strict=True))
            members = np.unique(places["person"].to_numpy()[rows])
            groups.append(_Group(grouping, empty | found, members))
    return groups


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


def _income_groups(places: pd.DataFrame, neighbourhoods: pd.DataFrame | None) -> list[_Group]:
    """The groups that the comparison of wijken shows."""
    if neighbourhoods is None:
        return []
    names = neighbourhoods["neighbourhood_id"], neighbourhoods["income_group"]
    group_of = dict(zip(*names, strict=True))
    own = [group_of.get(wijk) for wijk in places["neighbourhood_id"].to_numpy(object)]
    placed = places.assign(income_group=np.array(own, dtype=object))
    return [
        _Group("income group", {}, np.unique(places["person"].to_numpy()[rows]))
        for _, rows in _rows_by(placed, ["income_group"])
    ]


def _withheld(
    people: pd.DataFrame,
    person: np.ndarray,
    groups: list[_Group],
    places: pd.DataFrame,
    minimum: int,
) -> np.ndarray:
    """One choice for all themes, so that no theme gives away what another withholds."""
    atom = _always_together(places)
    n_atoms = int(atom.max(initial=-1)) + 1
    scored = people["score"].notna().to_numpy()
    theme, themes = pd.factorize(people["theme"].to_numpy(object)[scored], sort=True)
    cell = theme * n_atoms + atom[person[scored]]
    sizes = np.bincount(cell, minlength=len(themes) * n_atoms).reshape(len(themes), n_atoms)
    membership = np.zeros((len(groups), n_atoms), dtype=int)
    for row, group in enumerate(groups):
        membership[row, atom[group.members]] = 1
    return withheld_groups(membership, sizes, [group.grouping for group in groups], minimum)


def _always_together(places: pd.DataFrame) -> np.ndarray:
    """A number for each person; those of one organisation and the same wijken share it."""
    person = places["person"].to_numpy()
    wijk, wijken = pd.factorize(places["neighbourhood_id"], sort=True)
    organisation = pd.factorize(places["organisation_id"], sort=True)[0]
    n = int(person.max(initial=-1)) + 1
    pattern = np.zeros((n, 1 + len(wijken)), dtype=np.int64)
    pattern[person, 0] = organisation
    pattern[person[wijk >= 0], 1 + wijk[wijk >= 0]] = 1
    return np.unique(pattern, axis=0, return_inverse=True)[1].reshape(-1)
