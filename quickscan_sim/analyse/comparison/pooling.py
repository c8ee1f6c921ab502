"""Means of small groups drawn towards what the other groups show: partial pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.averaging import combine_averaged
from quickscan_sim.analyse.comparison.mixed_model import (
    MixedModel,
    can_be_told_apart,
    fit_mixed_model,
)
from quickscan_sim.analyse.given import PEOPLE, PLACES, SCORES, SUMMARY, check_table
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.scores.groups import GROUP_COLUMNS, GROUPINGS
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError

POOLED = {
    kind: columns
    for kind, columns in GROUPINGS.items()
    if columns and "income_group" not in columns
}
"""Kinds of groups that can be drawn towards what others like them show."""

COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "theme": "str",
    "n": "Int64",
    "mean": "float64",
    "pooled": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "shrinkage": "float64",
    "reason": "str",
}


def pool_groups(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    score_summary: pd.DataFrame,
    grouping: str = "sector x neighbourhood",
) -> pd.DataFrame:
    """The mean of each group beside its pooled mean, on each theme.

    A mixed model of all scores of a theme: sectors fixed; wijken, sectors in a wijk and
    organisations random (:func:`fit_mixed_model`; Fay and Herriot 1979, Gelman and Hill 2007,
    chapter 12). The pooled mean of a group is the mean of what the model expects of its people: a
    group of few is drawn far towards its sector and wijk, a group of many hardly. The interval is
    for professionals like these in these organisations; it counts that the variances are
    estimated by averaging over what fits the data about as well.

    In 40 draws of the example the squared error of a sector in a wijk was 42 % smaller than that of
    its raw mean, and the intervals covered 94 to 95 % (studies/2026-11-23_pooling.csv).

    Parameters
    ----------
    theme_scores, professionals, works_in
        Tables of one wave. Somebody in several wijken belongs to each for the share worked there,
        and counts in the n and mean of each.
    score_summary
        From :func:`~quickscan_sim.analyse.summarise_scores`: groups withheld there stay withheld.
    grouping
        "sector", "neighbourhood", "organisation" or "sector x neighbourhood".

    Returns
    -------
    DataFrame
        A row per theme and group of ``score_summary``. ``shrinkage`` runs from 0 (the group's own
        answers decide) to 1 (the rest decides); a sector is not drawn anywhere. ``reason``:
        "withheld", "nobody" (no scores), or why the model cannot be fitted
        (:class:`~quickscan_sim.analyse.comparison.mixed_model.MixedModel`); then there is a mean
        but no pooled mean.

    Raises
    ------
    QuickscanError
        For a table without its columns, an unknown grouping, or scores of more than one wave.
    """
    columns = _columns_of(grouping)
    for table, name, needed in (
        (theme_scores, "theme_scores", SCORES),
        (professionals, "professionals", PEOPLE),
        (works_in, "works_in", PLACES),
        (score_summary, "score_summary", SUMMARY),
    ):
        check_table(table, name, needed)
    people = people_of(theme_scores, professionals)
    people = people[people["score"].notna()]
    wanted = score_summary[score_summary["grouping"] == grouping]
    rows: list[dict[str, object]] = []
    for theme, groups in wanted.groupby("theme", sort=False):
        scored = people[people["theme"] == theme]
        places = scored[["professional_id", "wave"]].merge(
            works_in, on=["professional_id", "wave"], how="left"
        )
        shown = groups[~groups["withheld"].astype(bool)]
        rows += [_labels(row) | {"reason": "withheld"} for row in _rows(groups, withheld=True)]
        labels = [_labels(row) for row in _rows(groups, withheld=False)]
        if len(shown) > 0:
            rows += _pool(_Theme.of(scored, places), labels, columns)
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _Theme:
    """The people with a score, and by number where each belongs."""

    score: np.ndarray
    codes: dict[str, np.ndarray]
    names: dict[str, list[object]]
    share: np.ndarray
    """(people, wijken): the part of the time worked there; 0 everywhere where unknown."""
    cells: np.ndarray
    """(cells, 2): the sector and the wijk of each sector in a wijk with people."""

    @classmethod
    def of(cls, scored: pd.DataFrame, places: pd.DataFrame) -> _Theme:
        """From people with a score on one theme, and where they work."""
        codes, names = {}, {}
        for column in ("sector", "organisation_id"):
            codes[column], found = pd.factorize(scored[column], sort=True)
            names[column] = list(found)
        wijk, wijken = pd.factorize(places["neighbourhood_id"], sort=True)
        names["neighbourhood_id"] = list(wijken)
        person = pd.Index(scored["professional_id"]).get_indexer(
            pd.Index(places["professional_id"])
        )
        share = np.zeros((len(scored), len(wijken)))
        known = (wijk >= 0) & (person >= 0)
        weight = places["share"].to_numpy(float)[known]
        np.add.at(share, (person[known], wijk[known]), weight)
        total = share.sum(axis=1, keepdims=True)
        share = np.divide(share, total, out=np.zeros_like(share), where=total > 0)
        present = np.eye(len(names["sector"]))[codes["sector"]].T @ share > 0
        return cls(
            score=scored["score"].to_numpy(float),
            codes=codes,
            names=names,
            share=share,
            cells=np.argwhere(present),
        )

    def belongs(self, labels: dict[str, object]) -> np.ndarray:
        """Who belongs to a group, as 0 and 1."""
        inside = np.ones(len(self.score), dtype=bool)
        for column, label in labels.items():
            if label not in self.names[column]:
                return np.zeros(len(self.score), dtype=bool)
            number = self.names[column].index(label)
            if column == "neighbourhood_id":
                inside &= self.share[:, number] > 0
            else:
                inside &= self.codes[column] == number
        return inside

    def sectors(self) -> np.ndarray:
        """The fixed effects of each person."""
        return np.asarray(np.eye(len(self.names["sector"]))[self.codes["sector"]])

    def random(self) -> dict[str, np.ndarray]:
        """The random effects that can be told apart, and how far each person is in each level."""
        of_cell = self.sectors()[:, self.cells[:, 0]] * self.share[:, self.cells[:, 1]]
        organisation = np.eye(len(self.names["organisation_id"]))[self.codes["organisation_id"]]
        every = {"organisation": organisation, "wijk": self.share, "sector in wijk": of_cell}
        fixed = self.sectors()
        effects = {name: rows for name, rows in every.items() if can_be_told_apart(fixed, rows)}
        # With one wijk or one sector, a sector in a wijk is nothing of its own.
        if "wijk" not in effects or len(self.names["sector"]) == 1:
            effects.pop("sector in wijk", None)
        return effects

    def in_wijk(self, effects: dict[str, np.ndarray], wijk: object) -> np.ndarray:
        """The random effects of people as if they worked in this wijk only."""
        moved = dict(effects)
        number = self.names["neighbourhood_id"].index(wijk)
        if "wijk" in effects:
            moved["wijk"] = np.zeros_like(self.share)
            moved["wijk"][:, number] = 1.0
        if "sector in wijk" in effects:
            here = (self.cells[:, 1] == number).astype(float)
            moved["sector in wijk"] = self.sectors()[:, self.cells[:, 0]] * here
        return np.hstack([np.zeros((len(self.score), 0)), *moved.values()])


def _pool(
    theme: _Theme, groups: list[dict[str, object]], columns: tuple[str, ...]
) -> list[dict[str, object]]:
    effects = theme.random()
    model = (
        fit_mixed_model(theme.score, theme.sectors(), effects)
        if effects
        else MixedModel(n=len(theme.score), reason="too_few_groups")
    )
    own = np.hstack([np.zeros((len(theme.score), 0)), *effects.values()])
    rows, fixed, random = [], [], []
    for labels in groups:
        inside = theme.belongs({name: labels[name] for name in columns})
        n = int(inside.sum())
        mean = float(theme.score[inside].mean()) if n else np.nan
        reason = model.reason if n else "nobody"
        rows.append(labels | {"n": n, "mean": mean, "reason": reason})
        if n:
            here = "neighbourhood_id" in columns
            random_of = theme.in_wijk(effects, labels["neighbourhood_id"]) if here else own
            fixed.append(theme.sectors()[inside].mean(axis=0))
            random.append(random_of[inside].mean(axis=0))
    if model.reason or not fixed:
        return rows
    numbers = _pooled(model, np.array(fixed), np.array(random), columns == ("sector",))
    filled = iter(numbers)
    return [row | next(filled) if row["n"] else row for row in rows]


def _pooled(
    model: MixedModel, fixed: np.ndarray, random: np.ndarray, are_sectors: bool
) -> list[dict[str, float]]:
    values, errors, shrinkage = combine_averaged(model, fixed, random)
    half = t_quantile(model.n - fixed.shape[1]) * errors
    shrinkage = np.zeros_like(shrinkage) if are_sectors else shrinkage
    columns = ("pooled", "ci_low", "ci_high", "shrinkage")
    numbers = np.column_stack([values, values - half, values + half, shrinkage])
    return [dict(zip(columns, row, strict=True)) for row in numbers.tolist()]


def _columns_of(grouping: str) -> tuple[str, ...]:
    columns = POOLED.get(grouping)
    if not columns:
        raise QuickscanError(
            "`grouping` of pool_groups is one of: {known}. Found: {found}.",
            known=", ".join(POOLED),
            found=grouping,
        )
    return columns


def _rows(groups: pd.DataFrame, *, withheld: bool) -> list[dict[str, object]]:
    chosen = groups[groups["withheld"].astype(bool) == withheld]
    return [{str(key): value for key, value in row.items()} for row in chosen.to_dict("records")]


def _labels(row: dict[str, object]) -> dict[str, object]:
    return {name: row[name] for name in ("grouping", *GROUP_COLUMNS, "theme")}
