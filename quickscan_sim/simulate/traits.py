"""Where every person truly stands on every theme: sector, organisation, wijk, and the person.

The unit is the standard deviation between people of one sector: organisations, wijken and people
together make a variance of 1, in the shares that give the observed scores the asked ICCs.
Somebody who works in several wijken stands at their average, and varies a little less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import correlated_normals
from quickscan_sim.simulate.instrument import calibrated_instrument


@dataclass(frozen=True)
class Presence:
    """Who works where: row numbers of people and wijken, with the share of working time."""

    person: np.ndarray
    wijk: np.ndarray
    share: np.ndarray
    n_people: int

    def mean_of(self, values: np.ndarray) -> np.ndarray:
        """Values of wijken (wijken x columns), averaged for each person over the own wijken."""
        mean = np.zeros((self.n_people, values.shape[1]))
        np.add.at(mean, self.person, self.share[:, None] * values[self.wijk])
        return mean


@dataclass(frozen=True)
class Traits:
    """The latent positions (people x themes) and the drawn effects they are made of."""

    position: np.ndarray
    of_sector: pd.DataFrame
    of_organisation: pd.DataFrame
    of_neighbourhood: pd.DataFrame


def draw_traits(
    parameters: Parameters,
    questionnaire: Questionnaire,
    effects: tuple[Effect, ...],
    people: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> Traits:
    """The latent position of every person on every theme."""
    themes = questionnaire.theme_ids
    instrument = calibrated_instrument(parameters, questionnaire)
    of_organisations, of_wijken = instrument.latent_organisation, instrument.latent_neighbourhood
    presence = _presence(people, works_in, neighbourhoods)
    of_sector = _sector_effects(instrument.sector_means, questionnaire, effects)
    of_organisation = _random_effects(
        parameters, "organisation", people["organisation_id"], themes, of_organisations
    )
    of_neighbourhood = _random_effects(
        parameters, "neighbourhood", neighbourhoods["neighbourhood_id"], themes, of_wijken
    ) + _planted_in_groups(effects, neighbourhoods, themes)
    own_share = 1 - of_organisations - of_wijken
    own = np.sqrt(own_share) * correlated_normals(
        len(people),
        len(themes),
        parameters.theme_correlation,
        stream(parameters.seed, "traits of people"),
    )
    position = (
        parameters.mean_position
        + of_sector.loc[people["sector"]].to_numpy()
        + of_organisation.loc[people["organisation_id"]].to_numpy()
        + presence.mean_of(of_neighbourhood.to_numpy())
        + _planted_in_sector_of_group(effects, people, presence, neighbourhoods, themes)
        + own
    )
    return Traits(position, of_sector, of_organisation, of_neighbourhood)


def _presence(
    people: pd.DataFrame, works_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> Presence:
    persons = pd.Index(people["professional_id"])
    wijken = pd.Index(neighbourhoods["neighbourhood_id"])
    return Presence(
        person=persons.get_indexer(pd.Index(works_in["professional_id"])),
        wijk=wijken.get_indexer(pd.Index(works_in["neighbourhood_id"])),
        share=works_in["share"].to_numpy(float),
        n_people=len(people),
    )


def _sector_effects(
    means: np.ndarray, questionnaire: Questionnaire, effects: tuple[Effect, ...]
) -> pd.DataFrame:
    """Sector means around the average, and what is planted instead.

    A planted effect takes the place of the drawn one, so that its size is the whole difference.
    """
    table = pd.DataFrame(means, questionnaire.sector_ids, questionnaire.theme_ids)
    planted: dict[tuple[str, str], float] = {}
    for effect in effects:
        if effect.sector is not None and effect.income_group is None:
            cell = (effect.sector, effect.theme)
            planted[cell] = planted.get(cell, 0.0) + effect.size
    for (sector, theme), size in planted.items():
        table.loc[sector, theme] = size
    return table


def _random_effects(
    parameters: Parameters, level: str, ids: pd.Series, themes: list[str], shares: np.ndarray
) -> pd.DataFrame:
    """Units x themes: normal effects that hold a share of the variance, for each theme."""
    index = sorted(ids.unique())
    drawn = correlated_normals(
        len(index),
        len(themes),
        parameters.theme_correlation,
        stream(parameters.seed, f"traits of {level}s"),
    )
    return pd.DataFrame(np.sqrt(shares) * drawn, index, themes)


def _planted_in_groups(
    effects: tuple[Effect, ...], neighbourhoods: pd.DataFrame, themes: list[str]
) -> pd.DataFrame:
    """Wijken x themes: effects that hold for every sector."""
    table = pd.DataFrame(0.0, list(neighbourhoods["neighbourhood_id"]), themes)
    for effect in effects:
        if effect.sector is None:
            table[effect.theme] += effect.size * _in_group(effect, neighbourhoods)
    return table


def _planted_in_sector_of_group(
    effects: tuple[Effect, ...],
    people: pd.DataFrame,
    presence: Presence,
    neighbourhoods: pd.DataFrame,
    themes: list[str],
) -> np.ndarray:
    """People x themes: effects on one sector in one group of wijken."""
    planted = np.zeros((len(people), len(themes)))
    for effect in effects:
        if effect.sector is not None and effect.income_group is not None:
            of_sector = (people["sector"] == effect.sector).to_numpy(float)
            share = presence.mean_of(_in_group(effect, neighbourhoods)[:, None])[:, 0]
            planted[:, themes.index(effect.theme)] += effect.size * share * of_sector
    return planted


def _in_group(effect: Effect, neighbourhoods: pd.DataFrame) -> np.ndarray:
    if effect.income_group is None:
        return np.ones(len(neighbourhoods))
    return (neighbourhoods["income_group"] == effect.income_group).to_numpy(float)
