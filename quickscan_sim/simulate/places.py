"""Where a quickscan takes place: a municipality and its neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.neighbourhoods import draw_neighbourhoods, name_municipality


@dataclass(frozen=True)
class Places:
    """A municipality with its table ``neighbourhoods``."""

    municipality: str
    neighbourhoods: pd.DataFrame


def draw_places(parameters: Parameters) -> Places:
    """An invented municipality with the neighbourhoods that the settings ask for."""
    municipality = name_municipality(parameters)
    return Places(municipality, draw_neighbourhoods(parameters, municipality))
