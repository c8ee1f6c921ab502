"""All reports laid side by side by one reader: no withheld number follows from their numbers.

The attack is made by hand here and not with the checker of the kit: the unknowns are the scores of
each person, a published number is a row of weights over them, and what lies in the span of those
rows is known to somebody who knows who works where.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from analyse.disclosure.test_withholding import SECTORS, WIJKEN, quickscan
from present.conftest import Story

from quickscan_sim.analyse import check_published, summarise_scores
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.present.published import published_numbers

N_QUICKSCANS = 20
SEED = 20261123
MINIMUM = 5
LABELS = ("sector", "neighbourhood_id", "organisation_id", "income_group")
NOTHING = 1e-8


def few_people(rng: np.random.Generator) -> list[tuple[str, str, int]]:
    """Organisations of about the threshold: sector, one or two wijken, 0 to 9 people."""
    return [
        (
            str(rng.choice(SECTORS)),
            " ".join(rng.choice(WIJKEN, rng.integers(1, 3), replace=False)),
            int(rng.integers(0, 10)),
        )
        for _ in range(int(rng.integers(2, 9)))
    ]


@cache
def small_tables() -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Score tables with the organisations in them, and where every person works."""
    rng = np.random.default_rng(SEED)
    found = []
    while len(found) < N_QUICKSCANS:
        organisations = few_people(rng)
        if not sum(size for *_, size in organisations):
            continue
        scores, professionals, works_in = quickscan(organisations)
        wijken = pd.DataFrame(
            {"neighbourhood_id": list(WIJKEN), "income_group": ["few", "many", "many"]}
        )
        summary = summarise_scores(scores, professionals, works_in, wijken)
        places = professionals.merge(works_in).merge(wijken)
        found.append((with_sectors(summary, professionals), places))
    return found


def with_sectors(summary: pd.DataFrame, professionals: pd.DataFrame) -> pd.DataFrame:
    """A report of an organisation tells its sector too."""
    sector_of = dict(zip(professionals["organisation_id"], professionals["sector"], strict=True))
    own = summary["organisation_id"].map(sector_of)
    return summary.assign(sector=summary["sector"].where(own.isna(), own))


def weights(rows: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Rows x people: 1 for those whose scores a number is the mean of."""
    people = pd.Index(places["professional_id"].unique())
    found = np.zeros((len(rows), len(people)))
    for number, row in enumerate(rows[list(LABELS)].to_dict("records")):
        own = places
        for label, value in row.items():
            if pd.notna(value):
                own = own[own[label] == value]
        found[number, people.get_indexer(pd.Index(own["professional_id"].unique()))] = 1
    return found


def follows(known: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which of the wanted rows are a weighted sum of the known ones."""
    if not len(known) or not len(wanted):
        return np.zeros(len(wanted), dtype=bool)
    solution = np.linalg.lstsq(known.T, wanted.T, rcond=None)[0]
    is_solved: np.ndarray = (np.abs(known.T @ solution - wanted.T) < NOTHING).all(axis=0)
    return is_solved & wanted.any(axis=1)


def differences(shown: np.ndarray) -> np.ndarray:
    """What a shown group leaves of a shown group around it, and what two of them share."""
    found = [
        one - other
        for one in shown
        for other in shown
        if ((one - other) >= 0).all() and (one - other).any()
    ]
    return np.array(found).reshape(-1, shown.shape[1])


def test_from_all_reports_together_no_withheld_number_can_be_computed() -> None:
    n_withheld = n_small = 0
    for table, places in small_tables():
        is_withheld = table["withheld"].to_numpy(bool)
        every = weights(table, places)
        assert not follows(every[~is_withheld], every[is_withheld]).any()
        n_withheld += int(is_withheld.sum())
        n_small += int((every[is_withheld].sum(axis=1) < MINIMUM).sum())
    # There was something to find: more is withheld than what is small by itself.
    assert n_withheld > n_small > 2 * N_QUICKSCANS


def test_an_organisation_never_leaves_few_people_of_a_shown_sector() -> None:
    n_beside = 0
    for table, places in small_tables():
        every = weights(table[~table["withheld"].astype(bool)], places)
        left = differences(every).sum(axis=1)
        assert not ((left > 0) & (left < MINIMUM)).any()
        n_beside += len(left)
    assert n_beside > N_QUICKSCANS


def test_when_only_small_groups_are_withheld_the_attack_by_hand_finds_them() -> None:
    n_found = 0
    for table, places in small_tables():
        is_withheld = table["withheld"].to_numpy(bool)
        every = weights(table, places)
        hidden = is_withheld & (every.sum(axis=1) < MINIMUM)
        n_found += int(follows(every[~hidden], every[hidden]).any())
    assert n_found > N_QUICKSCANS // 4


def test_the_checker_finds_nothing_in_the_labels_either() -> None:
    for table, _ in small_tables():
        rows = table.assign(quantity="mean", value=table["mean"], low=0.0, high=1.0)
        assert check_published(rows, bounds=False) == []


def test_a_report_is_attacked_with_the_scores_of_every_organisation(story: Story) -> None:
    safe, published = safe_reading(story.reading, named=True)
    together = published_numbers(safe, named=True, organisations=True)
    is_own = (together["place"] == "scores") & (together["grouping"] == "organisation")
    assert is_own.sum() > 20
    assert together.loc[is_own, "sector"].notna().all()
    assert len(published) == (~is_own).sum()
    assert check_published(together) == []
