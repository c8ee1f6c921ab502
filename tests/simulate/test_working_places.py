from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.working_places import place_professionals

Draw = tuple[Quickscan, Truth]


def place(n_people: int, n_wijken: int, residents: list[float] | None = None) -> pd.DataFrame:
    """Where the people of one organisation work."""
    ids = [f"W{number:03d}" for number in range(n_wijken)]
    people = pd.DataFrame(
        {
            "professional_id": pd.array([f"P{n:03d}" for n in range(n_people)], dtype="str"),
            "wave": pd.array([1] * n_people, dtype="Int64"),
            "organisation_id": pd.array(["O1"] * n_people, dtype="str"),
        }
    )
    active_in = pd.DataFrame({"organisation_id": "O1", "neighbourhood_id": ids}).astype("str")
    wijken = pd.DataFrame({"neighbourhood_id": pd.array(ids, dtype="str")})
    wijken["n_residents"] = pd.array(residents or [1000] * n_wijken, dtype="Int64")
    return place_professionals(Parameters(), people, active_in, wijken)


@given(n_people=st.integers(1, 60), n_wijken=st.integers(1, 110))
def test_every_wijk_has_somebody_and_every_share_is_whole(n_people: int, n_wijken: int) -> None:
    found = place(n_people, n_wijken)
    assert found["neighbourhood_id"].nunique() == n_wijken
    assert not found.duplicated(["professional_id", "neighbourhood_id"]).any()
    sums = found.groupby("professional_id")["share"].sum()
    assert np.allclose(sums, 1, atol=1e-12)
    assert found["share"].min() >= 0.001
    steps = found["share"] * 1000
    assert np.allclose(steps, steps.round())
    most = found.groupby("professional_id").size().max()
    assert most <= max(3, -(-n_wijken // n_people))
    key = list(zip(found["professional_id"], found["neighbourhood_id"], strict=True))
    assert key == sorted(key)


def test_a_larger_wijk_takes_more_of_the_time() -> None:
    share = place(200, 2, [9000, 1000]).groupby("neighbourhood_id")["share"].mean()
    assert share["W000"] == pytest.approx(0.87, abs=0.05)


def test_an_unknown_number_of_residents_counts_as_average() -> None:
    share = place(300, 2, [5000, None]).groupby("neighbourhood_id")["share"].mean()
    assert share["W001"] == pytest.approx(0.5, abs=0.05)


def test_people_divide_their_time_unequally(large: Draw) -> None:
    shares = large[0].works_in.query("share < 1")["share"]
    assert shares.std() > 0.1


def test_shares_of_working_time_add_up_to_one(example: Draw) -> None:
    shares = example[0].works_in.groupby("professional_id")["share"]
    assert np.allclose(shares.sum(), 1)
    assert shares.size().max() == 3


def test_staff_works_where_the_organisation_is_active(example: Draw) -> None:
    scan, _ = example
    works = scan.works_in.merge(scan.professionals[["professional_id", "organisation_id"]])
    places = set(map(tuple, scan.active_in.to_numpy()))
    own = zip(works["organisation_id"], works["neighbourhood_id"], strict=True)
    assert set(own) == places
