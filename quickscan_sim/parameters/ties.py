"""Knobs of who works with whom, and what is reported of it."""

from __future__ import annotations

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs


class TieKnobs(Knobs):
    """The true network, its planted weak spots, and the reports on it."""

    tie_density: float = Field(
        0.34,
        gt=0,
        lt=1,
        description="share of pairs that work together on a layer; .20-.35 between organisations",
    )
    sector_affinity: float = Field(
        0.9, ge=0, le=4, description="how much sector pairs differ in working together, in log odds"
    )
    hub_strength: float = Field(
        1.2, ge=0, le=5, description="extra log odds of a tie with the hub of a neighbourhood"
    )
    p_report_tie: float = Field(
        0.80,
        ge=0,
        le=1,
        description="chance that a respondent names a partner the organisation has",
    )
    p_report_no_tie: float = Field(
        0.05, ge=0, le=1, description="chance that a respondent names a partner it does not have"
    )
    n_planted_gaps: int = Field(
        1, ge=0, le=10, description="gaps of each kind planted in each neighbourhood"
    )

    @model_validator(mode="after")
    def _reports_say_something(self) -> TieKnobs:
        if self.p_report_no_tie >= self.p_report_tie:
            raise QuickscanError(
                "p_report_no_tie ({false}) must stay below p_report_tie ({true}): else a report "
                "says nothing about a tie.",
                false=self.p_report_no_tie,
                true=self.p_report_tie,
            )
        return self
