"""Differences between groups that a scenario can plant: on a theme, or on one item."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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


class ItemDifference(Knobs):
    """An item that one sector answers more or less favourably than its position says (DIF)."""

    item: str = Field(description="code of the item")
    sector: str = Field(description="code of the sector")
    size: float = Field(
        ge=-3,
        le=3,
        description="shift of the latent answer in its SD; above 0: more favourable answers",
    )
