"""What is seen of each situation: who answers, what they answer, which partners they name."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.changed_items import draw_wave_answers
from quickscan_sim.simulate.later_response import draw_wave_response
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.situation import Situation

Tables = dict[str, pd.DataFrame]


def measure_waves(
    parameters: Parameters,
    questionnaire: Questionnaire,
    situations: list[Situation],
    neighbourhoods: pd.DataFrame,
) -> Tables:
    """The tables of a quickscan but ``neighbourhoods``, with the rows of the first wave first.

    ``organisations`` and ``active_in`` have no wave: they hold whatever was there at some wave.
    """
    waves: list[Tables] = []
    answered = np.array([], dtype=object)
    for situation in situations:
        tables = _measure(parameters, questionnaire, situation, neighbourhoods, answered)
        people = tables["professionals"]
        answered = people.loc[people["responded"], "professional_id"].to_numpy(object)
        waves.append(tables)
    below = {name: _below([tables[name] for tables in waves]) for name in waves[0]}
    active_in = _below([situation.active_in for situation in situations])
    return below | {
        "organisations": situations[-1].organisations,
        "active_in": active_in.drop_duplicates(ignore_index=True),
    }


def _measure(
    parameters: Parameters,
    questionnaire: Questionnaire,
    situation: Situation,
    neighbourhoods: pd.DataFrame,
    answered_before: np.ndarray,
) -> Tables:
    """One wave: the table of people gets who responded, and the answers and reports are drawn."""
    wave = situation.wave
    people = draw_wave_response(parameters, situation, neighbourhoods, answered_before)
    answers = draw_wave_answers(parameters, questionnaire, people, situation.traits.position, wave)
    ties = draw_reports(
        parameters, questionnaire, people, situation.organisations, situation.network, wave
    )
    return {
        "professionals": people.drop(columns="n_first_items"),
        "works_in": situation.works_in,
        "answers": answers,
        "ties": ties,
    }


def _below(tables: list[pd.DataFrame]) -> pd.DataFrame:
    return tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)
