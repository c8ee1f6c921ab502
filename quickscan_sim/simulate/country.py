"""A whole invented country that looks like the Netherlands, municipality by municipality.

Made so (all in ``data/calibration``, with sources): numbers of municipalities, wijken and buurten;
margins, correlations, urbanity groups and ICC of wijken; residents and households in all.
Not made so: a map. Adjacent wijken are no more alike than others in their municipality (in the
Netherlands Moran's I of low incomes is .25).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.buurten import draw_buurten
from quickscan_sim.simulate.country_frame import Frame, draw_frame
from quickscan_sim.simulate.country_values import country_values
from quickscan_sim.simulate.place_names import (
    draw_municipality_names,
    draw_wijk_names,
)
from quickscan_sim.simulate.place_tables import (
    buurten_table,
    neighbourhoods_table,
    profiles_table,
)
from quickscan_sim.simulate.places import Places
from quickscan_sim.simulate.wijk_facts import N_OWN_PARTS, derive_facts
from quickscan_sim.simulate.wijk_margins import wijk_model


@dataclass(frozen=True)
class Country:
    """Municipalities numbered from 1, with the tables of all their wijken.

    ``neighbourhoods``, ``profiles`` and ``buurten`` hold the whole country; ``places`` gives the
    part of one municipality. The last two arrays hold where each municipality begins.
    """

    parameters: Parameters
    municipalities: tuple[str, ...]
    neighbourhoods: pd.DataFrame
    profiles: pd.DataFrame
    buurten: pd.DataFrame
    first_wijk: np.ndarray
    first_buurt: np.ndarray

    @property
    def n_municipalities(self) -> int:
        """How many municipalities there are."""
        return len(self.municipalities)

    def places(self, number: int) -> Places:
        """A municipality by its number, from 1."""
        self._check(number)
        wijken = slice(self.first_wijk[number - 1], self.first_wijk[number])
        buurten = slice(self.first_buurt[number - 1], self.first_buurt[number])
        return Places(
            municipality=self.municipalities[number - 1],
            municipality_id=municipality_id(number, self.parameters.n_municipalities),
            neighbourhoods=self.neighbourhoods.iloc[wijken].reset_index(drop=True),
            profiles=self.profiles.iloc[wijken].reset_index(drop=True),
            buurten=self.buurten.iloc[buurten].reset_index(drop=True),
        )

    def parameters_of(self, number: int) -> Parameters:
        """The settings with which to draw a municipality's quickscan.

        A seed of its own; what is alike everywhere comes from the seed of the country. An effect
        planted in a group of wijken that this municipality does not have is left out for it.
        """
        self._check(number)
        wijken = slice(self.first_wijk[number - 1], self.first_wijk[number])
        many = self.neighbourhoods["income_group"].iloc[wijken] == "many"
        groups = {"many": bool(many.any()), "few": bool((~many).any())}
        return self.parameters.changed(
            seed=int(stream(self.parameters.seed, "municipality", number).integers(2**63)),
            shared_seed=self.parameters.seed_of_what_is_alike,
            municipality=self.municipalities[number - 1],
            n_neighbourhoods=len(many),
            n_many_low_income=int(many.sum()),
            effects=_effects_in(self.parameters.effects, groups),
        )

    def _check(self, number: int) -> None:
        if not 1 <= number <= self.n_municipalities:
            raise QuickscanError(
                "There is no municipality {number} in this country. Give a number from 1 to {n}.",
                number=number,
                n=self.n_municipalities,
            )


def municipality_id(number: int, of: int) -> str:
    """The code of a municipality, as wide as the country needs.

    >>> municipality_id(7, of=342)
    'G007'
    """
    return f"G{number:0{max(3, len(str(of)))}d}"


def draw_country(parameters: Parameters) -> Country:
    """An invented country.

    Parameters
    ----------
    parameters
        ``n_municipalities``, ``n_country_neighbourhoods`` and ``n_country_buurten`` say how large
        the country is, ``first_neighbourhoods`` how much of it is kept: whole municipalities, from
        the first on, until they have that many wijken. A part is drawn exactly as in the whole.

    Returns
    -------
    Country
        Every count of residents, households and homes is a multiple of 5. Each wijk has at least
        5 residents (the 26 Dutch wijken without residents are not drawn); a buurt may have none.

    Examples
    --------
    >>> country = draw_country(Parameters(seed=1, first_neighbourhoods=20))
    >>> len(country.places(1).neighbourhoods) == country.parameters_of(1).n_neighbourhoods
    True
    """
    model = wijk_model()
    frame = draw_frame(parameters, model)
    values = country_values(parameters.seed, model, frame)
    n = _n_kept(frame, parameters.first_neighbourhoods)
    n_wijken = frame.first_wijk[n]
    kept = slice(0, n_wijken)

    own = stream(parameters.seed, "country facts").standard_normal((len(values), N_OWN_PARTS))
    facts = derive_facts(values[kept], own[kept], parameters.yardstick)
    names = draw_municipality_names(n, stream(parameters.seed, "country municipality names"))
    of_wijk = frame.municipality[kept]
    ids = _wijk_ids(frame.n_wijken[:n], parameters.n_municipalities)
    wijk, residents, households = draw_buurten(
        stream(parameters.seed, "country buurt sizes"),
        facts.n_residents,
        facts.n_households,
        frame.n_buurten[kept],
    )
    return Country(
        parameters=parameters,
        municipalities=tuple(names),
        neighbourhoods=neighbourhoods_table(
            ids,
            draw_wijk_names(n_wijken, stream(parameters.seed, "country wijk names")),
            [names[position] for position in of_wijk],
            facts,
            facts.many_low_incomes,
            parameters.yardstick,
        ),
        profiles=profiles_table(
            ids, values[kept], frame.urbanity[kept], frame.n_buurten[kept], facts
        ),
        buurten=buurten_table(ids, wijk, residents, households),
        first_wijk=frame.first_wijk[: n + 1],
        first_buurt=np.r_[0, np.cumsum(frame.n_buurten)][frame.first_wijk[: n + 1]],
    )


def _n_kept(frame: Frame, first_neighbourhoods: int | None) -> int:
    """How many municipalities are kept."""
    if first_neighbourhoods is None:
        return len(frame.n_wijken)
    return int(np.searchsorted(np.cumsum(frame.n_wijken), first_neighbourhoods)) + 1


def _wijk_ids(n_wijken: np.ndarray, n_municipalities: int) -> list[str]:
    return [
        f"{municipality_id(number, n_municipalities)}W{wijk:02d}"
        for number, n in enumerate(n_wijken, start=1)
        for wijk in range(1, n + 1)
    ]


def _effects_in(
    effects: tuple[Effect, ...] | None, groups: dict[str, bool]
) -> tuple[Effect, ...] | None:
    if effects is None:
        return None
    return tuple(e for e in effects if e.income_group is None or groups[e.income_group])
