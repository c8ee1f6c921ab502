"""Who truly works with whom: the ties between organisations, per layer.

A pair of organisations has one relation, also when they meet in several wijken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.meetings import Positions, draw_positions, find_meetings
from quickscan_sim.simulate.tie_chances import tie_chances
from quickscan_sim.simulate.tie_draw import draw_ties, n_uniforms


@dataclass(frozen=True)
class Network:
    """Pairs of organisations that share a wijk, and their true ties.

    Organisations, wijken and sectors are row numbers of their tables; ``wijk`` is the first one in
    which a pair meets, of ``n_wijken``. ``level`` (pairs x layers x directions) is 0 where there is
    no tie, ``quality`` (pairs x directions) is 0 for a side without any tie. ``expected`` (pairs x
    layers) is the chance of a tie between such sectors, ``chance`` that of the pair itself, in any
    direction. ``meetings`` has a row per wijk and pair: ``wijk, first, second``;
    ``pair_of_meeting`` numbers their pairs. ``positions`` tells where organisations stand.
    """

    first: np.ndarray
    second: np.ndarray
    wijk: np.ndarray
    n_wijken: np.ndarray
    sectors: np.ndarray
    expected: np.ndarray
    level: np.ndarray
    quality: np.ndarray
    layers: tuple[str, ...]
    meetings: pd.DataFrame
    chance: np.ndarray
    pair_of_meeting: np.ndarray
    positions: Positions
    neighbourhood_ids: tuple[str, ...]

    def changed(self, level: np.ndarray, quality: np.ndarray) -> Network:
        """The same pairs with other ties."""
        return replace(self, level=level, quality=quality)


def draw_network(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> Network:
    """The true network of every wijk and layer, before gaps are planted.

    Density and homophily hold exactly in expectation, over the pairs of all wijken, given who is
    a hub, how outgoing organisations are and where they sit; reciprocity holds for every pair.

    Raises
    ------
    QuickscanError
        When density, reciprocity and homophily cannot go together here.
    """
    meetings = find_meetings(organisations, active_in, neighbourhoods)
    positions = draw_positions(parameters, questionnaire, organisations, neighbourhoods, meetings)
    chances = tie_chances(parameters, questionnaire, organisations, meetings, positions)
    start = meetings.start_of_pair
    wijk = meetings.wijk[start]
    uniform = uniforms_of_pairs(parameters, wijk, n_uniforms(chances.of_pair.shape[1]))
    level, quality = draw_ties(parameters, chances.of_pair, uniform)
    return Network(
        first=meetings.first[start],
        second=meetings.second[start],
        wijk=wijk,
        n_wijken=meetings.n_of_pair,
        sectors=chances.sectors,
        expected=chances.of_sectors,
        level=level,
        quality=quality,
        layers=tuple(questionnaire.layer_ids),
        meetings=pd.DataFrame(
            {"wijk": meetings.wijk, "first": meetings.first, "second": meetings.second}
        ),
        chance=chances.of_pair,
        pair_of_meeting=meetings.pair,
        positions=positions,
        neighbourhood_ids=tuple(neighbourhoods["neighbourhood_id"]),
    )


def uniforms_of_pairs(
    parameters: Parameters, wijk: np.ndarray, n_each: int, wave: int = 1
) -> np.ndarray:
    """Pairs x ``n_each`` uniform draws, from a stream of each wijk.

    Pairs come in the order of their first wijk, so that each wijk is one slice.
    """
    uniform = np.empty((len(wijk), n_each))
    numbers, starts = np.unique(wijk, return_index=True)
    stops = np.append(starts, len(wijk))[1:]
    for number, start, stop in zip(numbers.tolist(), starts, stops, strict=True):
        stream(parameters.seed, "ties", number + 1, wave).random(out=uniform[start:stop])
    return uniform
