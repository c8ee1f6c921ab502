"""What is true at one measurement, before anybody is asked anything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.columns import table_of_rows
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.traits import Traits


@dataclass(frozen=True)
class Situation:
    """Who works where, where they stand on the themes, and who works with whom, in one wave.

    ``organisations`` holds every organisation there ever was, so that row numbers stay;
    ``active_in`` only those of this wave. ``group`` (people x themes) is what people of the same
    organisation and wijken share, ``uptake`` (people x interventions) decides by a uniform draw
    who takes part, ``n_pseudonyms`` counts those given so far. ``came_for`` and ``left`` are the
    pseudonyms of who came since the wave before and of their predecessors.
    """

    wave: int
    organisations: pd.DataFrame
    active_in: pd.DataFrame
    people: pd.DataFrame
    works_in: pd.DataFrame
    traits: Traits
    network: Network
    group: np.ndarray
    uptake: np.ndarray
    n_pseudonyms: int
    turnover: pd.DataFrame


def first_situation(
    parameters: Parameters,
    organisations: pd.DataFrame,
    active_in: pd.DataFrame,
    people: pd.DataFrame,
    works_in: pd.DataFrame,
    traits: Traits,
    network: Network,
) -> Situation:
    """The situation of the first wave, from what its stages drew."""
    return Situation(
        wave=1,
        organisations=organisations,
        active_in=active_in,
        people=people,
        works_in=works_in,
        traits=traits,
        network=network,
        group=traits.position - traits.own,
        uptake=draw_uptake(parameters, len(people), wave=1),
        n_pseudonyms=len(people),
        turnover=no_turnover(),
    )


def draw_uptake(parameters: Parameters, n: int, wave: int) -> np.ndarray:
    """People x interventions: uniform draws; below the uptake somebody takes part."""
    n_interventions = len(parameters.interventions)
    uniform = np.empty((n, n_interventions))
    for number in range(n_interventions):
        uniform[:, number] = stream(parameters.seed, "uptake", number, wave).random(n)
    return uniform


@cache
def no_turnover() -> pd.DataFrame:
    """The table of who left and who came, without rows."""
    columns = {"wave": "Int64", "organisation_id": "str", "left_id": "str", "came_id": "str"}
    return table_of_rows([], columns)


def another_draw(parameters: Parameters, stage: str, wave: int) -> Parameters:
    """The same settings with another seed, for people and organisations that come later.

    What municipalities share (sector means, items, affinity) stays as it is.
    """
    seed = int(stream(parameters.seed, stage, wave=wave).integers(2**62))
    shared = {"seed": seed, "shared_seed": parameters.seed_of_what_is_alike}
    return parameters.model_copy(update=shared)
