"""Reports that stand there twice, that cannot be true or that lack something, on three partners."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from analyse.reports import LAYER, readings, row

from quickscan_sim.analyse import read_ties

PEOPLE = pd.DataFrame(
    {
        "professional_id": ["a1", "a2", "a3", "a4"],
        "wave": 1,
        "organisation_id": "a",
        "responded": True,
        "answered_partners": True,
    }
)
WORKS_IN = PEOPLE[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
ACTIVE = pd.DataFrame({"organisation_id": ["a", "b", "c"], "neighbourhood_id": "n1"})


def read(
    *reports: tuple[Any, ...],
    people: pd.DataFrame = PEOPLE,
    works_in: pd.DataFrame = WORKS_IN,
    active: pd.DataFrame = ACTIVE,
    dense_up_to: int = 300,
) -> pd.DataFrame:
    """Reports of people of a: person, partner, level, quality and, if not the usual, layer."""
    ties = pd.DataFrame(
        [(*report, LAYER)[:5] for report in reports],
        columns=["professional_id", "partner_id", "level", "quality", "layer"],
    ).assign(wave=1, organisation_id="a")
    ties = ties.astype({"level": "Int64", "quality": "Int64"})
    return read_ties(ties, people, works_in, active, [LAYER], dense_up_to)


def of_b(table: pd.DataFrame) -> pd.Series:
    return row(table, organisation_id="a", partner_id="b")


def test_knowing_is_level_one_and_working_together_level_two() -> None:
    # Levels 1, 1, 2 and none: four of four know b, one of four works with it.
    found = of_b(read(("a1", "b", 1, 2), ("a2", "b", 1, 4), ("a3", "b", 2, None),
                      ("a4", "b", None, None)))  # fmt: skip
    assert (found["n_naming"], found["n_working"]) == (4, 1)
    assert found["names"]
    assert not found["works"]
    assert found["level"] == pytest.approx(4 / 3)
    assert (found["quality"], found["n_quality"]) == (3, 2)


def test_half_of_the_reporters_are_enough_to_work_together_and_a_tick_says_nothing_of_it() -> None:
    assert of_b(read(("a1", "b", 2, 3), ("a2", "b", 5, 3)))["works"]
    ticks = of_b(read(*((person, "b", None, None) for person in PEOPLE["professional_id"])))
    assert ticks["names"]
    assert not ticks["works"]


def test_with_fewer_than_three_people_working_together_is_unknown_too() -> None:
    found = of_b(read(("a1", "b", 4, 3), people=PEOPLE.head(2)))
    assert pd.isna(found["names"])
    assert pd.isna(found["works"])


def test_a_report_that_stands_there_twice_counts_once_with_its_highest_level_and_quality() -> None:
    found = of_b(read(("a1", "b", 1, 4), ("a1", "b", 3, 2), ("a1", "b", None, None)))
    assert (found["n_naming"], found["n_working"], found["n_quality"]) == (1, 1, 1)
    assert (found["level"], found["quality"]) == (3, 4)


def test_an_organisation_is_no_partner_of_itself() -> None:
    for dense_up_to in (300, 0):
        found = read(("a1", "a", 3, 3), ("a1", "b", 3, 3), dense_up_to=dense_up_to)
        assert not (found["organisation_id"] == found["partner_id"]).any()
        assert found["n_naming"].sum() == 1


@pytest.mark.parametrize("level", [-1, 0, 6, 99])
def test_level_zero_and_a_level_outside_the_scale_count_for_nothing(level: int) -> None:
    found = of_b(read(("a1", "b", level, 3), ("a2", "b", 2, 3)))
    assert (found["n_naming"], found["level"], found["n_quality"]) == (1, 2, 1)


def test_a_quality_outside_the_scale_is_no_quality_but_the_tie_stays() -> None:
    found = of_b(read(("a1", "b", 2, 9), ("a2", "b", 2, 0), ("a3", "b", 2, 4)))
    assert (found["n_naming"], found["quality"], found["n_quality"]) == (3, 4, 1)


def test_a_report_without_a_known_layer_partner_or_person_counts_for_nothing() -> None:
    found = read(
        ("a1", "b", 2, 3, None), ("a2", "b", 2, 3, "elsewhere"), ("a3", "z", 2, 3),
        ("a4", None, 2, 3), ("z9", "b", 2, 3), (None, "b", 2, 3),
    )  # fmt: skip
    assert found["n_naming"].sum() == 0
    assert of_b(found)["n_reporters"] == 4


def test_people_workplaces_and_partners_listed_twice_count_once() -> None:
    def twice(table: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([table, table], ignore_index=True)

    reports = [("a1", "b", 2, 3), ("a2", "b", 2, 3)]
    once = read(*reports)
    doubled = read(*reports, people=twice(PEOPLE), works_in=twice(WORKS_IN), active=twice(ACTIVE))
    pd.testing.assert_frame_equal(once, doubled)
    assert of_b(once)["n_reporters"] == 4


def test_a_large_wijk_has_rows_for_named_pairs_and_one_for_each_organisation() -> None:
    people = {f"o{number:03d}": 3 for number in range(301)}
    found = readings(people, {("o000", "o200"): 2, ("o007", "o009"): 1})
    assert set(found["organisation_id"]) == set(people)
    assert len(found) == 301 + 2
    assert row(found, organisation_id="o000", partner_id="o200")["names"]
    assert len(readings(dict.fromkeys(list(people)[:300], 1), {})) == 300 * 299


def of_layers(*reports: tuple[Any, ...]) -> pd.DataFrame:
    ties = pd.DataFrame(
        reports, columns=["professional_id", "partner_id", "level", "quality", "layer"]
    ).assign(wave=1, organisation_id="a")
    ties = ties.astype({"level": "Int64", "quality": "Int64"})
    found = read_ties(ties, PEOPLE, WORKS_IN, ACTIVE, ["one", "two"])
    here = (found["organisation_id"] == "a") & (found["partner_id"] == "b")
    return found[here].set_index("layer")


def test_quality_that_is_asked_once_cannot_be_subtracted_between_layers() -> None:
    # Three rate b on layer one, two of them on layer two: 8 - 7 would be what a3 says.
    both = [(who, "b", 3, given, layer) for who, given in (("a1", 3), ("a2", 4))
            for layer in ("one", "two")]  # fmt: skip
    found = of_layers(*both, ("a3", "b", 2, 1, "one"))
    assert found["quality"].tolist() == pytest.approx([8 / 3, 8 / 3])
    assert found["n_quality"].tolist() == [3, 3]
    assert found["n_naming"].tolist() == [3, 2]


def test_quality_that_is_asked_for_each_layer_stays_with_its_layer() -> None:
    found = of_layers(("a1", "b", 3, 4, "one"), ("a1", "b", 3, 2, "two"))
    assert found["quality"].tolist() == [4, 2]


def test_a_layer_on_which_nobody_names_the_partner_has_no_quality() -> None:
    found = of_layers(("a1", "b", 3, 4, "one"))
    assert found["n_quality"].tolist() == [1, 0]
    assert found["quality"].isna().tolist() == [False, True]
