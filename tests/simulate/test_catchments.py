"""Organisations by rates: the rate holds, and every wijk with residents is served."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import RATE_PLANS, Parameters, SectorPlan
from quickscan_sim.parameters.staff_calibration import staff_number
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.catchments import by_plan, by_rate
from quickscan_sim.simulate.places import Places, draw_places

SCHOOL = SectorPlan(n_invited_low=15, n_invited_high=25, per_10000=40)


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("nl")


def municipality(residents: list[int | None]) -> Places:
    """Wijken with so many residents."""
    places = draw_places(Parameters(n_neighbourhoods=len(residents), municipality="Elzerdam"))
    counts = pd.array(residents, dtype="Int64")
    return replace(places, neighbourhoods=places.neighbourhoods.assign(n_residents=counts))


def test_a_wijk_of_100_residents_is_served_from_the_next_one() -> None:
    # 10,100 residents at 40 per 10,000: 40 people, two schools, of about 5,000 residents each.
    found = by_rate(SCHOOL, 40, np.array([5000.0, 100.0, 5000.0]), stream(1, "n"))
    assert found.n_invited.sum() in (40, 41)
    assert len(found.n_invited) == 2
    assert np.bincount(found.wijk).tolist() == [1, 1, 1]


def test_a_large_wijk_has_several_schools_of_its_own() -> None:
    found = by_rate(SCHOOL, 40, np.array([30_000.0]), stream(1, "n"))
    assert len(found.n_invited) == 6
    assert found.n_invited.sum() == 120
    assert found.wijk.tolist() == [0] * 6


def test_one_organisation_serves_many_small_wijken() -> None:
    found = by_rate(SCHOOL, 4, np.full(40, 1000.0), stream(1, "n"))
    assert len(found.n_invited) == 1
    assert found.wijk.tolist() == list(range(40))


def test_nobody_works_where_nobody_lives() -> None:
    found = by_rate(SCHOOL, 40, np.array([0.0, 8000.0, 0.0]), stream(1, "n"))
    assert set(found.wijk) == {1}


@given(
    residents=st.lists(st.integers(0, 30_000), min_size=1, max_size=110),
    rate=st.floats(0.1, 500),
    low=st.integers(1, 30),
    more=st.integers(0, 200),
    seed=st.integers(0, 1000),
)
def test_the_rate_holds_and_every_wijk_with_residents_is_served(
    residents: list[int], rate: float, low: int, more: int, seed: int
) -> None:
    plan = SectorPlan(n_invited_low=low, n_invited_high=low + more)
    found = by_rate(plan, rate, np.array(residents, dtype=float), stream(seed, "n"))
    asked = rate * sum(residents) / 10_000
    assert asked - 1 <= found.n_invited.sum() <= asked + 1
    assert (found.n_invited >= 1).all()
    if len(found.n_invited):
        assert set(found.wijk) == {wijk for wijk, n in enumerate(residents) if n}
        assert set(found.organisation) == set(range(len(found.n_invited)))
        pairs = list(zip(found.organisation, found.wijk, strict=True))
        assert pairs == sorted(set(pairs))


def test_sizes_stay_near_the_plan_where_there_are_enough_residents() -> None:
    found = by_rate(SCHOOL, 40, np.full(20, 10_000.0), stream(1, "n"))
    assert found.n_invited.mean() == pytest.approx(20, abs=0.5)
    assert found.n_invited.min() >= 13
    assert found.n_invited.max() <= 27


def test_small_places_keep_the_rate_on_average() -> None:
    rng = stream(1, "n")
    drawn = [by_rate(SCHOOL, 4, np.array([600.0]), rng).n_invited.sum() for _ in range(4000)]
    assert np.mean(drawn) == pytest.approx(0.24, abs=0.02)


def test_by_plan_gives_each_block_its_own() -> None:
    plan = SectorPlan(n_per_neighbourhood=2, n_served=3)
    found = by_plan(plan, np.zeros(4, dtype=bool), stream(1, "n"))
    assert found.organisation.tolist() == [0, 0, 0, 1, 1, 1, 2, 3]
    assert found.wijk.tolist() == [0, 1, 2, 0, 1, 2, 3, 3]


def test_a_plan_may_give_more_where_many_families_have_a_low_income() -> None:
    plan = SectorPlan(n_per_neighbourhood=1, n_per_neighbourhood_many=3)
    found = by_plan(plan, np.array([False, True, False]), stream(1, "n"))
    assert found.wijk.tolist() == [0, 1, 1, 1, 2]


def test_the_country_at_these_rates_has_half_a_million_people() -> None:
    per_10000 = sum(plan.per_10000 or 0 for plan in RATE_PLANS.values())
    assert per_10000 * 17_900_000 / 10_000 == pytest.approx(
        staff_number("*", "n_people"), rel=0.005
    )


def test_a_municipality_by_rates_passes_every_check() -> None:
    places = municipality([0, 100, 30_000, 5000, 100, 900, 12_000])
    scan, _ = simulate_quickscan(Parameters(staffing="rates"), places)
    check_quickscan(scan)
    assert set(scan.active_in["neighbourhood_id"]) == {"W02", "W03", "W04", "W05", "W06", "W07"}
    rate = 10_000 * scan.professionals["sector"].value_counts() / 48_100
    assert rate["primary_school"] == pytest.approx(75, abs=0.3)
    assert rate["informal"] == pytest.approx(82, abs=0.3)


def test_rates_leave_a_plan_of_your_own_as_it_is() -> None:
    own = SectorPlan(n_per_neighbourhood=3)
    parameters = Parameters(staffing="rates", sectors={"housing": own})
    assert parameters.plan_of("housing") == own
    assert parameters.plan_of("library") == parameters.other_sectors
    assert Parameters(staffing="rates").plan_of("housing").per_10000 == 15.9
    assert Parameters().plan_of("housing").per_10000 is None


@pytest.mark.parametrize(
    ("residents", "sentence"),
    [
        ([0, 0], "nobody lives"),
        ([40, 10], r"50 residents of Elzerdam .* surely has one from 200 per 10,000"),
        ([40, None], r"has no number of residents \(n_residents\), and the rate per_10000"),
    ],
)
def test_rates_that_give_no_organisation_are_refused(
    residents: list[int | None], sentence: str
) -> None:
    knobs = {"sectors": {}, "other_sectors": SectorPlan(per_10000=0.001)}
    with pytest.raises(QuickscanError, match=sentence):
        simulate_quickscan(Parameters(**knobs), municipality(residents))


def test_rates_of_zero_everywhere_are_refused() -> None:
    knobs = {"sectors": {}, "other_sectors": SectorPlan(per_10000=0)}
    with pytest.raises(QuickscanError, match=r"per_10000 0, so no neighbourhood has an org"):
        simulate_quickscan(Parameters(**knobs))
