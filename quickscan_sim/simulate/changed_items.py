"""Answers in a wave in which some items are worded otherwise than in the first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.waves import ChangedItem
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.answers import Answers, draw_answers


def items_changed(parameters: Parameters, wave: int) -> tuple[ChangedItem, ...]:
    """The items that read otherwise in this wave than in the first."""
    return tuple(one for one in parameters.changed_items if one.from_wave <= wave)


def draw_wave_answers(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    wave: int,
) -> Answers:
    """The answers of one wave; an item that changed shifts for that reason alone.

    Such an item is answered as if everybody stood higher (or lower) on its theme, with the same
    draws; all other items are left as they were.
    """
    answers = draw_answers(parameters, questionnaire, people, position, wave)
    for changed in items_changed(parameters, wave):
        shifted = draw_answers(parameters, questionnaire, people, position + changed.size, wave)
        rows = answers.table["item_id"] == changed.item
        answers = replace(answers, table=answers.table.where(~rows, shifted.table))
    return answers
