"""Knobs of who works with whom, and what is reported of it."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator, model_validator

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.parameters.knobs import Knobs
from quickscan_sim.vocabulary import PLANTED_GAP_KINDS

MOST_GAPS = 10
"""More gaps of a kind than this do not fit in one neighbourhood."""


class NetworkKnobs(Knobs):
    """The true network of organisations: how dense, and who finds whom."""

    tie_density: float = Field(
        0.34,
        gt=0,
        lt=1,
        description="share of possible partners in a neighbourhood that an organisation at least "
        "knows on a layer, on average over layers, before gaps are planted; .20-.35 in networks of "
        "15-40 organisations",
    )
    knows_ratio: float = Field(
        2.0,
        ge=1.5,
        le=20,
        description="ties of level 1 or more ('knows') for each tie of level 2 or more ('works "
        "with'); about 2 (domain estimate from one study of 101 professionals); below 1.5 the "
        "level 'knows' would be rarer than the next",
    )
    reciprocity: float = Field(
        0.95,
        ge=0,
        le=1,
        description="share of ties that the other side has too; .40-.60 between people, higher "
        "between organisations (assumption)",
    )
    homophily: float = Field(
        1.5,
        gt=0,
        le=20,
        description="how many times as dense the ties between organisations of one sector are as "
        "those between different sectors; density is higher among alike organisations, the size "
        "is an assumption",
    )
    sector_affinity: float = Field(
        0.9, ge=0, le=4, description="how much sector pairs differ in working together, in log odds"
    )
    informal_barrier: float = Field(
        0.4,
        ge=0,
        le=5,
        description="how much lower the log odds of a tie are between a formal organisation and "
        "an informal group (assumption)",
    )
    degree_spread: float = Field(
        0.5,
        ge=0,
        le=3,
        description="spread between organisations in working together, in log odds (assumption)",
    )
    hub_strength: float = Field(
        1.2, ge=0, le=5, description="extra log odds of a tie with the hub of a neighbourhood"
    )
    distance_decay: float = Field(
        0.3,
        ge=0,
        le=5,
        description="how much the log odds of a tie fall with each km between two organisations, "
        "in the neighbourhood where they are nearest (assumption)",
    )
    layer_overlap: float = Field(
        0.5,
        ge=0,
        le=1,
        description="how often a layer goes along with the pair as a whole (assumption); 0: layers "
        "come about apart, 1: who works together does so on the likeliest layers",
    )
    p_broker_neighbourhood: float = Field(
        0.0,
        ge=0,
        le=1,
        description="share of neighbourhoods in two camps that only one organisation, the broker, "
        "connects; smaller ones than five organisations are passed over",
    )

    @model_validator(mode="after")
    def _room_for_one_way_ties(self) -> NetworkKnobs:
        most = 1 / (2 - self.reciprocity)
        if self.tie_density >= most and self.reciprocity < 1:
            raise QuickscanError(
                "tie_density is {density}, but with a reciprocity of {reciprocity} it stays below "
                "{most}: a tie that is not returned leaves its other direction empty. Lower "
                "tie_density or raise reciprocity.",
                density=self.tie_density,
                reciprocity=self.reciprocity,
                most=f"{most:.3f}",
            )
        return self


class ReportKnobs(Knobs):
    """What respondents tell about the network."""

    p_report_tie: float = Field(
        0.80,
        ge=0,
        le=1,
        description="chance that a respondent names a partner the organisation has; on average "
        "over people and ties, for a partner list of ordinary length",
    )
    p_report_no_tie: float = Field(
        0.05, ge=0, le=1, description="chance that a respondent names a partner it does not have"
    )
    reporter_spread: float = Field(
        0.5,
        ge=0,
        le=3,
        description="spread between people in naming many or few partners, in log odds "
        "(assumption)",
    )
    contact_strength: float = Field(
        0.25,
        ge=0,
        le=2,
        description="how much the log odds of being named rise with each level of a tie: more "
        "colleagues have personal contact with a close partner (assumption)",
    )
    list_length: int = Field(
        30,
        ge=1,
        le=1000,
        description="longest partner list that people go through with care (assumption)",
    )
    list_fatigue: float = Field(
        1.0,
        ge=0,
        le=3,
        description="how fast ticks get rarer on longer lists than list_length: 0: not; 1: a "
        "person ticks no more than on a list of that length (assumption)",
    )
    level_noise: float = Field(
        0.4, ge=0, le=1, description="share of reports one level too low or too high (assumption)"
    )
    quality_noise: float = Field(
        0.3, ge=0, le=1, description="share of reports one step of quality off (assumption)"
    )

    n_rated_partners: int = Field(
        3,
        ge=0,
        le=5,
        description="how many partners, the closest ones, each person rates on trust and value; "
        "0: not asked",
    )
    p_rates_partners: float = Field(
        0.8,
        ge=0,
        le=1,
        description="chance that somebody who names partners also fills in the extra questions on "
        "trust and value (assumption)",
    )
    aspect_spread: float = Field(
        0.4,
        ge=0,
        le=2,
        description="spread between organisations in how partners see them on one aspect of "
        "trust or value, in steps of 1-4, beside the true quality of the tie (assumption)",
    )
    rating_noise: float = Field(
        0.6,
        ge=0,
        le=2,
        description="spread between people who rate the same partner on the same aspect, in steps "
        "of 1-4 (assumption)",
    )

    @model_validator(mode="after")
    def _reports_say_something(self) -> ReportKnobs:
        if self.p_report_no_tie >= self.p_report_tie:
            raise QuickscanError(
                "p_report_no_tie ({false}) must stay below p_report_tie ({true}): else a report "
                "says nothing about a tie.",
                false=self.p_report_no_tie,
                true=self.p_report_tie,
            )
        return self


class TieKnobs(NetworkKnobs, ReportKnobs):
    """The true network, its planted weak spots, and the reports on it."""

    n_planted_gaps: int | dict[str, int] = Field(
        1,
        description="gaps planted in each neighbourhood: a number for every kind, or kinds with "
        "their number, such as {no_tie: 2}",
    )

    @field_validator("n_planted_gaps", mode="before")
    @classmethod
    def _kinds_and_numbers(cls, value: Any) -> Any:
        for kind in value if isinstance(value, dict) else ():
            if kind not in PLANTED_GAP_KINDS:
                raise QuickscanError(
                    "n_planted_gaps names {kind}, which is no kind of gap. The nearest is {near}.",
                    kind=repr(kind),
                    near=nearest(str(kind), PLANTED_GAP_KINDS) or ", ".join(PLANTED_GAP_KINDS),
                )
        for n in value.values() if isinstance(value, dict) else (value,):
            if isinstance(n, bool) or not isinstance(n, int) or not 0 <= n <= MOST_GAPS:
                raise QuickscanError(
                    "n_planted_gaps is {value}; expected a whole number from 0 to {most}, or a "
                    "list of kinds with such numbers.",
                    value=repr(value),
                    most=MOST_GAPS,
                )
        return value

    def n_gaps_of(self, kind: str) -> int:
        """How many gaps of a kind are planted in each neighbourhood.

        >>> TieKnobs(n_planted_gaps={"no_tie": 2}).n_gaps_of("one_way")
        0
        """
        if isinstance(self.n_planted_gaps, dict):
            return self.n_planted_gaps.get(kind, 0)
        return self.n_planted_gaps
