from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.simulate.country import draw_country
from quickscan_sim.simulate.households import simulate_households, summarise_households
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.places import Places, draw_places
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables.households import HOUSEHOLD_BASIS, HOUSEHOLDS


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def places() -> Places:
    return draw_places(Parameters(seed=3, n_neighbourhoods=20))


@pytest.fixture(scope="module")
def households(places: Places) -> pd.DataFrame:
    return simulate_households(Parameters(seed=3, n_neighbourhoods=20), places)


def changed(places: Places, **facts: object) -> Places:
    return replace(places, neighbourhoods=places.neighbourhoods.assign(**facts))


def per_wijk(households: pd.DataFrame, values: pd.Series) -> np.ndarray:
    return values.groupby(households["neighbourhood_id"], observed=True).sum().to_numpy()


def test_every_number_of_a_neighbourhood_is_kept_exactly(places, households) -> None:
    wijken = places.neighbourhoods
    n = wijken["n_households"].to_numpy(float)
    children = households["n_children"].astype(int)
    of_corporation = households["tenure"] == "housing_corporation"
    everyone = pd.Series(1, index=households.index)
    kept = {
        "n_households": (everyone, n),
        "n_children": (children, wijken["n_children"]),
        "p_low_income": (households["low_income"], (wijken["p_low_income"] * n).round()),
        "p_social_rent": (of_corporation, (wijken["p_social_rent"] * n).round()),
        "p_children_low_income": (
            children * households["low_income"],
            (wijken["p_children_low_income"] * wijken["n_children"]).astype(float).round(),
        ),
    }
    for name, (drawn, wanted) in kept.items():
        assert per_wijk(households, drawn).tolist() == wanted.tolist(), name


def test_buurten_hold_as_many_households_as_they_should(places, households) -> None:
    drawn = households["buurt_id"].value_counts()
    wanted = places.buurten.set_index("buurt_id")["n_households"]
    assert drawn.reindex(wanted.index, fill_value=0).tolist() == wanted.tolist()


def test_the_table_is_as_declared(households) -> None:
    check_table(households.groupby("neighbourhood_id", observed=True).head(150), HOUSEHOLDS)
    assert households.columns.tolist() == HOUSEHOLDS.column_names
    assert not households.isna().any(axis=None)


def test_only_types_with_children_have_children(households) -> None:
    has = households["n_children"] > 0
    family = households["household_type"].isin(["couple_with_children", "one_parent"])
    assert (has == family).all()


def test_children_of_one_parent_are_five_times_as_often_on_a_low_income(households) -> None:
    families = households[households["n_children"] > 0]
    poor = families.groupby("household_type", observed=True)["low_income"].mean()
    assert 3.5 < poor["one_parent"] / poor["couple_with_children"] < 6.5


def test_each_yardstick_counts_other_households(households) -> None:
    shares = households[["poverty_2024", "low_income_2018", "minima"]].mean()
    assert shares.is_monotonic_increasing
    assert (households["low_income"] == households["minima"]).all(), "the wijken say minima"
    assert (households["poverty_2024"] & ~households["minima"]).any(), "costs count as well"
    assert (households["minima"] & ~households["poverty_2024"]).any()
    assert (households["low_income_2018"] <= households["minima"]).all()


def test_income_lies_on_the_right_side_of_the_line(households) -> None:
    assert ((households["income_to_threshold"] <= 1) == households["low_income"]).all()
    assert households["income_to_threshold"].between(0.5, 15).all()


@pytest.mark.parametrize("yardstick", ["low_income_2018", "poverty_2024"])
def test_any_yardstick_of_the_neighbourhoods_can_be_fitted(yardstick: str) -> None:
    parameters = Parameters(seed=3, yardstick=yardstick)
    drawn = simulate_households(parameters)
    assert (drawn["low_income"] == drawn[yardstick]).all()
    assert set(drawn["yardstick"]) == {yardstick}
    assert ((drawn["income_to_threshold"] <= 1) == drawn["low_income"]).all()
    assert drawn["minima"].mean() > drawn["low_income"].mean()


def test_debts_have_their_level_and_most_are_not_poor(households) -> None:
    debts = households[households["problem_debt"]]
    assert 0.06 < len(debts) / len(households) < 0.11
    assert 0.38 < (debts["n_children"] > 0).mean() < 0.52
    assert debts["minima"].mean() < 0.5
    assert households.loc[households["problem_debt"], "money_problems"].all()


def test_support_is_used_or_unclaimed_only_by_those_with_a_right_to_it(households) -> None:
    support = households["uses_support"] | households["unclaimed_support"]
    assert (support == households["minima"]).all()
    families = households[households["minima"] & (households["n_children"] > 0)]
    assert families["uses_school_fund"].mean() == pytest.approx(0.69, abs=0.04)
    assert families["uses_sport_fund"].mean() == pytest.approx(0.31, abs=0.05)


def test_where_low_incomes_are_few_they_are_less_in_view(places, households) -> None:
    group = households["neighbourhood_id"].map(
        places.neighbourhoods.set_index("neighbourhood_id")["income_group"]
    )
    low = households[households["low_income"]]
    by_group = low.groupby(group)[["uses_support", "unclaimed_support"]].mean()
    assert low.groupby(group).size()["few"] > 100
    assert by_group.loc["few", "uses_support"] < by_group.loc["many", "uses_support"]
    assert by_group.loc["few", "unclaimed_support"] > by_group.loc["many", "unclaimed_support"]
    troubled = households[households["money_problems"]]
    contact = troubled.groupby(group)["contact_social_team"].mean()
    assert contact["few"] < contact["many"]


def test_everyone_has_strengths_and_they_hardly_differ_with_income(households) -> None:
    assert households["n_strengths"].min() >= 1
    counted = households["strengths"].astype(str).str.split().str.len()
    assert (counted == households["n_strengths"]).all()
    has_network = households["strengths"].astype(str).str.contains("network")
    gap = has_network.groupby(households["low_income"]).mean().diff().iloc[-1]
    assert abs(gap) < 0.02


def test_conditions_are_named_wherever_money_presses(households) -> None:
    pressed = households["money_problems"] | households["minima"]
    assert (households.loc[pressed, "conditions"] != "none").all()
    owners = households[households["tenure"] == "owner"]
    assert not owners["conditions"].astype(str).str.contains("high_rent").any()


def test_no_column_scores_a_family() -> None:
    assert not [name for name in HOUSEHOLDS.column_names if "risk" in name or "score" in name]


def test_a_neighbourhood_is_the_same_alone_and_with_others(places, households) -> None:
    code = places.neighbourhoods["neighbourhood_id"].iloc[4]
    alone = Places(
        places.municipality,
        places.municipality_id,
        *(
            table[table["neighbourhood_id"] == code].reset_index(drop=True)
            for table in (places.neighbourhoods, places.profiles, places.buurten)
        ),
    )
    drawn = simulate_households(Parameters(seed=3), alone)
    here = households[households["neighbourhood_id"] == code].reset_index(drop=True)
    pd.testing.assert_frame_equal(drawn.astype(str), here.astype(str))


def test_a_knob_of_debts_leaves_who_lives_there_as_it_was(places, households) -> None:
    more = simulate_households(Parameters(seed=3, p_problem_debt=0.15), places)
    same = ["household_type", "n_children", "tenure", "income_to_threshold", "uses_support"]
    assert not more["problem_debt"].equals(households["problem_debt"])
    # Take-up depends on how common money problems are, so only the first four are untouched.
    pd.testing.assert_frame_equal(more[same[:4]], households[same[:4]])


def test_a_neighbourhood_without_households_has_no_rows(places) -> None:
    first = places.neighbourhoods.index == 0
    empty = changed(
        places,
        n_households=places.neighbourhoods["n_households"].mask(first, 0),
        n_children=places.neighbourhoods["n_children"].mask(first, 0),
    )
    code = places.neighbourhoods["neighbourhood_id"].iloc[0]
    buurten = places.buurten.copy()
    buurten.loc[buurten["neighbourhood_id"] == code, "n_households"] = 0
    drawn = simulate_households(Parameters(seed=3), replace(empty, buurten=buurten))
    assert code not in set(drawn["neighbourhood_id"])


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"p_low_income": 0.01, "p_children_low_income": 0.5}, "p_low_income and p_children_low"),
        ({"p_low_income": 0.99, "p_children_low_income": 0.01}, "Possible for p_children_low"),
        ({"n_residents": 100}, "residents of whom .* children leave"),
        ({"n_children": None}, "n_children of neighbourhood .* is not known"),
        ({"n_residents": 500_000, "n_children": 60_000}, r"n_children \(60000\) does not fit"),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(places, facts, sentence) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        simulate_households(Parameters(seed=3), changed(places, **facts))


def test_the_possible_range_in_the_sentence_is_possible(places) -> None:
    with pytest.raises(QuickscanError) as refused:
        simulate_households(
            Parameters(seed=3), changed(places, p_low_income=0.01, p_children_low_income=0.5)
        )
    highest = float(str(refused.value).rsplit(" to ", 1)[1].rstrip("."))
    possible = changed(places, p_low_income=0.01, p_children_low_income=highest - 0.002)
    first = replace(possible, neighbourhoods=possible.neighbourhoods.head(1))
    first = replace(first, profiles=possible.profiles.head(1))
    assert len(simulate_households(Parameters(seed=3), first)) > 0


def test_buurten_that_do_not_add_up_are_refused(places) -> None:
    buurten = places.buurten.assign(n_households=places.buurten["n_households"] + 5)
    with pytest.raises(QuickscanError, match="Both need the same number"):
        simulate_households(Parameters(seed=3), replace(places, buurten=buurten))


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"p_problem_debt": 0.4, "p_children_among_debts": 0.9}, "Possible for p_problem_debt is"),
        ({"p_contact": 0.97, "p_money_of_contacts": 0.05}, "Possible is .* or more"),
        ({"told_low_income": 0.1}, "belong together"),
    ],
)
def test_impossible_knobs_are_refused_with_what_is_possible(knobs, sentence) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        simulate_households(Parameters(seed=3, **knobs))


@pytest.mark.parametrize(
    ("knob", "row"),
    [
        ("p_one_parent", "share_one_parent_families"),
        ("p_problem_debt", "problem_debt"),
        ("p_children_among_debts", "children_among_debts"),
        ("p_hardly_minima", "hardly_minima"),
        ("p_hardly_other", "hardly_other"),
        ("p_contact", "contact_with_help"),
        ("p_money_of_contacts", "money_problems_of_contacts"),
        ("p_school_fund", "school_fund"),
        ("p_sport_fund", "sport_fund"),
        ("p_general_support", "general_support"),
        ("p_early_signal_debt", "early_signal_debt"),
        ("p_early_signal_money", "early_signal_money"),
        ("p_early_signal_false", "early_signal_false"),
    ],
)
def test_defaults_are_the_numbers_of_the_calibration_file(knob: str, row: str) -> None:
    assert getattr(Parameters(), knob) == calibrated(row)


def test_every_column_says_what_it_rests_on() -> None:
    assert set(HOUSEHOLD_BASIS) == set(HOUSEHOLDS.column_names)
    for basis in HOUSEHOLD_BASIS.values():
        assert basis.status in {"measured", "constrained", "modelled"}
        for name in basis.calibration:
            calibrated(name)


def test_every_calibration_row_has_its_source_and_confidence(request) -> None:
    root = request.config.rootpath
    rows = read_delimited(root / "quickscan_sim/data/calibration/households.csv")
    assert rows["measure"].is_unique
    assert (rows[["value", "unit", "year", "source"]] != "").all(axis=None)
    assert set(rows["confidence"]) <= set("HMDR")
    assert set(rows["status"]) <= {"measured", "constrained", "modelled"}


def test_small_groups_are_hidden_in_the_summary(households) -> None:
    summary = summarise_households(households)
    shown = summary[~summary["withheld"]]
    assert ((shown["n"] == 0) | (shown["n"] >= 5)).all()
    few = households[households["neighbourhood_id"] == "W01"].head(20).assign(minima=False)
    few.loc[few.index[:3], "minima"] = True
    row = summarise_households(few).set_index("measure").loc["minima"]
    assert row["withheld"]
    assert pd.isna(row["n"])


def test_the_2018_scenario_tells_what_was_told_in_2018() -> None:
    # 12 wijken of about 3,500 households; standard error of the 80 % about 1 percentage point.
    drawn = simulate_households(load_scenario("year_2018", seed=18, n_neighbourhoods=12))
    children = drawn["n_children"].astype(int)
    told = (children * drawn["low_income"]).sum() / children.sum()
    assert told == pytest.approx(1 / 8, abs=0.001), "exact but for rounding in each wijk"
    clients = drawn[drawn["contact_social_team"]]
    error = (0.8 * 0.2 / len(clients)) ** 0.5
    assert abs(clients["money_problems"].mean() - 0.8) < 2.6 * error
    assert set(drawn["yardstick"]) == {"as_told_2018"}, "not the line of Statistics Netherlands"
    by_line = (children * drawn["low_income_2018"]).sum() / children.sum()
    assert 0.06 < by_line < 0.10


def test_wijken_of_a_whole_country_can_all_be_filled() -> None:
    # Among them very small ones, where rounding alone could make margins contradict.
    country = draw_country(Parameters(seed=5, first_neighbourhoods=120))
    smallest = 10_000
    for number in range(1, country.n_municipalities + 1):
        places = country.places(number)
        drawn = simulate_households(country.parameters_of(number), places)
        wijken = places.neighbourhoods
        assert len(drawn) == wijken["n_households"].sum()
        assert drawn["n_children"].sum() == wijken["n_children"].sum()
        smallest = min(smallest, wijken["n_households"].min())
    assert smallest < 100


def test_the_same_parameters_give_the_same_bytes() -> None:
    first, second = (simulate_households(Parameters(seed=6, n_neighbourhoods=2)) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)


def test_low_incomes_by_another_yardstick_are_refused(places) -> None:
    with pytest.raises(QuickscanError, match=r"the yardstick minima, and the knob .* is poverty"):
        simulate_households(Parameters(seed=3, yardstick="poverty_2024"), places)
