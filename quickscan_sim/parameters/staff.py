"""Knobs of organisations and the people in them."""

from __future__ import annotations

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs


class SectorPlan(Knobs):
    """How many organisations a sector has and how many people in them are invited."""

    n_per_neighbourhood: int = Field(
        1, ge=0, le=20, description="organisations for each area served"
    )
    n_served: int = Field(
        1, ge=1, le=50, description="neighbourhoods that one organisation serves (1: its own wijk)"
    )
    n_invited_low: int = Field(
        5, ge=1, le=500, description="fewest people invited per organisation"
    )
    n_invited_high: int = Field(7, ge=1, le=500, description="most people invited per organisation")

    @model_validator(mode="after")
    def _low_before_high(self) -> SectorPlan:
        if self.n_invited_low > self.n_invited_high:
            raise QuickscanError(
                "n_invited_low is {low} and n_invited_high is {high}; the first may not be larger.",
                low=self.n_invited_low,
                high=self.n_invited_high,
            )
        return self


DEFAULT_PLANS = {
    "primary_school": SectorPlan(n_per_neighbourhood=2, n_invited_low=8, n_invited_high=12),
    "childcare": SectorPlan(n_per_neighbourhood=2, n_invited_low=6, n_invited_high=9),
    "social_team": SectorPlan(n_invited_low=9, n_invited_high=13),
    "youth_health": SectorPlan(n_served=2, n_invited_low=7, n_invited_high=10),
    "housing": SectorPlan(n_served=3, n_invited_low=7, n_invited_high=10),
    "welfare_sport": SectorPlan(n_per_neighbourhood=2, n_invited_low=6, n_invited_high=8),
    "informal": SectorPlan(n_per_neighbourhood=2, n_invited_low=5, n_invited_high=8),
}


class StaffKnobs(Knobs):
    """How many organisations there are, and how many people in them are invited."""

    sectors: dict[str, SectorPlan] = Field(
        DEFAULT_PLANS, description="plan for each sector; a sector without plan gets other_sectors"
    )
    other_sectors: SectorPlan = Field(
        SectorPlan(), description="plan for sectors that are not in sectors"
    )

    def plan_of(self, sector: str) -> SectorPlan:
        """The plan of a sector, by its code."""
        return self.sectors.get(sector, self.other_sectors)
