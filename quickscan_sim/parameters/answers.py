"""Knobs of what people answer: traits, items, and planted differences."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs


class Effect(Knobs):
    """A planted difference on one theme, for a sector, for a group of neighbourhoods, or both."""

    theme: str = Field(description="code of the theme")
    sector: str | None = Field(None, description="code of the sector; None: every sector")
    income_group: Literal["few", "many"] | None = Field(
        None, description="few or many families on a low income; None: every neighbourhood"
    )
    size: float = Field(
        ge=-3, le=3, description="shift of the latent trait, in standard deviations between people"
    )


class AnswerKnobs(Knobs):
    """Where people stand on the themes, and how that shows in their answers."""

    mean_position: float = Field(
        0.1, ge=-2, le=2, description="average latent position; 0 is the middle of the scale"
    )
    reliability: float = Field(
        0.80, gt=0.05, lt=0.99, description="reliability of a theme score; .74-.89 in such scales"
    )
    theme_correlation: float = Field(
        0.5, ge=0, lt=1, description="correlation between two themes within a person"
    )
    icc_organisation: float = Field(
        0.08, ge=0, lt=0.9, description="share of variance between organisations; .05-.15 assumed"
    )
    icc_neighbourhood: float = Field(
        0.01, ge=0, lt=0.5, description="share of variance between neighbourhoods; .01-.05 assumed"
    )
    sector_spread: float = Field(
        0.15, ge=0, le=2, description="spread of sector means around the average, in SD"
    )
    effects: tuple[Effect, ...] | None = Field(
        None, description="planted differences; None: three are drawn; () plants none"
    )

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
