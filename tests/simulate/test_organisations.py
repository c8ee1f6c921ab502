from __future__ import annotations

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]


def test_an_organisation_serves_a_block_of_neighbouring_wijken() -> None:
    plan = SectorPlan(n_served=2)
    scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=3, sectors={"youth_health": plan}))
    of_sector = scan.active_in.merge(scan.organisations.query("sector == 'youth_health'"))
    served = of_sector.groupby("organisation_id")["neighbourhood_id"].apply(list).tolist()
    assert served == [["W01", "W02"], ["W03"]]


def test_every_wijk_has_every_sector_that_the_plans_give_it(example: Draw) -> None:
    scan, _ = example
    present = scan.active_in.merge(scan.organisations)
    n = present.groupby(["neighbourhood_id", "sector"]).size().unstack()
    assert n.loc["W01"].to_dict() == {
        "primary_school": 2,
        "childcare": 2,
        "social_team": 1,
        "youth_health": 1,
        "housing": 1,
        "welfare_sport": 2,
        "informal": 2,
    }
    assert (n == n.loc["W01"]).all(axis=None)


def test_the_number_invited_stays_within_the_plan(example: Draw) -> None:
    scan, _ = example
    schools = scan.organisations.query("sector == 'primary_school'")
    assert schools["n_invited"].between(8, 12).all()
    invited = scan.professionals.groupby("organisation_id").size()
    assert (
        invited.to_dict() == scan.organisations.set_index("organisation_id")["n_invited"].to_dict()
    )


def test_informal_groups_are_marked(example: Draw) -> None:
    organisations = example[0].organisations
    assert set(organisations.loc[organisations["is_informal"], "sector"]) == {"informal"}


def test_names_fit_the_sector_and_the_wijk(example: Draw) -> None:
    scan, _ = example
    wijk = scan.neighbourhoods["name"].iloc[0]
    by_sector = scan.organisations.groupby("sector")["name"].apply(list)
    assert by_sector["social_team"][0] == f"Sociaal team {wijk}"
    assert by_sector["youth_health"][0].startswith(f"JGZ-team {wijk} en ")
    assert all("school" in name.lower() or "Kind" in name for name in by_sector["primary_school"])
