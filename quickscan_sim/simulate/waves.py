"""What is true at second and later measurements, each from the one before."""

from __future__ import annotations

from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.interventions_on_ties import intervene_on_ties
from quickscan_sim.simulate.later_network import later_network
from quickscan_sim.simulate.later_traits import later_standing
from quickscan_sim.simulate.places import Places
from quickscan_sim.simulate.situation import Situation
from quickscan_sim.simulate.turnover import change_organisations, change_staff


def follow_waves(
    parameters: Parameters,
    questionnaire: Questionnaire,
    places: Places,
    effects: tuple[Effect, ...],
    gaps: list[PlantedGap],
    first: Situation,
) -> list[Situation]:
    """The situation of every wave, the given first one among them."""
    situations = [first]
    while len(situations) < parameters.n_waves:
        situations.append(
            _next_wave(parameters, questionnaire, places, effects, gaps, situations[-1])
        )
    return situations


def _next_wave(
    parameters: Parameters,
    questionnaire: Questionnaire,
    places: Places,
    effects: tuple[Effect, ...],
    gaps: list[PlantedGap],
    situation: Situation,
) -> Situation:
    neighbourhoods, wave = places.neighbourhoods, situation.wave + 1
    organisations, active_in = change_organisations(parameters, questionnaire, places, situation)
    staff = change_staff(parameters, situation, organisations, active_in, neighbourhoods)
    standing = later_standing(
        parameters, questionnaire, effects, situation, staff, organisations, neighbourhoods
    )
    network = later_network(
        parameters, questionnaire, situation, organisations, active_in, neighbourhoods, gaps
    )
    network = intervene_on_ties(parameters, network, organisations, neighbourhoods, wave)
    return Situation(
        wave=wave,
        organisations=organisations,
        active_in=active_in,
        people=staff.people,
        works_in=staff.works_in,
        traits=standing.traits,
        network=network,
        group=standing.group,
        uptake=standing.uptake,
        n_pseudonyms=staff.n_pseudonyms,
        turnover=staff.turnover,
    )
