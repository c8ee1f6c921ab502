"""Knobs of who answers, and what is left open."""

from __future__ import annotations

from pydantic import Field

from quickscan_sim.parameters.knobs import Knobs


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
    p_skipped: float = Field(0.04, ge=0, le=1, description="share of items left open by chance")
    p_near_empty: float = Field(
        0.03, ge=0, le=1, description="share of respondents who stop after a few items"
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
