"""All settings of one simulated quickscan together."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from quickscan_sim.parameters.answers import AnswerKnobs
from quickscan_sim.parameters.households import HouseholdKnobs
from quickscan_sim.parameters.places import PlaceKnobs
from quickscan_sim.parameters.response import ResponseKnobs
from quickscan_sim.parameters.staff import StaffKnobs
from quickscan_sim.parameters.ties import TieKnobs
from quickscan_sim.parameters.waves import WaveKnobs


class Parameters(
    PlaceKnobs, StaffKnobs, ResponseKnobs, AnswerKnobs, TieKnobs, WaveKnobs, HouseholdKnobs
):
    """Everything that decides what a simulated quickscan looks like.

    The defaults are assumptions for practice material, chosen inside the ranges of the literature
    that each description names; they describe no real municipality.

    Examples
    --------
    >>> Parameters(seed=7).n_neighbourhoods
    6
    """

    seed: int = Field(1, ge=0, description="start of every stream of chance")
    shared_seed: int | None = Field(
        None,
        ge=0,
        description="start of what is alike in every municipality: sector means, difficulty of "
        "items, which sectors work together; None: the seed itself",
    )
    scenario: str = Field("example", description="name of the scenario these settings came from")
    is_country: bool = Field(
        False,
        description="whether quickscan simulate draws every municipality of a country instead of "
        "one; how large it is, is said by n_municipalities, n_country_neighbourhoods and "
        "n_country_buurten",
    )
    questionnaire: str = Field("practice", description="name or path of the questionnaire")
    measured_on: date = Field(date(2026, 3, 16), description="day the first wave closed")

    @property
    def seed_of_what_is_alike(self) -> int:
        """The seed of streams that several municipalities may share."""
        return self.seed if self.shared_seed is None else self.shared_seed

    def changed(self, **knobs: Any) -> Parameters:
        """The same settings with some knobs changed; every check is done again."""
        return Parameters(**(self.model_dump() | knobs))
