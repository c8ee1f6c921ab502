"""The whole draw on one screen: from settings to a filled-in quickscan and the truth behind it."""

from __future__ import annotations

from importlib.metadata import version

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.answers import draw_answers
from quickscan_sim.simulate.effects import choose_effects
from quickscan_sim.simulate.fit import check_fit
from quickscan_sim.simulate.network import draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import Places, draw_places
from quickscan_sim.simulate.planted_gaps import plant_gaps
from quickscan_sim.simulate.professionals import draw_professionals, place_professionals
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.response import draw_response
from quickscan_sim.simulate.traits import draw_traits
from quickscan_sim.simulate.truth import gather_truth
from quickscan_sim.tables import SCHEMA_VERSION


def simulate_quickscan(
    parameters: Parameters, places: Places | None = None
) -> tuple[Quickscan, Truth]:
    """An invented quickscan of one municipality, and the truth it was drawn from.

    Equal parameters give identical tables, in any process. Every stage draws from a stream of its
    own, so that a knob of one stage leaves the draws of the others as they were.

    Parameters
    ----------
    parameters
        Every knob, among them the seed.
    places
        A municipality that is already drawn, such as one of a whole country; None: drawn here.

    Returns
    -------
    tuple of Quickscan and Truth
        The truth names the planted differences and gaps, the latent positions and the true ties.
        It is no part of the quickscan, whose recipe does not lead back to the seed.

    Raises
    ------
    QuickscanError
        When the settings do not fit the questionnaire or ask for something impossible.

    Examples
    --------
    >>> from quickscan_sim.parameters import Parameters
    >>> scan, truth = simulate_quickscan(Parameters(seed=1))
    >>> len(scan.neighbourhoods), scan.invented
    (6, True)
    """
    questionnaire = load_questionnaire(parameters.questionnaire)
    check_fit(parameters, questionnaire)
    places = places or draw_places(parameters)
    neighbourhoods = places.neighbourhoods
    organisations, active_in = draw_organisations(
        parameters, questionnaire, neighbourhoods, places.municipality
    )
    people = draw_professionals(parameters, organisations)
    works_in = place_professionals(people, active_in)

    effects = choose_effects(parameters, questionnaire, organisations, neighbourhoods)
    traits = draw_traits(parameters, questionnaire, effects, people, works_in, neighbourhoods)
    people = draw_response(parameters, people)
    answers = draw_answers(parameters, questionnaire, people, traits.position)

    network = draw_network(parameters, questionnaire, organisations, active_in, neighbourhoods)
    network, gaps = plant_gaps(parameters, network, organisations, neighbourhoods)
    ties = draw_reports(
        parameters, questionnaire, people, organisations, network, works_in=works_in
    )

    scan = Quickscan(
        questionnaire=questionnaire,
        neighbourhoods=neighbourhoods,
        organisations=organisations,
        active_in=active_in,
        professionals=people.drop(columns="n_first_items"),
        works_in=works_in,
        answers=answers.table,
        ties=ties,
        municipality=places.municipality,
        measured_on=parameters.measured_on,
        invented=True,
        recipe={
            "scenario": parameters.scenario,
            "kit_version": version("quickscan-sim"),
            "schema_version": str(SCHEMA_VERSION),
        },
    )
    return scan, gather_truth(parameters, scan, people, traits, answers, effects, network, gaps)
