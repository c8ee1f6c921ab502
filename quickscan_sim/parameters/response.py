"""Knobs of who answers, and what is left open."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.parameters.knobs import Knobs

SKIPPED_DEPENDS_ON = ("nothing", "sector", "experience", "answer", "trait")


class ResponseKnobs(Knobs):
    """Who fills in the quickscan, and how far."""

    response_rate: float = Field(
        0.62, ge=0, le=1, description="share of invited people who answer; 25-65 % in such surveys"
    )
    response_spread: float = Field(
        0.5, ge=0, le=3, description="spread of the response between organisations, in log odds"
    )
    p_silent_organisation: float = Field(
        0.06, ge=0, le=1, description="share of organisations in which nobody answers"
    )
    p_skipped: float = Field(0.04, ge=0, le=1, description="share of items left open, on average")
    skipped_depends_on: str = Field(
        "nothing",
        description="what makes somebody skip more: nothing (MCAR), sector or experience (MAR), "
        "answer or trait (MNAR: a less favourable answer, a lower position)",
    )
    skipped_strength: float = Field(
        1.0, ge=-4, le=4, description="how strongly, in log odds for each standard deviation"
    )
    p_near_empty: float = Field(
        0.03, ge=0, le=1, description="share of respondents who stop after a few items"
    )
    p_careless: float = Field(
        0.02, ge=0, le=1, description="share of respondents who answer at random; an assumption"
    )
    p_straight_lining: float = Field(
        0.01,
        ge=0,
        le=1,
        description="share of respondents who give one answer to all items of a scale; an "
        "assumption",
    )
    p_not_applicable_inside: float = Field(
        0.02, ge=0, le=1, description="n.v.t. by somebody whose sector can answer the item"
    )
    p_not_applicable_outside: float = Field(
        0.85, ge=0, le=1, description="n.v.t. by somebody whose sector cannot well answer the item"
    )
    p_no_partner_answer: float = Field(
        0.07, ge=0, le=1, description="share of respondents who never touch the partner list"
    )

    @field_validator("skipped_depends_on")
    @classmethod
    def _known_cause(cls, cause: str) -> str:
        if cause not in SKIPPED_DEPENDS_ON:
            raise QuickscanError(
                "The knob skipped_depends_on is {value}; possible is {known}. The nearest is "
                "{near}.",
                value=repr(cause),
                known=", ".join(SKIPPED_DEPENDS_ON),
                near=nearest(cause, SKIPPED_DEPENDS_ON) or SKIPPED_DEPENDS_ON[0],
            )
        return cause

    @model_validator(mode="after")
    def _careless_or_straight(self) -> ResponseKnobs:
        if self.p_careless + self.p_straight_lining > 1:
            raise QuickscanError(
                "p_careless ({careless}) and p_straight_lining ({straight}) are shares of the same "
                "respondents; together they may not pass 1.",
                careless=self.p_careless,
                straight=self.p_straight_lining,
            )
        return self
