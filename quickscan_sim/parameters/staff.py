"""Knobs of organisations and the people in them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs
from quickscan_sim.parameters.staff_calibration import EVERYWHERE, staff_number, staff_numbers


class SectorPlan(Knobs):
    """How many organisations a sector has, how many people in them are invited, and who.

    Organisations are counted per neighbourhood, or follow from a rate and the residents.
    """

    n_per_neighbourhood: int = Field(
        1, ge=0, le=20, description="organisations for each area served"
    )
    n_per_neighbourhood_many: int | None = Field(
        None,
        ge=0,
        le=20,
        description="the same where the first neighbourhood of the area has many families on a low "
        "income; None: as n_per_neighbourhood",
    )
    n_served: int = Field(
        1, ge=1, le=50, description="neighbourhoods that one organisation serves (1: its own wijk)"
    )
    n_invited_low: int = Field(
        5, ge=1, le=500, description="fewest people invited per organisation"
    )
    n_invited_high: int = Field(7, ge=1, le=500, description="most people invited per organisation")
    per_10000: float | None = Field(
        None,
        ge=0,
        le=2000,
        description="people invited per 10,000 residents; organisations of about n_invited_low to "
        "n_invited_high people then follow; None: n_per_neighbourhood organisations",
    )
    p_experienced: float = Field(
        staff_number(EVERYWHERE, "p_experienced"),
        ge=0.02,
        le=0.85,
        description="share with more than 10 years of experience; .62 in youth health care (H)",
    )
    caseload_of: Literal["children", "families", "tenants"] | None = Field(
        None, description="of whom somebody has a caseload; None: this sector has no caseload"
    )
    caseload_low: int = Field(
        0, ge=0, le=5000, description="smallest caseload of an organisation, per full-time post"
    )
    caseload_high: int = Field(
        0, ge=0, le=5000, description="largest caseload of an organisation, per full-time post"
    )

    @model_validator(mode="after")
    def _low_before_high(self) -> SectorPlan:
        if self.n_invited_low > self.n_invited_high:
            raise QuickscanError(
                "n_invited_low is {low} and n_invited_high is {high}; the first may not be larger.",
                low=self.n_invited_low,
                high=self.n_invited_high,
            )
        if self.caseload_low > self.caseload_high:
            raise QuickscanError(
                "caseload_low is {low} and caseload_high is {high}; the first may not be larger.",
                low=self.caseload_low,
                high=self.caseload_high,
            )
        if (self.caseload_of is None) != (self.caseload_high == 0):
            raise QuickscanError(
                "caseload_of is {kind} and caseload_high is {high}. Give both, caseload_high 1 or "
                "more, or neither: then a sector has no caseload.",
                kind=self.caseload_of or "None",
                high=self.caseload_high,
            )
        return self

    @property
    def has_organisations(self) -> bool:
        """Does this plan give any organisation to a place where people live?"""
        if self.per_10000 is not None:
            return self.per_10000 > 0
        return max(self.n_per_neighbourhood, self.n_per_neighbourhood_many or 0) > 0


COUNTS: dict[str, dict[str, int]] = {
    "primary_school": {"n_per_neighbourhood": 2, "n_invited_low": 8, "n_invited_high": 12},
    "childcare": {"n_per_neighbourhood": 2, "n_invited_low": 6, "n_invited_high": 9},
    "social_team": {"n_invited_low": 9, "n_invited_high": 13},
    "youth_health": {"n_served": 2, "n_invited_low": 7, "n_invited_high": 10},
    "housing": {"n_served": 3, "n_invited_low": 7, "n_invited_high": 10},
    "welfare_sport": {"n_per_neighbourhood": 2, "n_invited_low": 6, "n_invited_high": 8},
    "informal": {"n_per_neighbourhood": 2, "n_invited_low": 5, "n_invited_high": 8},
}
"""Organisations and invited people of a quickscan in a few wijken; assumptions."""

CASELOADS = {"youth_health": "children", "social_team": "families", "housing": "tenants"}

DEFAULT_PLANS = {
    sector: SectorPlan(
        **counts,
        **staff_numbers(sector, "p_experienced", "caseload_low", "caseload_high"),
        caseload_of=CASELOADS.get(sector),
    )
    for sector, counts in COUNTS.items()
}

RATE_PLANS = {
    sector: SectorPlan(
        **plan.model_dump() | staff_numbers(sector, "per_10000", "n_invited_low", "n_invited_high")
    )
    for sector, plan in DEFAULT_PLANS.items()
}
"""The same sectors by their national rates: half a million people in the whole country."""


class StaffKnobs(Knobs):
    """How many organisations there are, how many people in them are invited, and who they are."""

    staffing: Literal["plan", "rates"] = Field(
        "plan",
        description="plan: organisations as sectors says; rates: where sectors holds the kit's own "
        "plan, by the national rate per 10,000 residents instead",
    )
    sectors: dict[str, SectorPlan] = Field(
        DEFAULT_PLANS, description="plan for each sector; a sector without plan gets other_sectors"
    )
    other_sectors: SectorPlan = Field(
        SectorPlan(), description="plan for sectors that are not in sectors"
    )
    mean_fte: float = Field(
        staff_number(EVERYWHERE, "mean_fte"),
        ge=0.4,
        le=0.95,
        description="average part-time factor of professionals; .68 in care and welfare (H)",
    )
    mean_volunteer_hours: float = Field(
        staff_number(EVERYWHERE, "mean_volunteer_hours"),
        ge=1,
        le=20,
        description="average hours a week of people in informal groups; an assumption",
    )
    p_poverty_training: float = Field(
        staff_number(EVERYWHERE, "p_poverty_training"),
        ge=0,
        le=1,
        description="share that followed a training in dealing with poverty; an assumption",
    )
    working_time_spread: float = Field(
        0.6,
        ge=0,
        le=2,
        description="how unequally people divide their time over their neighbourhoods, in log; 0: "
        "by residents only; an assumption",
    )

    def plan_of(self, sector: str) -> SectorPlan:
        """The plan of a sector, by its code."""
        plan = self.sectors.get(sector, self.other_sectors)
        if self.staffing == "rates" and sector in RATE_PLANS and plan == DEFAULT_PLANS[sector]:
            return RATE_PLANS[sector]
        return plan
