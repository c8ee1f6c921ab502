from __future__ import annotations

import time

import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import BUURTEN, NEIGHBOURHOOD_PROFILES, NEIGHBOURHOODS


def test_half_of_the_wijken_have_many_families_on_a_low_income(example: tuple[Quickscan, Truth]):
    assert example[0].neighbourhoods["income_group"].value_counts().to_dict() == {
        "few": 3,
        "many": 3,
    }


@pytest.mark.parametrize("n_many", [0, 1, 4])
def test_the_number_with_many_low_incomes_is_kept(n_many: int) -> None:
    scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=4, n_many_low_income=n_many))
    assert (scan.neighbourhoods["income_group"] == "many").sum() == n_many


def test_the_groups_differ_in_income_and_overlap_in_homes(large: tuple[Quickscan, Truth]) -> None:
    by_group = large[0].neighbourhoods.groupby("income_group")
    low_income, rent = by_group["p_low_income"], by_group["p_social_rent"]
    assert low_income.max()["few"] < low_income.min()["many"]
    assert rent.max()["few"] > rent.min()["many"]
    assert rent.mean()["few"] < rent.mean()["many"]
    assert by_group["ses_score"].mean()["few"] > by_group["ses_score"].mean()["many"]


def test_wijken_have_a_believable_size(large: tuple[Quickscan, Truth]) -> None:
    wijken = large[0].neighbourhoods
    assert wijken["n_residents"].between(3000, 15000).all()
    per_household = wijken["n_residents"] / wijken["n_households"]
    assert per_household.between(1.2, 3.4).all()
    assert 2.0 < per_household.median() < 2.4
    assert (wijken["n_children"] < 0.42 * wijken["n_residents"]).all()


@pytest.fixture(scope="module")
def many_wijken() -> pd.DataFrame:
    """Four hundred wijken of single municipalities, with their profiles."""
    drawn = [draw_places(Parameters(seed=seed, n_neighbourhoods=40)) for seed in range(10)]
    return pd.concat(
        [places.neighbourhoods.merge(places.profiles, on="neighbourhood_id") for places in drawn],
        ignore_index=True,
    )


def test_what_goes_together_in_real_wijken_goes_together_here(many_wijken: pd.DataFrame) -> None:
    together = many_wijken.select_dtypes("number").astype(float).corr()
    with_low_income = together["p_low_income"]
    assert with_low_income["p_social_rent"] > 0.35
    assert with_low_income["p_owner_occupied"] < -0.2
    assert with_low_income["ses_score"] < -0.7
    assert with_low_income["p_employed"] < -0.4
    assert with_low_income["dwelling_value"] < -0.4
    assert with_low_income["p_children_low_income"] > 0.9


def test_the_groups_keep_their_shares_and_richer_wijken_have_some_poverty(
    many_wijken: pd.DataFrame,
) -> None:
    shares = many_wijken.groupby("income_group")["p_low_income"]
    assert shares.min()["few"] >= 0.05
    assert shares.max()["few"] <= 0.11
    assert shares.min()["many"] >= 0.17
    assert shares.max()["many"] <= 0.27


def test_one_more_wijk_leaves_the_others_as_they_were() -> None:
    few, more = (draw_places(Parameters(seed=4, n_neighbourhoods=n)) for n in (8, 9))
    before = few.neighbourhoods.drop(columns=["neighbourhood_id", "name"])
    after = more.neighbourhoods.drop(columns=["neighbourhood_id", "name"]).head(8)
    changed = (before != after).any(axis=1)
    assert changed.sum() <= 1
    assert (few.neighbourhoods["name"] == more.neighbourhoods["name"].head(8)).all()
    kept = few.neighbourhoods.loc[~changed, "income_group"]
    assert kept.equals(more.neighbourhoods["income_group"].head(8)[~changed])


def test_the_yardstick_leaves_the_wijken_as_they_were() -> None:
    one, other = (
        draw_places(Parameters(seed=4, yardstick=name)) for name in ("minima", "poverty_2024")
    )
    changed = ["yardstick", "p_low_income", "p_children_low_income"]
    pd.testing.assert_frame_equal(
        one.neighbourhoods.drop(columns=changed), other.neighbourhoods.drop(columns=changed)
    )
    pd.testing.assert_frame_equal(one.profiles, other.profiles)
    assert other.neighbourhoods["p_children_low_income"].isna().all()
    assert (other.neighbourhoods["p_low_income"] < one.neighbourhoods["p_low_income"]).all()


def test_the_tables_of_a_municipality_are_as_declared() -> None:
    places = draw_places(Parameters(seed=2))
    for table, declared in (
        (places.neighbourhoods, NEIGHBOURHOODS),
        (places.profiles, NEIGHBOURHOOD_PROFILES),
        (places.buurten, BUURTEN),
    ):
        pd.testing.assert_frame_equal(check_table(table, declared), table)
    sums = places.buurten.groupby("neighbourhood_id")["n_residents"].sum()
    assert sums.tolist() == places.neighbourhoods["n_residents"].tolist()


def test_a_single_wijk_is_drawn_in_milliseconds() -> None:
    draw_places(Parameters(seed=1, n_neighbourhoods=1))
    start = time.process_time()
    for seed in range(20):
        draw_places(Parameters(seed=seed, n_neighbourhoods=1))
    assert (time.process_time() - start) / 20 < 0.02


def test_names_of_wijken_differ_in_every_municipality(large: tuple[Quickscan, Truth]) -> None:
    many, _ = simulate_quickscan(Parameters(n_neighbourhoods=450, n_planted_gaps=0))
    for scan in (large[0], many):
        assert scan.neighbourhoods["name"].is_unique
        assert scan.organisations["name"].is_unique
