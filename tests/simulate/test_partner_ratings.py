"""Ratings of partners follow the true quality, and leave every other table as it was."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import PARTNER_RATINGS

PERSON = ["professional_id", "wave"]


@cache
def drawn(**knobs: Any) -> tuple[Quickscan, Truth]:
    return simulate_quickscan(Parameters(seed=5, n_neighbourhoods=3, **knobs))


def test_each_person_rates_a_few_partners_on_every_aspect() -> None:
    scan, _ = drawn()
    ratings = check_table(scan.partner_ratings, PARTNER_RATINGS)
    per_partner = ratings.groupby([*PERSON, "partner_id"])["aspect_id"].agg(list)
    assert all(rated == list(scan.questionnaire.aspect_groups) for rated in per_partner)
    assert per_partner.groupby(PERSON).size().max() == 3
    check_quickscan(scan)


def test_only_the_closest_partners_with_a_quality_are_rated() -> None:
    scan, _ = drawn()
    named = scan.ties.groupby([*PERSON, "partner_id"]).agg(
        level=("level", "max"), quality=("quality", "max")
    )
    rated = scan.partner_ratings[[*PERSON, "partner_id"]].drop_duplicates().assign(rated=True)
    both = named.reset_index().merge(rated, how="left").dropna(subset="quality")
    both["rated"] = both["rated"].eq(other=True)
    assert len(rated) == both["rated"].sum()
    some = both[both.groupby("professional_id")["rated"].transform("any")]
    least = some[some["rated"]].groupby("professional_id")["level"].min()
    most = some[~some["rated"]].groupby("professional_id")["level"].max()
    assert (most <= least.reindex(most.index)).all()


def test_who_has_a_better_tie_gives_higher_ratings() -> None:
    scan, truth = drawn(aspect_spread=0.0, rating_noise=0.0)
    quality = truth.true_ties.groupby(["organisation_id", "partner_id"])["quality"].first()
    seen = scan.partner_ratings.set_index(["organisation_id", "partner_id"])["rating"]
    beside = pd.concat([seen, quality.reindex(seen.index)], axis=1).dropna()
    assert len(beside) > 500
    assert (beside["rating"] == beside["quality"]).all()
    noisy = drawn()[0].partner_ratings["rating"].to_numpy(float)
    assert 0.3 < np.abs(noisy - drawn(rating_noise=0.0)[0].partner_ratings["rating"]).mean() < 0.8


def test_not_asking_leaves_the_other_tables_as_they_were() -> None:
    asked, silent = drawn()[0], drawn(n_rated_partners=0)[0]
    assert len(asked.partner_ratings)
    assert silent.partner_ratings.empty
    for name, table in asked.tables.items():
        if name != "partner_ratings":
            pd.testing.assert_frame_equal(table, silent.tables[name])


def test_some_people_skip_these_questions() -> None:
    everybody = drawn(p_rates_partners=1.0)[0].partner_ratings["professional_id"].nunique()
    some = drawn(p_rates_partners=0.5)[0].partner_ratings["professional_id"].nunique()
    assert 0.35 < some / everybody < 0.65
    assert drawn(p_rates_partners=0.0)[0].partner_ratings.empty


def test_every_wave_is_rated_and_the_first_stays_as_it_was() -> None:
    one, two = drawn()[0], drawn(n_waves=2)[0]
    assert set(two.partner_ratings["wave"]) == {1, 2}
    first = two.of_wave(1).partner_ratings
    pd.testing.assert_frame_equal(first, one.partner_ratings)
