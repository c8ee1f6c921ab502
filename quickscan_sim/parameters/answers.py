"""Knobs of what people answer: traits, items, and planted differences."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.answer_parts import Effect, ItemDifference
from quickscan_sim.parameters.knobs import Knobs

DEFAULT_ASPECT_EASE = {
    "seeing": 0.35,
    "knowing": 0.1,
    "discussing": -0.05,
    "acting": -0.1,
    "hesitation": -0.3,
}
"""Seeing goes before acting: what professionals find easier; an assumption. 7 in 10 teachers find
it hard to judge who is poor (RTL Nieuws); handelingsverlegenheid is common."""

DEFAULT_HESITATION_PULL = {"discussing": -1.0, "acting": -1.0, "hesitation": 1.0}
"""Somebody who sees but does not act speaks of it less, does less and says so; an assumption."""

DEFAULT_KNOWN_BY: dict[str, float | dict[str, float]] = {"know_1": {"primary_school": 0.13}}
"""13 % of primary teachers knew the share of children in poverty in 2018 (MWM2; H)."""

Reliability = Annotated[float, Field(gt=0.05, lt=1)]
Ease = Annotated[float, Field(ge=-3, le=3)]
Share = Annotated[float, Field(ge=0, le=1)]


class AnswerKnobs(Knobs):
    """Where people stand on the themes, and how that shows in their answers."""

    mean_position: float = Field(
        0.0,
        ge=-2,
        le=2,
        description="average latent position; at 0 answers have the shares of category_shares",
    )
    category_shares: dict[str, tuple[float, ...]] | None = Field(
        None,
        description="share of each answer, from least to most favourable, by code of a scale "
        "(over its items together) or of an item; None: about normal, mean 3.1 on 1-5, assumed",
    )
    difficulty_spread: float = Field(
        0.2, ge=0, le=1.5, description="spread of the difficulty of items, in SD; an assumption"
    )
    aspect_ease: dict[str, Ease] = Field(
        DEFAULT_ASPECT_EASE,
        description="how much more favourably an aspect is answered than the others, in SD",
    )
    reliability: Reliability = Field(
        0.80, description="Cronbach's alpha of complete, careful answers; .74-.89 in such scales"
    )
    theme_reliability: dict[str, Reliability] = Field(
        {}, description="alpha of single themes, by code; the others have that of reliability"
    )
    theme_correlation: float = Field(
        0.5, ge=0, lt=1, description="correlation between two themes within a person"
    )
    icc_organisation: float = Field(
        0.08,
        ge=0,
        lt=0.9,
        description="share of the variance of theme scores between organisations of a sector and "
        "wijk; .05-.15 assumed",
    )
    icc_neighbourhood: float = Field(
        0.01,
        ge=0,
        lt=0.5,
        description="share of the variance of theme scores between wijken; .01-.05 assumed",
    )
    sector_spread: float = Field(
        0.15, ge=0, le=2, description="spread of sector means around the average, in SD"
    )
    effects: tuple[Effect, ...] | None = Field(
        None, description="planted differences; None: three are drawn; () plants none"
    )
    dif: tuple[ItemDifference, ...] = Field(
        (), description="items that a sector answers differently than its position says"
    )
    social_desirability: float = Field(
        0.0,
        ge=-3,
        le=3,
        description="how much rosier people describe their practice than it is, in SD of the "
        "latent answer; 0: off",
    )
    social_desirability_spread: float = Field(
        0.0, ge=0, le=3, description="how much people differ in that, in SD"
    )
    hesitation: float = Field(
        0.0,
        ge=-3,
        le=3,
        description="handelingsverlegenheid: seeing without acting, beyond what aspect_ease holds, "
        "in SD of the latent answer; 0: off",
    )
    hesitation_spread: float = Field(
        0.0, ge=0, le=3, description="how much people differ in that, in SD"
    )
    hesitation_pull: dict[str, Ease] = Field(
        DEFAULT_HESITATION_PULL,
        description="what hesitation does to the answer as given, by aspect",
    )
    known_by: dict[str, Share | dict[str, Share]] = Field(
        DEFAULT_KNOWN_BY,
        description="share that knows the right answer, by code of a knowledge item, or of an "
        "item and a sector; the others are drawn between .13 and .50",
    )

    @field_validator("category_shares")
    @classmethod
    def _are_shares(
        cls, given: dict[str, tuple[float, ...]] | None
    ) -> dict[str, tuple[float, ...]] | None:
        for code, shares in (given or {}).items():
            if min(shares, default=-1) < 0 or abs(sum(shares) - 1) > 1e-6:
                raise QuickscanError(
                    "The knob category_shares gives {code} the shares {shares}; expected are "
                    "numbers from 0 to 1 that sum to 1, here they sum to {sum}.",
                    code=repr(code),
                    shares=", ".join(f"{share:g}" for share in shares),
                    sum=f"{sum(shares):.4g}",
                )
            if max(shares) > 1 - 1e-6:
                raise QuickscanError(
                    "The knob category_shares gives {code} one answer that everybody gives. "
                    "Give at least two answers a share above 0.",
                    code=repr(code),
                )
        return given

    @model_validator(mode="after")
    def _shares_of_one_variance(self) -> AnswerKnobs:
        if self.icc_organisation + self.icc_neighbourhood >= 1:
            raise QuickscanError(
                "icc_organisation ({organisation}) and icc_neighbourhood ({neighbourhood}) are "
                "shares of one variance; together they must stay below 1.",
                organisation=self.icc_organisation,
                neighbourhood=self.icc_neighbourhood,
            )
        return self

    def reliability_of(self, theme: str) -> float:
        """The alpha asked of a theme."""
        return self.theme_reliability.get(theme, self.reliability)
