"""Theme scores of groups: mean, spread, interval, and what may not be shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    mean_interval,
    variance_components,
)
from quickscan_sim.analyse.scores.groups import Scored, choose_groups
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "income_group": "str",
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
        (:func:`~quickscan_sim.analyse.compare_groups`): nothing may follow from those. When more
        than half of the cells of sector x wijk would be withheld, all of them are, and the rows
        "sector x income group" come instead.
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
    groups, hidden = choose_groups(_scored(people, person), places, neighbourhoods, minimum)
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


def _scored(people: pd.DataFrame, person: np.ndarray) -> Scored:
    known = people["score"].notna().to_numpy()
    theme, themes = pd.factorize(people["theme"].to_numpy(object)[known], sort=True)
    return Scored(person[known], theme, len(themes))


def _places(people: pd.DataFrame, person: np.ndarray, works_in: pd.DataFrame) -> pd.DataFrame:
    """One row per person and wijk, for the people with at least one score."""
    columns = ["professional_id", "wave", "organisation_id", "sector"]
    scored = people[columns].assign(person=person).drop_duplicates("person")
    where = works_in[["professional_id", "wave", "neighbourhood_id"]]
    return scored.merge(where, on=["professional_id", "wave"], how="left")
