"""Wijken with few and with many families on a low income compared, raw and within sector."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "theme": "str",
    "adjusted": "boolean",
    "n_few": "Int64",
    "n_many": "Int64",
    "mean_few": "float64",
    "mean_many": "float64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "standard_error": "float64",
    "df": "Int64",
    "n_neighbourhoods_few": "Int64",
    "n_neighbourhoods_many": "Int64",
    "reason": "str",
}


def compare_groups(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """The difference between the two income groups of wijken, on each theme, few minus many.

    Raw (``adjusted`` False): the mean of all people in the one group minus that in the other.
    Within sector (``adjusted`` True): the same after sectors are held equal, by weighted least
    squares on group and sector. Somebody in several wijken counts in each for the share worked
    there.

    The wijk is the unit: the interval leaves out one wijk at a time, within each group (the
    stratified jackknife, Wolter 2007), with Student's t on (number of wijken - 2) degrees of
    freedom. It tells what other wijken like these could have shown.

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave.
    neighbourhoods
        Says by ``income_group`` which group a wijk belongs to; wijken without it are left out.

    Returns
    -------
    DataFrame
        A row per theme, raw and adjusted. ``reason`` tells why there are no numbers: "too_few"
        (fewer than ``minimum`` people in a group, or outside it), "one_group" (no wijk, or no
        scores, in a group), "no_shared_sector" (no sector works in both groups, so that sectors
        cannot be held equal); or why there is no interval: "too_few_neighbourhoods" (also when
        the difference hangs on one wijk).
    """
    people = people_of(theme_scores, professionals)
    people = people[people["score"].notna()]
    groups = neighbourhoods.loc[
        neighbourhoods["income_group"].notna(), ["neighbourhood_id", "income_group"]
    ]
    placed = people.merge(works_in, on=["professional_id", "wave"]).merge(
        groups, on="neighbourhood_id"
    )
    everywhere = _Rows.of(placed)
    theme, who = (people[name].to_numpy(object) for name in ("theme", "professional_id"))
    theme_placed = placed["theme"].to_numpy(object)
    rows = []
    for name in dict.fromkeys(theme_scores["theme"]):
        scored = everywhere.where(theme_placed == name)
        is_small = scored.gives_few_people_away(set(who[theme == name]), minimum)
        for rows_of_theme, adjusted in ((scored.without_sectors(), False), (scored, True)):
            found = _compare(rows_of_theme, is_small)
            rows.append({"theme": name, "adjusted": adjusted} | found)
    return typed_rows(rows, COLUMNS)


def _compare(rows: _Rows, is_small: bool) -> dict[str, object]:
    n_wijken = {group: len(rows.wijken_of(group)) for group in ("few", "many")}
    counts: dict[str, object] = {f"n_neighbourhoods_{group}": n for group, n in n_wijken.items()}
    if min(n_wijken.values()) == 0:
        return counts | {"reason": "one_group"}
    if is_small:
        return counts | {"reason": "too_few"}
    everybody = np.ones(len(rows.score), dtype=bool)
    if not rows.can_compare(everybody):
        return counts | {"reason": "no_shared_sector"}
    difference, mean_few = rows.difference(everybody)
    found = counts | {
        "n_few": len(rows.people_of("few")),
        "n_many": len(rows.people_of("many")),
        "mean_few": mean_few,
        "mean_many": mean_few - difference,
        "difference": difference,
    }
    if min(n_wijken.values()) < 2 or not _holds_without_each(rows):
        return found | {"reason": "too_few_neighbourhoods"}
    error, df = _leave_one_out(rows)
    half = t_quantile(df) * error
    return found | {
        "standard_error": error,
        "df": df,
        "ci_low": difference - half,
        "ci_high": difference + half,
    }


@dataclass(frozen=True)
class _Rows:
    """Person-in-wijk rows as arrays: who, where, score, weight, group, sector columns."""

    person: np.ndarray
    wijk: np.ndarray
    score: np.ndarray
    weight: np.ndarray
    is_few: np.ndarray
    sectors: np.ndarray

    @classmethod
    def of(cls, scored: pd.DataFrame) -> _Rows:
        codes = pd.factorize(scored["sector"])[0]
        return cls(
            person=scored["professional_id"].to_numpy(object),
            wijk=pd.factorize(scored["neighbourhood_id"], sort=True)[0],
            score=scored["score"].to_numpy(float),
            weight=scored["share"].to_numpy(float),
            is_few=(scored["income_group"] == "few").to_numpy(float),
            sectors=np.eye(codes.max(initial=-1) + 1)[codes],
        )

    def where(self, kept: np.ndarray) -> _Rows:
        """Some of the rows, with the sectors that occur in them."""
        sectors = self.sectors[kept]
        arrays = {field.name: getattr(self, field.name)[kept] for field in fields(self)}
        return _Rows(**arrays | {"sectors": sectors[:, sectors.any(axis=0)]})

    def without_sectors(self) -> _Rows:
        """The same rows, as if all were of one sector."""
        return replace(self, sectors=np.ones((len(self.score), 1)))

    def _in_group(self, group: str) -> np.ndarray:
        return np.asarray(self.is_few == (group == "few"))

    def wijken_of(self, group: str) -> np.ndarray:
        """The wijken of an income group."""
        return np.unique(self.wijk[self._in_group(group)])

    def people_of(self, group: str) -> set[str]:
        """Who works in an income group."""
        return set(self.person[self._in_group(group)])

    def gives_few_people_away(self, everybody: set[str], minimum: int) -> bool:
        """Whether a group, or what the total holds beside the groups, is below the minimum."""
        few, many = self.people_of("few"), self.people_of("many")
        parts = (few, many, few & many, everybody - few, everybody - many, everybody - few - many)
        return any(0 < len(part) < minimum for part in parts)

    def can_compare(self, kept: np.ndarray) -> bool:
        """Whether some sector has people in both groups."""
        weight = self.weight[kept, None] * self.sectors[kept]
        in_few, in_many = self.is_few[kept] @ weight, (1 - self.is_few[kept]) @ weight
        return bool(((in_few > 0) & (in_many > 0)).any())

    def difference(self, kept: np.ndarray) -> tuple[float, float]:
        """Few minus many, and the mean of few with the sectors of all kept people."""
        design = np.column_stack([self.is_few, self.sectors])[kept]
        root = np.sqrt(self.weight[kept])
        solution = np.linalg.lstsq(design * root[:, None], self.score[kept] * root, rcond=None)[0]
        mix = np.average(self.sectors[kept], axis=0, weights=self.weight[kept])
        return float(solution[0]), float(solution[0] + mix @ solution[1:])


def _holds_without_each(rows: _Rows) -> bool:
    return all(rows.can_compare(rows.wijk != wijk) for wijk in np.unique(rows.wijk))


def _leave_one_out(rows: _Rows) -> tuple[float, int]:
    variance, n_wijken = 0.0, 0
    for group in ("few", "many"):
        left_out = rows.wijken_of(group)
        estimates = np.array([rows.difference(rows.wijk != wijk)[0] for wijk in left_out])
        n_wijken += len(left_out)
        variance += (
            (len(left_out) - 1) / len(left_out) * float(((estimates - estimates.mean()) ** 2).sum())
        )
    return float(np.sqrt(variance)), n_wijken - 2
