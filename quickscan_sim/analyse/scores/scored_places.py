"""Who has a score, on which theme, and where they work: what groups are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.scores.groups import Scored


@dataclass(frozen=True)
class ScoredPlaces:
    """The people with at least one score, numbered, and a row for each of them and each wijk.

    ``person`` holds a number for each row of the scores, -1 for people without any score.
    """

    persons: pd.Index[str]
    person: np.ndarray
    scored: Scored
    places: pd.DataFrame

    @classmethod
    def of(cls, people: pd.DataFrame, works_in: pd.DataFrame) -> ScoredPlaces:
        """From scores with the organisation and sector of each person, of one wave."""
        with_score = people.loc[people["score"].notna(), "professional_id"]
        persons: pd.Index[str] = pd.Index(with_score.unique(), dtype="str")
        person = persons.get_indexer(pd.Index(people["professional_id"]))
        known = people["score"].notna().to_numpy()
        theme, themes = pd.factorize(people["theme"].to_numpy(object)[known], sort=True)
        scored = Scored(person[known], theme, len(themes))
        places = _places(people[person >= 0], person[person >= 0], works_in)
        return cls(persons, person, scored, places)


def _places(people: pd.DataFrame, person: np.ndarray, works_in: pd.DataFrame) -> pd.DataFrame:
    columns = ["professional_id", "wave", "organisation_id", "sector"]
    scored = people[columns].assign(person=person).drop_duplicates("person")
    where = works_in[["professional_id", "wave", "neighbourhood_id", "share"]]
    return scored.merge(where, on=["professional_id", "wave"], how="left")
