from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import (
    draw_organisation_names,
    draw_role_numbers,
    organisation_words,
    read_pool,
)
from quickscan_sim.simulate.people_names import POOLS, draw_people_names


def test_names_are_as_mixed_as_the_pools() -> None:
    names = pd.Series(draw_people_names(4000, np.random.default_rng(1)))
    assert names.nunique() > 3950
    assert names.str.contains(r"^\S+ .*\S$").all()
    assert names.str.contains(" van | de | ter | op ").mean() > 0.2
    assert abs(sum(POOLS.values()) - 1) < 1e-9
    of_pool = read_pool("people").query("pool == 'ma' and kind == 'last'")["text"]
    last = names.str.split(" ", n=1).str[1]
    assert 0.03 < last.isin(of_pool).mean() < 0.07


def test_a_class_list_does_not_repeat_a_name() -> None:
    for number in range(200):
        names = draw_people_names(40, stream(number, "people names"))
        assert len(set(names)) == 40


def test_first_names_take_turns_within_a_class() -> None:
    repeats = [
        40 - pd.Series(draw_people_names(40, stream(number, "n"))).str.split(" ").str[0].nunique()
        for number in range(50)
    ]
    assert np.mean(repeats) < 1


def test_last_names_of_a_class_lie_far_apart_in_their_list() -> None:
    counts = [
        pd.Series(draw_people_names(40, stream(number, "n"))).str.split(" ", n=1).str[1].nunique()
        for number in range(50)
    ]
    assert np.mean(counts) > 37.5


def test_another_seed_gives_another_class() -> None:
    one, other = (set(draw_people_names(40, stream(seed, "people names"))) for seed in (1, 2))
    assert len(one & other) <= 1


def test_the_pools_hold_no_name_twice_and_no_loose_spaces() -> None:
    rows = read_pool("people")
    assert not rows.duplicated().any()
    assert rows["text"].str.fullmatch(r"\S.*\S|\S\S").all()
    assert set(rows["pool"]) == set(POOLS)


@pytest.mark.parametrize("file", ["organisations", "places"])
def test_the_pools_of_organisations_and_places_hold_nothing_twice(file: str) -> None:
    assert not read_pool(file).duplicated().any()


def test_no_two_organisations_of_a_sector_are_called_alike() -> None:
    areas = ["Wilgenhoek"] * 300
    names = draw_organisation_names(
        "primary_school", False, "Basisonderwijs", areas, stream(1, "n")
    )
    assert len(set(names)) == 300
    assert sum("Wilgenhoek" in name for name in names[:80]) == 0


def test_a_second_group_of_a_kind_is_called_after_a_part_of_the_wijk() -> None:
    names = draw_organisation_names("library", False, "Bibliotheek", ["Kade"] * 6, stream(1, "n"))
    assert names == [
        "Bibliotheek Kade",
        "Bibliotheek Kade Noord",
        "Bibliotheek Kade Zuid",
        "Bibliotheek Kade Oost",
        "Bibliotheek Kade West",
        "Bibliotheek Kade 5",
    ]


def test_a_new_sector_gets_general_roles() -> None:
    assert "vrijwilliger" in organisation_words("library friends", "role", is_informal=True)
    assert "medewerker" in organisation_words("library", "role", is_informal=False)


def test_each_next_role_is_rarer_by_the_same_ratio() -> None:
    drawn = draw_role_numbers(np.full(100_000, 3), stream(1, "roles"))
    shares = np.bincount(drawn) / len(drawn)
    assert shares == pytest.approx(np.array([1, 0.6, 0.36]) / 1.96, abs=0.01)
