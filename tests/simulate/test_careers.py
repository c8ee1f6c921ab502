"""How people work: shares and averages that were asked for come out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.parameters import DEFAULT_PLANS, Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.careers import contract_shares, draw_fte, draw_years_experience

Draw = tuple[Quickscan, Truth]


@given(mean=st.floats(0.4, 0.95))
def test_part_time_factors_average_what_was_asked(mean: float) -> None:
    values, shares = contract_shares(mean)
    assert shares.sum() == pytest.approx(1)
    assert shares.min() > 0
    assert shares @ values == pytest.approx(mean, abs=1e-9)


def test_drawn_part_time_factors_are_usual_contracts() -> None:
    fte = draw_fte(0.68, 20_000, stream(1, "fte"))
    assert fte.mean() == pytest.approx(0.68, abs=0.005)
    assert set(fte) == {0.33, 0.44, 0.56, 0.67, 0.78, 0.89, 1.0}


@pytest.mark.parametrize("share", [0.02, 0.3, 0.62, 0.85])
def test_the_share_with_more_than_ten_years_is_what_was_asked(share: float) -> None:
    years = draw_years_experience(np.full(20_000, share), stream(1, "experience"))
    assert (years > 10).mean() == pytest.approx(share, abs=0.01)
    assert years.min() >= 0
    assert years.max() <= 44


def test_youth_health_care_is_experienced_and_busy(large: Draw) -> None:
    people = large[0].professionals.query("sector == 'youth_health'")
    assert (people["years_experience"] > 10).mean() == pytest.approx(0.62, abs=0.07)
    assert set(people["caseload_of"]) == {"children"}
    full_time = people["caseload"] / people["fte"]
    assert full_time.between(685, 1012).all()
    assert full_time.groupby(people["organisation_id"]).std().max() < 5


def test_a_caseload_does_not_follow_poverty(large: Draw) -> None:
    scan, _ = large
    people = scan.professionals.query("sector == 'social_team'").merge(scan.works_in)
    people = people.merge(scan.neighbourhoods, on="neighbourhood_id")
    full_time = (people["caseload"] / people["fte"]).astype(float)
    assert abs(np.corrcoef(full_time, people["p_low_income"])[0, 1]) < 0.35


def test_volunteers_have_hours_and_professionals_a_part_time_factor(large: Draw) -> None:
    people = large[0].professionals
    volunteer = people["sector"] == "informal"
    assert people["fte"].isna().equals(volunteer)
    assert people["hours_per_week"].notna().equals(volunteer)
    assert people.loc[volunteer, "hours_per_week"].mean() == pytest.approx(4, abs=0.2)
    assert people["fte"].mean() == pytest.approx(0.68, abs=0.01)
    assert people["poverty_training"].mean() == pytest.approx(0.3, abs=0.03)


def test_only_sectors_with_a_caseload_have_one(large: Draw) -> None:
    people = large[0].professionals
    with_one = {sector for sector, plan in DEFAULT_PLANS.items() if plan.caseload_of}
    assert set(people.loc[people["caseload"].notna(), "sector"]) == with_one
    assert people["caseload"].isna().equals(people["caseload_of"].isna())


@pytest.mark.parametrize(
    ("knob", "value", "column"),
    [
        ("mean_fte", 0.9, {"fte", "caseload"}),
        ("mean_volunteer_hours", 8, {"hours_per_week"}),
        ("p_poverty_training", 0.9, {"poverty_training"}),
        ("n_reminders", 0, {"n_reminders"}),
        ("reminder_odds_ratio", 2, {"n_reminders"}),
    ],
)
def test_a_knob_of_people_changes_its_own_columns(
    knob: str, value: object, column: set[str], example: Draw
) -> None:
    before = example[0].professionals
    after = simulate_quickscan(Parameters(seed=1, **{knob: value}))[0].professionals
    assert {name for name in before if not before[name].equals(after[name])} == column
