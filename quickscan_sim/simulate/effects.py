"""Which differences are planted: those of the settings, or three that are drawn."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream

CLEARLY_LOW = -0.9
CLEARLY_HIGH = 0.8
FEW_LESS_AWARE = -0.6
"""Schools in richer areas are least aware of poverty (NH Nieuws); the size is an assumption."""


def choose_effects(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> tuple[Effect, ...]:
    """The planted effects, given or drawn.

    Drawn are: a sector that is clearly low on one theme, another that is clearly high on another
    theme, and neighbourhoods with few low incomes that are lower on the first theme. What needs a
    second sector, theme or group is left out where there is none.
    """
    if parameters.effects is not None:
        return parameters.effects
    present = set(organisations["sector"].to_numpy(object))
    sectors = [sector for sector in questionnaire.sector_ids if sector in present]
    first_theme, *others = questionnaire.theme_ids
    themes = others or [first_theme]
    rng = stream(parameters.seed_of_what_is_alike, "effects")
    order_of_sectors = rng.permutation(len(sectors))
    order_of_themes = rng.permutation(len(themes))
    drawn = []
    if len(sectors) > 1:
        low, high = (sectors[position] for position in order_of_sectors[:2])
        low_theme, high_theme = (themes[order_of_themes[turn % len(themes)]] for turn in (0, 1))
        drawn += [
            Effect(theme=low_theme, sector=low, size=CLEARLY_LOW),
            Effect(theme=high_theme, sector=high, size=CLEARLY_HIGH),
        ]
    if len(set(neighbourhoods["income_group"].dropna().to_numpy(object))) > 1:
        drawn.append(Effect(theme=first_theme, income_group="few", size=FEW_LESS_AWARE))
    return tuple(drawn)
