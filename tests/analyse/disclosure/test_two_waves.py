"""The tables of two waves and the change between them, held together, give nobody away.

The unknowns are the scores of each person in each wave. Every published total is a row of weights
over them; what lies in the span of those rows, somebody who calculates knows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import measure_change, score_themes, summarise_scores
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

LABELS = ("sector", "neighbourhood_id", "organisation_id", "income_group")


@dataclass(frozen=True)
class Waves:
    """One theme: the score tables, the changes, and where whoever has a score works."""

    summaries: tuple[pd.DataFrame, pd.DataFrame]
    change: pd.DataFrame
    places: tuple[pd.DataFrame, pd.DataFrame]
    persons: pd.Index

    def weights(self, row: dict[str, object], wave: int) -> np.ndarray:
        """1 for the scores in this wave of the members of the group of a row."""
        own = self.places[wave]
        for label in LABELS:
            if label in row and pd.notna(row[label]):
                own = own[own[label] == row[label]]
        found = np.zeros((2, len(self.persons)))
        found[wave, self.persons.get_indexer(pd.Index(own["professional_id"].unique()))] = 1
        return found

    def parts(self, row: dict[str, object]) -> tuple[np.ndarray, ...]:
        """The members of a group in each wave, and of those who was in it both times."""
        all_of = self.weights(row, 0), self.weights(row, 1)
        stayed = all_of[0][0] * all_of[1][1]
        return (*all_of, all_of[0] * stayed, all_of[1] * stayed)


@pytest.fixture(scope="module")
def waves() -> Waves:
    scan, _ = simulate_quickscan(load_scenario("second_measurement_no_change", seed=4))
    theme = scan.questionnaire.theme_ids[0]
    scores = score_themes(scan.answers, scan.questionnaire)
    scores = scores[(scores["theme"] == theme) & scores["score"].notna()]
    change = measure_change(
        scan.answers, scan.questionnaire, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    of_waves = [scores[scores["wave"] == wave] for wave in (1, 2)]
    wijken = scan.neighbourhoods[["neighbourhood_id", "income_group"]]
    placed = scan.professionals.merge(scan.works_in, how="left").merge(wijken, how="left")
    first, second = (
        summarise_scores(one, scan.professionals, scan.works_in, scan.neighbourhoods)
        for one in of_waves
    )
    earlier, later = (placed.merge(one[["professional_id", "wave"]]) for one in of_waves)
    persons = pd.Index(scores["professional_id"].unique())
    change = change[change["theme"] == theme]
    return Waves((first, second), change, (earlier, later), persons)


def published_rows(waves: Waves) -> list[np.ndarray]:
    """The total behind each number that stands in one of the three tables."""
    found = []
    for wave, summary in enumerate(waves.summaries):
        shown = summary[~summary["withheld"].astype(bool)]
        found += [waves.weights(row, wave) for row in shown.to_dict("records")]
    for row in waves.change[waves.change["design"] == "same_people"].to_dict("records"):
        _, _, earlier, later = waves.parts(row)
        totals = {"mean_earlier": earlier, "mean_later": later, "change": later - earlier}
        found += [total for name, total in totals.items() if pd.notna(row[name])]
    return found


def small_sets(waves: Waves) -> list[np.ndarray]:
    """Who left, came, stayed or answered in a group, wherever those are fewer than five."""
    found = []
    for row in (
        pd.concat([*waves.summaries, waves.change])[["grouping", *LABELS]]
        .drop_duplicates()
        .to_dict("records")
    ):
        earlier, later, first, second = waves.parts(row)
        sets = (earlier, later, first, second, earlier - first, later - second)
        found += [one for one in sets if 0 < one.sum() < 5]
    return found


def n_known(rows: list[np.ndarray], secrets: list[np.ndarray]) -> int:
    """How many of these sets lie in the span of the rows."""
    known, wanted = (np.array([one.ravel() for one in every]) for every in (rows, secrets))
    _, values, directions = np.linalg.svd(known, full_matrices=False)
    span = directions[values > 1e-9 * values.max()]
    left = wanted - (wanted @ span.T) @ span
    return int(((left**2).sum(axis=1) < 1e-8).sum())


def test_two_waves_and_their_change_give_no_few_people_away(waves: Waves) -> None:
    rows, secrets = published_rows(waves), small_sets(waves)
    assert len(rows) > 50
    assert len(secrets) > 10
    assert n_known(rows, secrets) == 0


def test_a_change_that_is_withheld_would_have_given_some_away(waves: Waves) -> None:
    hidden = waves.change[(waves.change["design"] == "same_people") & waves.change["withheld"]]
    opened = [part for row in hidden.to_dict("records") for part in waves.parts(row)[2:]]
    assert n_known([*published_rows(waves), *opened], small_sets(waves)) > 0
