"""What is seen of each situation: who answers, what they answer, which partners they name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.answers import Answers
from quickscan_sim.simulate.changed_items import draw_wave_answers
from quickscan_sim.simulate.later_response import draw_wave_response
from quickscan_sim.simulate.partner_ratings import draw_partner_ratings
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.situation import Situation
from quickscan_sim.tables import PROFESSIONALS


@dataclass(frozen=True)
class Measured:
    """What one wave gave: ``people`` with who responded and where somebody stopped."""

    people: pd.DataFrame
    answers: Answers
    ties: pd.DataFrame
    partner_ratings: pd.DataFrame


def measure_waves(
    parameters: Parameters,
    questionnaire: Questionnaire,
    situations: list[Situation],
    neighbourhoods: pd.DataFrame,
) -> list[Measured]:
    """Every wave as it is filled in; who answered one wave answers the next more often."""
    waves: list[Measured] = []
    answered = np.array([], dtype=object)
    for situation in situations:
        people = draw_wave_response(parameters, situation, neighbourhoods, answered)
        position, wave = situation.traits.position, situation.wave
        organisations, network = situation.organisations, situation.network
        answers = draw_wave_answers(parameters, questionnaire, people, position, wave)
        ties = draw_reports(
            parameters, questionnaire, people, organisations, network, wave, situation.works_in
        )
        ratings = draw_partner_ratings(
            parameters, questionnaire, ties, organisations, network, wave
        )
        waves.append(Measured(people, answers, ties, ratings))
        answered = people.loc[people["responded"], "professional_id"].to_numpy(object)
    return waves


def public_tables(situations: list[Situation], waves: list[Measured]) -> dict[str, pd.DataFrame]:
    """The tables of a quickscan but ``neighbourhoods``, with the rows of the first wave first.

    ``organisations`` and ``active_in`` have no wave: they hold whatever was there at some wave.
    """
    return {
        "organisations": situations[-1].organisations,
        "active_in": _ever([situation.active_in for situation in situations]),
        "professionals": _below([wave.people[PROFESSIONALS.column_names] for wave in waves]),
        "works_in": _below([situation.works_in for situation in situations]),
        "answers": _below([wave.answers.table for wave in waves]),
        "ties": _below([wave.ties for wave in waves]),
        "partner_ratings": _below([wave.partner_ratings for wave in waves]),
    }


def _ever(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Every row that occurs in one of the tables, once; one table has no row twice."""
    return tables[0] if len(tables) == 1 else _below(tables).drop_duplicates(ignore_index=True)


def _below(tables: list[pd.DataFrame]) -> pd.DataFrame:
    return tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)
