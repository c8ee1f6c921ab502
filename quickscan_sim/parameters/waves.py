"""Knobs of second and later measurements."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.interventions import Intervention, Reach, named_intervention
from quickscan_sim.parameters.knobs import Knobs


class Change(Reach):
    """A true change of one theme, whatever its cause: for all, or for whom the reach names."""

    theme: str = Field(description="code of the theme")
    size: float = Field(
        ge=-3, le=3, description="shift of the latent trait, in standard deviations between people"
    )
    from_wave: int = Field(2, ge=2, le=10, description="first measurement in which it shows")


class ChangedItem(Knobs):
    """An item that is worded otherwise from some measurement on: answers shift for that alone."""

    item: str = Field(description="code of the item")
    size: float = Field(
        ge=-3,
        le=3,
        description="answers move as if everybody stood this much higher on the theme, in SD",
    )
    from_wave: int = Field(2, ge=2, le=10, description="first measurement with the new wording")


class WaveKnobs(Knobs):
    """How often is measured, and what changes in between."""

    n_waves: int = Field(1, ge=1, le=10, description="number of measurements; 2 to 4 in practice")
    months_between: int = Field(
        12, ge=1, le=60, description="months between two measurements; yearly (assumption)"
    )
    turnover: float = Field(
        0.15,
        ge=0,
        le=1,
        description="share of people who leave between two measurements and are replaced "
        "(assumption)",
    )
    stability: float = Field(
        0.85,
        ge=0,
        le=1,
        description="correlation of a person's own part of a trait between two measurements; the "
        "rest is drawn anew (assumption)",
    )
    response_rate_later: float | None = Field(
        None, ge=0, le=1, description="response in later measurements; None: as in the first"
    )
    return_odds: float = Field(
        3.0,
        ge=1,
        le=50,
        description="odds to answer of who answered the measurement before, over those of others "
        "(assumption)",
    )
    tie_turnover: float = Field(
        0.15,
        ge=0,
        le=1,
        description="share of ties that end between two measurements, and as many new ones: Dutch "
        "networks around children stayed as connected while ties turned over (H); the size is an "
        "assumption",
    )
    p_new_organisations: float = Field(
        0.0, ge=0, le=0.5, description="organisations that are new in a later wave, as a share"
    )
    p_vanished_organisations: float = Field(
        0.0, ge=0, le=0.5, description="share of organisations that are gone in a later wave"
    )
    changes: tuple[Change, ...] = Field((), description="true changes; (): none")
    interventions: tuple[Intervention, ...] = Field(
        (), description="interventions, or names of them from the catalogue; (): none"
    )
    changed_items: tuple[ChangedItem, ...] = Field(
        (), description="items that are worded otherwise in later measurements"
    )

    @field_validator("interventions", mode="before")
    @classmethod
    def _from_the_catalogue(cls, given: Any) -> Any:
        if isinstance(given, (list, tuple)):
            return tuple(named_intervention(one) for one in given)
        return given

    @model_validator(mode="after")
    def _starts_while_measured(self) -> WaveKnobs:
        for knob in ("changes", "interventions", "changed_items"):
            late = max((one.from_wave for one in getattr(self, knob)), default=0)
            if late > self.n_waves:
                raise QuickscanError(
                    "The knob {knob} holds something that starts in wave {late}, but n_waves is "
                    "{n_waves}: it would never show. Raise n_waves or choose an earlier from_wave.",
                    knob=knob,
                    late=late,
                    n_waves=self.n_waves,
                )
        return self
