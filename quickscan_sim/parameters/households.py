"""Knobs of the households of a neighbourhood."""

from __future__ import annotations

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs

AS_TOLD = "as_told_2018"
"""The yardstick of a share that was told without its line."""


class HouseholdKnobs(Knobs):
    """Who lives in a neighbourhood, on what income, with which debts and which support."""

    told_low_income: float | None = Field(
        None,
        gt=0,
        lt=1,
        description="share of all households of the municipality on a low income as somebody told "
        "it, without naming the line: the households follow it, by yardstick as_told_2018; None: "
        "they follow the neighbourhoods and their yardstick",
    )
    told_children_low_income: float | None = Field(
        None,
        gt=0,
        lt=1,
        description="the same for the share of children: 1 in 8 was told in 2018 (source: report "
        "of the Ontmoetingsdag 2018)",
    )
    p_one_parent: float = Field(
        0.20,
        gt=0,
        lt=1,
        description="one-parent families among families; assumption, higher where more children "
        "live on a low income",
    )
    p_problem_debt: float = Field(
        0.076,
        gt=0,
        lt=0.5,
        description="registered problem debts in the Netherlands: 7.6 % of households in 2020, "
        "8.3 % in 2018, 8.6 % in 2015 (CBS)",
    )
    p_children_among_debts: float = Field(
        0.45, gt=0, lt=1, description="of these, share with children: 45 % (CBS)"
    )
    p_hardly_minima: float = Field(
        0.34,
        ge=0,
        le=1,
        description="minima who can hardly make ends meet: 34 % (OIS Groningen 2022)",
    )
    p_hardly_other: float = Field(
        0.04,
        ge=0,
        le=1,
        description="others who can hardly make ends meet: 4 % (OIS Groningen 2022)",
    )
    p_contact: float = Field(
        0.144,
        gt=0,
        lt=1,
        description="in contact with the social team, of households with money problems; 14.4 % of "
        "problem debts were in view of help agencies (2018)",
    )
    p_money_of_contacts: float = Field(
        0.80,
        gt=0,
        lt=1,
        description="share with money problems among households in contact with the social team: "
        "about 80 % (2018)",
    )
    hidden_poverty: float = Field(
        0.5,
        ge=0,
        le=2,
        description="how much less contact and support there is where money problems are rare; 0: "
        "not; assumption, odds go with the share of money problems to this power",
    )
    p_school_fund: float = Field(
        0.69,
        gt=0,
        lt=1,
        description="take-up of a fund for school costs by minima with children: 69 %, 78 % after "
        "a year of active letters (Leergeld, Schiedam)",
    )
    p_sport_fund: float = Field(
        0.31,
        gt=0,
        lt=1,
        description="take-up of a fund for sport and culture by minima with children: 31 %, 38 % "
        "after a year of active letters (Jeugdfonds, Schiedam)",
    )
    p_general_support: float = Field(
        0.60,
        gt=0,
        lt=1,
        description="take-up of municipal support by minima without children; assumption",
    )

    p_early_signal_debt: float = Field(
        0.15,
        ge=0,
        le=1,
        description="share of households with problem debts about which arrears were reported in "
        "six months; the others are missed; assumption, such that with the next two there are 4 "
        "signals for each 1,000 residents a month (Divosa 2023)",
    )
    p_early_signal_money: float = Field(
        0.08,
        ge=0,
        le=1,
        description="the same for households with other money problems; assumption",
    )
    p_early_signal_false: float = Field(
        0.0095,
        ge=0,
        le=1,
        description="the same for households without money problems: false alarms; assumption",
    )

    @model_validator(mode="after")
    def _both_are_told(self) -> HouseholdKnobs:
        if (self.told_low_income is None) != (self.told_children_low_income is None):
            raise QuickscanError(
                "told_low_income and told_children_low_income belong together. Give both, or "
                "neither."
            )
        return self
