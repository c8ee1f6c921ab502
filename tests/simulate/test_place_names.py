"""Invented places: names that differ, and that no real place bears."""

from __future__ import annotations

import pytest

from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import place_names
from quickscan_sim.simulate.place_names import (
    draw_municipality_names,
    draw_wijk_names,
    real_places,
)


def test_the_list_of_real_places_holds_every_municipality() -> None:
    assert {"groningen", "'s-gravenhage", "zwolle", "eemsdelta", "aa en hunze"} <= real_places()
    assert len(real_places()) > 500


@pytest.mark.parametrize(
    ("draw", "n"),
    [(draw_wijk_names, 3393), (draw_municipality_names, 342), (draw_wijk_names, 9000)],
)
def test_names_of_a_country_differ_and_are_invented(draw, n: int) -> None:
    names = draw(n, stream(5, "names"))
    assert len(set(names)) == n
    assert not {name.lower() for name in names} & real_places()


def test_single_municipalities_have_invented_names() -> None:
    assert not {name.lower() for name in place_names("municipality")} & real_places()


def test_asking_for_more_names_leaves_the_first_as_they_were() -> None:
    few, many = (draw_wijk_names(n, stream(2, "names")) for n in (7, 700))
    assert many[:7] == few


def test_no_name_says_the_same_twice() -> None:
    names = draw_wijk_names(3393, stream(1, "names"))
    assert not {"Weideweide", "Havenhaven", "Landenlanden", "Akkerakkers"} & set(names)
