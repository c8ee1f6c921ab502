from __future__ import annotations

import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.names import place_names

REAL_PLACES = [
    "Groningen",
    "Amsterdam",
    "Rotterdam",
    "Utrecht",
    "Leeuwarden",
    "Assen",
    "Emmen",
    "Hoogeveen",
    "Meppel",
    "Zwolle",
    "Almelo",
    "Enschede",
    "Deventer",
    "Apeldoorn",
    "Arnhem",
    "Nijmegen",
    "Tilburg",
    "Breda",
    "Eindhoven",
    "Maastricht",
    "Venlo",
    "Haarlem",
    "Alkmaar",
    "Hoorn",
    "Purmerend",
    "Zaanstad",
    "Delft",
    "Leiden",
    "Gouda",
    "Dordrecht",
    "Middelburg",
    "Vlissingen",
    "Lelystad",
    "Almere",
    "Amersfoort",
    "Hilversum",
    "Heerenveen",
    "Drachten",
    "Sneek",
    "Veendam",
    "Stadskanaal",
    "Winschoten",
    "Delfzijl",
    "Heemstede",
    "Lisse",
    "Sliedrecht",
    "Papendrecht",
    "Barendrecht",
    "Woudrichem",
    "Westerkwartier",
    "Westerwolde",
    "Beijum",
    "Lewenborg",
    "Vinkhuizen",
    "Selwerd",
    "Paddepoel",
    "Hoogkerk",
    "Helpman",
    "Meerstad",
    "Oosterpark",
    "Haren",
]


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
    assert (wijken["n_residents"] / wijken["n_households"]).between(1.7, 2.4).all()
    assert (wijken["n_children"] < 0.25 * wijken["n_residents"]).all()
    assert (wijken["p_children_low_income"] <= wijken["p_low_income"]).all()


def test_invented_places_do_not_bear_the_name_of_a_real_one() -> None:
    stems = [f"{stem}{end}" for stem in place_names("stem") for end in place_names("ending")]
    assert not {*place_names("municipality"), *stems} & set(REAL_PLACES)


def test_names_of_wijken_differ_in_every_municipality(large: tuple[Quickscan, Truth]) -> None:
    many, _ = simulate_quickscan(Parameters(n_neighbourhoods=450, n_planted_gaps=0))
    for scan in (large[0], many):
        assert scan.neighbourhoods["name"].is_unique
        assert scan.organisations["name"].is_unique
