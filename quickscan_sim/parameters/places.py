"""Knobs of the municipality and its neighbourhoods."""

from __future__ import annotations

from pydantic import Field, model_validator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters.knobs import Knobs


class PlaceKnobs(Knobs):
    """Which neighbourhoods there are."""

    municipality: str | None = Field(
        None, description="name of the invented municipality; None: drawn"
    )
    n_neighbourhoods: int = Field(6, ge=1, le=5000, description="number of neighbourhoods")
    n_many_low_income: int | None = Field(
        None, ge=0, description="how many of them have many families on a low income; None: half"
    )

    @model_validator(mode="after")
    def _few_and_many_fit(self) -> PlaceKnobs:
        if self.n_many_low_income is not None and self.n_many_low_income > self.n_neighbourhoods:
            raise QuickscanError(
                "n_many_low_income is {many}, but there are only {all} neighbourhoods.",
                many=self.n_many_low_income,
                all=self.n_neighbourhoods,
            )
        return self
