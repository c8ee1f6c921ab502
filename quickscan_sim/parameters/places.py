"""Knobs of the municipality and its neighbourhoods."""

from __future__ import annotations

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.parameters.knobs import Knobs

YARDSTICKS = ("low_income_2018", "poverty_2024", "minima")
"""Lines below which an income is low; their shares, sources and confidence stand in
``data/calibration/yardsticks.csv``. They differ by a factor of three and are never mixed."""


class PlaceKnobs(Knobs):
    """Which neighbourhoods there are."""

    municipality: str | None = Field(
        None, description="name of the invented municipality; None: drawn"
    )
    n_neighbourhoods: int = Field(6, ge=1, le=5000, description="number of neighbourhoods")
    n_many_low_income: int | None = Field(
        None, ge=0, description="how many of them have many families on a low income; None: half"
    )

    yardstick: str = Field(
        "minima",
        description="which line for a low income the shares of a wijk follow: low_income_2018, "
        "poverty_2024 or minima (the municipal rule; default); sources in data/calibration",
    )
    n_municipalities: int = Field(
        342, ge=1, le=2000, description="a country: number of municipalities; 342 in 2024 (CBS)"
    )
    n_country_neighbourhoods: int = Field(
        3393, ge=1, le=20000, description="a country: number of wijken; 3,393 in 2024 (CBS)"
    )
    n_country_buurten: int = Field(
        14574, ge=1, le=100000, description="a country: number of buurten; 14,574 in 2024 (CBS)"
    )
    first_neighbourhoods: int | None = Field(
        None,
        ge=1,
        description="a country: keep its first municipalities, until they have this many wijken; "
        "None: all of it",
    )

    @model_validator(mode="after")
    def _yardstick_is_known(self) -> PlaceKnobs:
        if self.yardstick not in YARDSTICKS:
            raise QuickscanError(
                "The knob yardstick is {yardstick}. Known: {known}. The nearest is {near}.",
                yardstick=repr(self.yardstick),
                known=", ".join(YARDSTICKS),
                near=nearest(self.yardstick, YARDSTICKS) or YARDSTICKS[-1],
            )
        return self

    @model_validator(mode="after")
    def _country_fits(self) -> PlaceKnobs:
        for few, many in (
            ("n_municipalities", "n_country_neighbourhoods"),
            ("n_country_neighbourhoods", "n_country_buurten"),
        ):
            if getattr(self, few) > getattr(self, many):
                raise QuickscanError(
                    "{few} is {n_few} and {many} is {n_many}; every municipality has at least one "
                    "wijk and every wijk at least one buurt. Give {few} at most {n_many}, or "
                    "{many} at least {n_few}.",
                    few=few,
                    many=many,
                    n_few=getattr(self, few),
                    n_many=getattr(self, many),
                )
        if (self.first_neighbourhoods or 1) > self.n_country_neighbourhoods:
            raise QuickscanError(
                "first_neighbourhoods is {first}, but the country has {all} wijken "
                "(n_country_neighbourhoods). Give {all} or less.",
                first=self.first_neighbourhoods,
                all=self.n_country_neighbourhoods,
            )
        return self

    @model_validator(mode="after")
    def _few_and_many_fit(self) -> PlaceKnobs:
        if self.n_many_low_income is not None and self.n_many_low_income > self.n_neighbourhoods:
            raise QuickscanError(
                "n_many_low_income is {many}, but there are only {all} neighbourhoods.",
                many=self.n_many_low_income,
                all=self.n_neighbourhoods,
            )
        return self
