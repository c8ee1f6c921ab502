"""Who leaves and who comes between two measurements."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]


@pytest.fixture(scope="module")
def draw() -> Draw:
    return simulate_quickscan(Parameters(seed=3, n_neighbourhoods=4, n_waves=3, turnover=0.2))


@pytest.fixture(scope="module")
def other_organisations() -> Draw:
    return simulate_quickscan(
        Parameters(
            seed=3,
            n_neighbourhoods=4,
            n_waves=3,
            p_new_organisations=0.1,
            p_vanished_organisations=0.2,
        )
    )


def people_of(scan: Quickscan, wave: int) -> pd.DataFrame:
    people = scan.professionals
    return people[people["wave"] == wave].set_index("professional_id")


def test_the_share_that_leaves_is_as_asked_and_everybody_is_replaced(draw: Draw) -> None:
    scan, truth = draw
    for wave in (2, 3):
        before, now = people_of(scan, wave - 1), people_of(scan, wave)
        n_left = len(before.index.difference(now.index))
        assert n_left == round(0.2 * len(before))
        assert len(now) == len(before)
        assert (truth.turnover["wave"] == wave).sum() == n_left
        sizes = [one["organisation_id"].value_counts().sort_index() for one in (before, now)]
        pd.testing.assert_series_equal(*sizes)


def test_who_stays_keeps_pseudonym_name_and_organisation_and_grows_older(draw: Draw) -> None:
    scan, _ = draw
    before, now = people_of(scan, 1), people_of(scan, 3)
    same = before.index.intersection(now.index)
    for column in ("organisation_id", "sector", "role", "name"):
        assert before.loc[same, column].equals(now.loc[same, column])
    assert (now.loc[same, "years_experience"] - before.loc[same, "years_experience"] == 2).all()


def test_half_years_add_up_to_whole_years() -> None:
    scan, _ = simulate_quickscan(
        Parameters(n_neighbourhoods=1, n_waves=4, months_between=6, turnover=0)
    )
    years = scan.professionals.pivot(
        index="professional_id", columns="wave", values="years_experience"
    )
    grown = years.sub(years[1], axis=0).drop_duplicates()
    assert grown.to_numpy().tolist() == [[0, 0, 1, 1]]


def test_a_pseudonym_is_never_given_twice_and_tells_no_predecessor(draw: Draw) -> None:
    scan, truth = draw
    for wave in (2, 3):
        ever = set(scan.professionals.loc[scan.professionals["wave"] < wave, "professional_id"])
        came = truth.turnover.loc[truth.turnover["wave"] == wave, ["left_id", "came_id"]]
        assert not set(came["came_id"]) & ever
        order = came.sort_values("left_id")["came_id"].str[1:].astype(int)
        assert abs(np.corrcoef(np.arange(len(order)), order)[0, 1]) < 0.35


def test_newcomers_work_where_their_predecessor_worked(draw: Draw) -> None:
    scan, truth = draw
    places = scan.works_in.groupby(["wave", "professional_id"])["neighbourhood_id"].agg(set)
    for row in truth.turnover.itertuples():
        assert places[row.wave, row.came_id] == places[row.wave - 1, row.left_id]


def test_nobody_leaves_at_a_turnover_of_0_and_everybody_at_1() -> None:
    for turnover in (0, 1):
        scan, truth = simulate_quickscan(
            Parameters(n_neighbourhoods=1, n_waves=2, turnover=turnover)
        )
        same = people_of(scan, 1).index.intersection(people_of(scan, 2).index)
        assert len(same) == (1 - turnover) * len(people_of(scan, 1))
        assert len(truth.turnover) == turnover * len(people_of(scan, 1))


def test_organisations_come_and_go_in_the_shares_asked(other_organisations: Draw) -> None:
    scan, truth = other_organisations
    check_quickscan(scan)
    there = [set(scan.of_wave(wave).organisations["organisation_id"]) for wave in (1, 2, 3)]
    for before, now in pairwise(there):
        assert len(before - now) == round(0.2 * len(before))
        assert len(now - before) == round(0.1 * len(before))
    names = scan.organisations["name"]
    assert names.is_unique
    assert set.union(*there) == set(scan.organisations["organisation_id"])
    assert truth.turnover["left_id"].isna().any()
    assert truth.turnover["came_id"].isna().any()


def test_a_wave_holds_only_organisations_that_were_there(other_organisations: Draw) -> None:
    scan, truth = other_organisations
    for wave in scan.waves:
        one = check_quickscan(scan.of_wave(wave))
        there = set(one.organisations["organisation_id"])
        assert set(one.active_in["organisation_id"]) == there
        assert set(one.ties["partner_id"]) <= there
        ties = truth.of_wave(wave).true_ties
        assert set(ties["organisation_id"]) | set(ties["partner_id"]) <= there


def test_a_new_organisation_has_ties_from_the_start(other_organisations: Draw) -> None:
    scan, truth = other_organisations
    first = set(scan.of_wave(1).organisations["organisation_id"])
    new = set(scan.of_wave(2).organisations["organisation_id"]) - first
    assert new & set(truth.of_wave(2).true_ties["organisation_id"])
