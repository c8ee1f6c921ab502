"""Two waves side by side: who answered in each, and to which groups they belonged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

GROUPINGS: dict[str, tuple[str, ...]] = {
    "all": (),
    "sector": ("sector",),
    "neighbourhood": ("neighbourhood_id",),
    "organisation": ("organisation_id",),
}
GROUP_COLUMNS = ("sector", "neighbourhood_id", "organisation_id")


@dataclass(frozen=True)
class Group:
    """A group: its grouping, its labels, and the numbers of its members in each wave."""

    grouping: str
    labels: tuple[object, ...]
    members: tuple[np.ndarray, np.ndarray]

    @property
    def stayed(self) -> np.ndarray:
        """Who belongs to the group in both waves."""
        return np.intersect1d(*self.members)

    def named(self) -> dict[str, object]:
        """The labels as columns of a table; those that do not apply are missing."""
        names = dict(zip(GROUPINGS.get(self.grouping, ()), self.labels, strict=False))
        return {"grouping": self.grouping} | dict.fromkeys(GROUP_COLUMNS, pd.NA) | names


@dataclass(frozen=True)
class TwoWaves:
    """Scores of numbered people in two waves, and where each belonged; 2 x people arrays.

    ``score`` holds NaN, and ``organisation`` and ``sector`` -1, for who has no score in a wave.
    ``placed`` has, for each wave, a row per person and wijk.
    """

    score: dict[str, np.ndarray]
    organisation: np.ndarray
    sector: np.ndarray
    placed: tuple[pd.DataFrame, pd.DataFrame]
    groups: list[Group]


def chosen_waves(frame: pd.DataFrame, waves: Sequence[int] | None) -> tuple[int, int]:
    """The earlier and the later wave; the only two of the table when none are named."""
    there = sorted(int(wave) for wave in frame["wave"].dropna().unique())
    listed = ", ".join(map(str, there)) or "-"
    wanted = list(waves) if waves is not None else there
    if len(wanted) != 2 or wanted[0] == wanted[1]:
        raise QuickscanError(
            "Change is measured between two waves; this holds the waves {waves}. Name two of them, "
            "for example waves=(1, 2).",
            waves=listed,
        )
    missing = [wave for wave in wanted if wave not in there]
    if missing:
        raise QuickscanError(
            "There is no wave {wave} here; it holds {waves}. Choose one of those.",
            wave=missing[0],
            waves=listed,
        )
    return wanted[0], wanted[1]


def align_waves(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    waves: tuple[int, int],
) -> TwoWaves:
    """Scores, organisations and groups of everybody with a score in one of the waves."""
    scored = theme_scores[theme_scores["wave"].isin(waves) & theme_scores["score"].notna()]
    scored = scored.merge(
        professionals[["professional_id", "wave"]].drop_duplicates(),
        on=["professional_id", "wave"],
    )
    persons: pd.Index[str] = pd.Index(np.sort(scored["professional_id"].unique()), dtype="str")
    person = persons.get_indexer(pd.Index(scored["professional_id"]))
    in_wave = (scored["wave"] == waves[1]).to_numpy(int)
    score = {}
    for theme in dict.fromkeys(theme_scores["theme"]):
        own = (scored["theme"] == theme).to_numpy()
        score[str(theme)] = np.full((2, len(persons)), np.nan)
        score[str(theme)][in_wave[own], person[own]] = scored["score"].to_numpy(float)[own]
    there = np.zeros((2, len(persons)), dtype=bool)
    there[in_wave, person] = True
    organisation = _codes(professionals, "organisation_id", persons, waves, there)
    sector = _codes(professionals, "sector", persons, waves, there)
    placed = (
        _placed(professionals, works_in, persons, waves[0], there[0]),
        _placed(professionals, works_in, persons, waves[1], there[1]),
    )
    return TwoWaves(score, organisation, sector, placed, list_groups(placed, GROUPINGS))


def list_groups(
    placed: tuple[pd.DataFrame, pd.DataFrame], groupings: dict[str, tuple[str, ...]]
) -> list[Group]:
    """Every group that has members in one of the waves, in the order of its labels."""
    groups = []
    for grouping, columns in groupings.items():
        members = [_members(one, list(columns)) for one in placed]
        for labels in sorted(set(members[0]) | set(members[1])):
            pair = tuple(one.get(labels, np.empty(0, dtype=int)) for one in members)
            groups.append(Group(grouping, labels, (pair[0], pair[1])))
    return groups


def _members(placed: pd.DataFrame, columns: list[str]) -> dict[tuple[object, ...], np.ndarray]:
    if not columns:
        return {(): np.unique(placed["person"].to_numpy(int))}
    return {
        labels if isinstance(labels, tuple) else (labels,): np.unique(rows.to_numpy(int))
        for labels, rows in placed.groupby(columns, sort=True)["person"]
    }


def _codes(
    professionals: pd.DataFrame,
    column: str,
    persons: pd.Index[str],
    waves: tuple[int, int],
    there: np.ndarray,
) -> np.ndarray:
    names = pd.Index(np.sort(professionals[column].dropna().astype("str").unique()))
    codes = np.full((2, len(persons)), -1)
    for number, wave in enumerate(waves):
        people = professionals[professionals["wave"] == wave].drop_duplicates("professional_id")
        row = pd.Index(people["professional_id"]).get_indexer(persons)
        found = there[number] & (row >= 0)
        codes[number, found] = names.get_indexer(pd.Index(people[column]))[row[found]]
    return codes


def _placed(
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    persons: pd.Index[str],
    wave: int,
    there: np.ndarray,
) -> pd.DataFrame:
    """A row per person with a score in this wave and wijk, with sector and organisation."""
    people = professionals[professionals["wave"] == wave].drop_duplicates("professional_id")
    person = persons.get_indexer(pd.Index(people["professional_id"]))
    counted = (person >= 0) & np.append(there, False)[person]
    own = people.loc[counted, ["professional_id", "organisation_id", "sector"]]
    where = works_in.loc[works_in["wave"] == wave, ["professional_id", "neighbourhood_id"]]
    placed: pd.DataFrame = own.assign(person=person[counted])
    return placed.merge(where, on="professional_id", how="left")
