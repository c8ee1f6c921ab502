"""Where a quickscan takes place: a municipality and its neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.neighbourhoods import draw_neighbourhoods
from quickscan_sim.simulate.place_names import name_municipality


@dataclass(frozen=True)
class Places:
    """A municipality and what is in it.

    ``neighbourhoods``, ``profiles`` (one row per wijk, in the same order) and ``buurten`` are the
    declared tables ``neighbourhoods``, ``neighbourhood_profiles`` and ``buurten``.
    """

    municipality: str
    municipality_id: str
    neighbourhoods: pd.DataFrame
    profiles: pd.DataFrame
    buurten: pd.DataFrame


def draw_places(parameters: Parameters) -> Places:
    """An invented municipality with the neighbourhoods that the settings ask for.

    Examples
    --------
    >>> places = draw_places(Parameters(seed=1, n_neighbourhoods=4))
    >>> len(places.neighbourhoods), len(places.profiles)
    (4, 4)
    """
    municipality = name_municipality(parameters)
    tables = draw_neighbourhoods(parameters, municipality)
    return Places(municipality, "G001", *tables)
