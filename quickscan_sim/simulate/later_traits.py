"""Where people stand at a later measurement: what stays of a person, and what truly changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.interventions import share_reached, strength, unit_of_uptake
from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.parameters.interventions import Intervention
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.columns import places_in
from quickscan_sim.simulate.situation import Situation, another_draw, draw_uptake
from quickscan_sim.simulate.traits import Traits, draw_traits
from quickscan_sim.simulate.turnover import NOBODY, LaterStaff

NEVER = 2.0
"""A draw of uptake above every share: somebody who came after a course was given."""


@dataclass(frozen=True)
class Standing:
    """Where the people of a wave stand; ``group`` and ``uptake`` as in a situation."""

    traits: Traits
    group: np.ndarray
    uptake: np.ndarray


def later_standing(
    parameters: Parameters,
    questionnaire: Questionnaire,
    effects: tuple[Effect, ...],
    situation: Situation,
    staff: LaterStaff,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> Standing:
    """The positions of the next wave.

    A person's own part is ``r`` times what it was plus ``sqrt(1 - r^2)`` times a new draw, with r
    the knob ``stability``: its spread stays, and two measurements correlate r. Who is new has an
    own part drawn anew. On top of it comes what truly changed.
    """
    wave = situation.wave + 1
    other = draw_traits(
        another_draw(parameters, "later traits", wave),
        questionnaire,
        effects,
        staff.people,
        staff.works_in,
        neighbourhoods,
    )
    r = parameters.stability
    own = r * situation.traits.own[staff.before] + np.sqrt(1 - r**2) * other.own
    own = np.where(staff.is_new[:, None], other.own, own)
    group = situation.group[staff.before]
    came = staff.before == NOBODY
    if came.any():
        group[came] = _of_new_organisations(situation.traits, other, staff, came)
    uptake = _uptake(parameters, situation, staff, wave)
    shift = true_shift(
        parameters, questionnaire, staff, uptake, organisations, neighbourhoods, wave
    )
    traits = replace(situation.traits, position=group + own + shift, own=own)
    return Standing(traits, group, uptake)


def _of_new_organisations(
    first: Traits, other: Traits, staff: LaterStaff, came: np.ndarray
) -> np.ndarray:
    """What people of a new organisation share: its own draw, in wijken that stay as they were."""
    works_in = staff.works_in
    person = places_in(
        staff.people["professional_id"].to_numpy(object), works_in["professional_id"]
    )
    wijk = places_in(first.of_neighbourhood.ids, works_in["neighbourhood_id"])
    moved = (first.of_neighbourhood.sizes - other.of_neighbourhood.sizes)[wijk]
    group = other.position - other.own
    np.add.at(group, person, works_in["share"].to_numpy(float)[:, None] * moved)
    return np.asarray(group[came])


def _uptake(
    parameters: Parameters, situation: Situation, staff: LaterStaff, wave: int
) -> np.ndarray:
    """Who stays keeps the draw; who is new gets one, or never takes part in what is over."""
    drawn = draw_uptake(parameters, len(staff.people), wave)
    for number, intervention in enumerate(parameters.interventions):
        if not intervention.reaches_newcomers and wave > intervention.from_wave:
            drawn[:, number] = NEVER
    return np.where(staff.is_new[:, None], drawn, situation.uptake[staff.before])


def true_shift(
    parameters: Parameters,
    questionnaire: Questionnaire,
    staff: LaterStaff,
    uptake: np.ndarray,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    wave: int,
) -> np.ndarray:
    """People x themes: all that truly changed since the first wave, in SD between people."""
    themes = questionnaire.theme_ids
    shift = np.zeros((len(staff.people), len(themes)))
    for change in parameters.changes:
        if change.from_wave <= wave:
            reached = share_reached(change, staff.people, staff.works_in, neighbourhoods)
            shift[:, themes.index(change.theme)] += change.size * reached
    for number, intervention in enumerate(parameters.interventions):
        if intervention.lever != "trait":
            continue
        reached = share_reached(intervention, staff.people, staff.works_in, neighbourhoods)
        takes_part = who_takes_part(
            parameters, number, staff.people, uptake[:, number], organisations
        )
        size = intervention.effect * strength(intervention, wave, parameters.months_between)
        columns = _columns(intervention, themes)
        shift[:, columns] += (size * reached * takes_part)[:, None]
    return shift


def _columns(intervention: Intervention, themes: list[str]) -> list[int]:
    if intervention.theme is None:
        return list(range(len(themes)))
    return [themes.index(intervention.theme)]


def who_takes_part(
    parameters: Parameters,
    number: int,
    people: pd.DataFrame,
    uptake: np.ndarray,
    organisations: pd.DataFrame,
) -> np.ndarray:
    """For each person: does this one, or the own organisation, take part?"""
    intervention = parameters.interventions[number]
    if unit_of_uptake(intervention) == "person":
        return np.asarray(uptake < intervention.uptake)
    drawn = uptake_of_organisations(parameters, number, len(organisations))
    row = pd.Index(organisations["organisation_id"]).get_indexer(
        pd.Index(people["organisation_id"])
    )
    return np.asarray((drawn[row] < intervention.uptake) & (uptake < NEVER))


def uptake_of_organisations(parameters: Parameters, number: int, n: int) -> np.ndarray:
    """A uniform draw for each organisation; those that come later leave the others as they were."""
    return stream(parameters.seed, "uptake of organisations", number).random(n)
