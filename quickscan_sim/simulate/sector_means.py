"""How sectors differ on the themes before anything is planted: fixed, scaled, centred by size."""

from __future__ import annotations

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream


def sector_weights(parameters: Parameters, questionnaire: Questionnaire) -> np.ndarray:
    """The share of invited people that each sector has on average, by the plans; sums to 1.

    They come from the settings and not from the people drawn, so that an item has the same
    thresholds in every municipality. All equal when no sector has anybody.
    """
    plans = [parameters.plan_of(sector) for sector in questionnaire.sector_ids]
    people = np.array(
        [
            plan.n_per_neighbourhood * (plan.n_invited_low + plan.n_invited_high) / plan.n_served
            for plan in plans
        ]
    )
    return people / people.sum() if people.sum() > 0 else np.full(len(plans), 1 / len(plans))


def draw_sector_means(parameters: Parameters, questionnaire: Questionnaire) -> np.ndarray:
    """Sectors x themes: means with weighted average 0 and weighted spread ``sector_spread``.

    Which sector stands where is drawn; how far they spread is not: the spread of seven drawn
    means would run from half to twice what was asked.
    """
    drawn = stream(parameters.seed_of_what_is_alike, "traits of sectors").standard_normal(
        (len(questionnaire.sectors), len(questionnaire.themes))
    )
    weights = sector_weights(parameters, questionnaire)
    centred = drawn - weights @ drawn
    spread = np.sqrt(weights @ centred**2)
    return np.asarray(parameters.sector_spread * centred / np.where(spread > 0, spread, 1))
