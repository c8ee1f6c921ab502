"""Who answers a later measurement: the overall response, who answered before, interventions."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.interventions import share_reached, strength
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.simulate.later_traits import who_takes_part
from quickscan_sim.simulate.response import draw_response
from quickscan_sim.simulate.situation import Situation


def draw_wave_response(
    parameters: Parameters,
    situation: Situation,
    neighbourhoods: pd.DataFrame,
    answered_before: np.ndarray,
) -> pd.DataFrame:
    """Who answers in one wave; as :func:`draw_response`, at a rate for each group of people.

    The response asked for is that of everybody together; who answered the wave before has higher
    odds. Interventions on the response come on top of it. The draw of each person is the same at
    every rate, so that a higher rate only adds respondents.

    Parameters
    ----------
    answered_before
        Pseudonyms of who answered the wave before.
    """
    wave, people = situation.wave, situation.people
    position = situation.traits.position
    if wave == 1:
        return draw_response(parameters, people, position, wave=wave)
    returned = np.isin(people["professional_id"].to_numpy(object), answered_before)
    log_odds = np.log(parameters.return_odds) * returned
    rates = _rates(parameters, log_odds, _of_interventions(parameters, situation, neighbourhoods))
    each, group = np.unique(rates, return_inverse=True)
    drawn = [
        draw_response(
            parameters.model_copy(update={"response_rate": float(rate)}),
            people,
            position,
            wave=wave,
        )
        for rate in each
    ]
    row = group.reshape(-1) * len(people) + np.arange(len(people))
    return pd.concat(drawn, ignore_index=True).take(row).reset_index(drop=True)


def _rates(parameters: Parameters, returned: np.ndarray, pushed: np.ndarray) -> np.ndarray:
    """The response of each person's group; nobody answers in a silent organisation.

    The base b solves mean(logistic(b + returned)) = response, over organisations that answer.
    """
    asked = parameters.response_rate_later
    asked = parameters.response_rate if asked is None else asked
    most = 1 - parameters.p_silent_organisation
    if asked <= 0 or asked >= most:
        return np.full(len(returned), asked)
    base = solve_increasing(lambda value: float(logistic(value + returned).mean()), asked / most)
    return most * logistic(base + returned + pushed)


def _of_interventions(
    parameters: Parameters, situation: Situation, neighbourhoods: pd.DataFrame
) -> np.ndarray:
    """Log odds that interventions add to the response of each person."""
    people, pushed = situation.people, np.zeros(len(situation.people))
    for number, intervention in enumerate(parameters.interventions):
        if intervention.lever != "response":
            continue
        reached = share_reached(intervention, people, situation.works_in, neighbourhoods) > 0
        takes_part = who_takes_part(
            parameters, number, people, situation.uptake[:, number], situation.organisations
        )
        grown = strength(intervention, situation.wave, parameters.months_between)
        pushed += intervention.effect * grown * (reached & takes_part)
    return pushed
