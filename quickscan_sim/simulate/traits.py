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
from quickscan_sim.simulate.columns import numbered, places_in
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
class DrawnEffects:
    """Effects of the sectors, organisations or wijken with these codes: units x themes."""

    ids: list[str]
    sizes: np.ndarray


@dataclass(frozen=True)
class Traits:
    """The latent positions (people x themes) and the drawn effects they are made of.

    ``own`` (people x themes) is the part of a position that is the person's alone.
    """

    themes: list[str]
    position: np.ndarray
    of_sector: DrawnEffects
    of_organisation: DrawnEffects
    of_neighbourhood: DrawnEffects
    own: np.ndarray


def draw_traits(
    parameters: Parameters,
    questionnaire: Questionnaire,
    effects: tuple[Effect, ...],
    people: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> Traits:
    """The latent position of every person on every theme."""
    themes, sectors = questionnaire.theme_ids, questionnaire.sector_ids
    instrument = calibrated_instrument(parameters, questionnaire)
    presence = _presence(people, works_in, neighbourhoods)
    income_group = neighbourhoods["income_group"].to_numpy(object)
    sector = places_in(sectors, people["sector"])
    organisation, organisation_ids = numbered(people["organisation_id"])
    of_sector = _sector_effects(instrument.sector_means, sectors, themes, effects)
    of_organisation = _random_effects(
        parameters, "organisation", len(organisation_ids), instrument.latent_organisation
    )
    of_neighbourhood = _random_effects(
        parameters, "neighbourhood", len(income_group), instrument.latent_neighbourhood
    ) + _planted_in_groups(effects, income_group, themes)
    own_share = 1 - instrument.latent_organisation - instrument.latent_neighbourhood
    own = np.sqrt(own_share) * correlated_normals(
        len(people),
        len(themes),
        parameters.theme_correlation,
        stream(parameters.seed, "traits of people"),
    )
    position = (
        parameters.mean_position
        + of_sector[sector]
        + of_organisation[organisation]
        + presence.mean_of(of_neighbourhood)
        + _planted_in_sector_of_group(effects, people["sector"], presence, income_group, themes)
        + own
    )
    return Traits(
        themes,
        position,
        DrawnEffects(sectors, of_sector),
        DrawnEffects(organisation_ids, of_organisation),
        DrawnEffects(neighbourhoods["neighbourhood_id"].to_list(), of_neighbourhood),
        own,
    )


def _presence(
    people: pd.DataFrame, works_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> Presence:
    return Presence(
        person=places_in(people["professional_id"].to_numpy(object), works_in["professional_id"]),
        wijk=places_in(
            neighbourhoods["neighbourhood_id"].to_numpy(object), works_in["neighbourhood_id"]
        ),
        share=works_in["share"].to_numpy(float),
        n_people=len(people),
    )


def _sector_effects(
    means: np.ndarray, sectors: list[str], themes: list[str], effects: tuple[Effect, ...]
) -> np.ndarray:
    """Sector means around the average (sectors x themes), and what is planted instead.

    A planted effect takes the place of the drawn one, so that its size is the whole difference.
    """
    found = means.copy()
    planted: dict[tuple[int, int], float] = {}
    for effect in effects:
        if effect.sector is not None and effect.income_group is None:
            cell = (sectors.index(effect.sector), themes.index(effect.theme))
            planted[cell] = planted.get(cell, 0.0) + effect.size
    for cell, size in planted.items():
        found[cell] = size
    return found


def _random_effects(parameters: Parameters, level: str, n: int, shares: np.ndarray) -> np.ndarray:
    """Units x themes: normal effects that hold a share of the variance, for each theme."""
    drawn = correlated_normals(
        n,
        len(shares),
        parameters.theme_correlation,
        stream(parameters.seed, f"traits of {level}s"),
    )
    return np.asarray(np.sqrt(shares) * drawn)


def _planted_in_groups(
    effects: tuple[Effect, ...], income_group: np.ndarray, themes: list[str]
) -> np.ndarray:
    """Wijken x themes: effects that hold for every sector."""
    planted = np.zeros((len(income_group), len(themes)))
    for effect in effects:
        if effect.sector is None:
            planted[:, themes.index(effect.theme)] += effect.size * _in_group(effect, income_group)
    return planted


def _planted_in_sector_of_group(
    effects: tuple[Effect, ...],
    sector: pd.Series,
    presence: Presence,
    income_group: np.ndarray,
    themes: list[str],
) -> np.ndarray:
    """People x themes: effects on one sector in one group of wijken."""
    planted = np.zeros((len(sector), len(themes)))
    for effect in effects:
        if effect.sector is not None and effect.income_group is not None:
            of_sector = (sector == effect.sector).to_numpy(float)
            share = presence.mean_of(_in_group(effect, income_group)[:, None])[:, 0]
            planted[:, themes.index(effect.theme)] += effect.size * share * of_sector
    return planted


def _in_group(effect: Effect, income_group: np.ndarray) -> np.ndarray:
    if effect.income_group is None:
        return np.ones(len(income_group))
    return np.asarray(income_group == effect.income_group, dtype=float)
