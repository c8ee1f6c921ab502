"""The whole draw on one screen: from settings to a filled-in quickscan and the truth behind it."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.effects import choose_effects
from quickscan_sim.simulate.fit import check_fit
from quickscan_sim.simulate.measurement import measure_waves, public_tables
from quickscan_sim.simulate.network import draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import Places, draw_places
from quickscan_sim.simulate.planted_gaps import plant_gaps
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.situation import first_situation
from quickscan_sim.simulate.traits import draw_traits
from quickscan_sim.simulate.wave_notes import wave_notes
from quickscan_sim.simulate.wave_truth import gather_wave_truths
from quickscan_sim.simulate.waves import follow_waves
from quickscan_sim.simulate.waves_fit import check_waves
from quickscan_sim.simulate.working_places import place_professionals
from quickscan_sim.tables import SCHEMA_VERSION


def simulate_quickscan(
    parameters: Parameters, places: Places | None = None
) -> tuple[Quickscan, Truth]:
    """An invented quickscan of one municipality, and the truth it was drawn from.

    Equal parameters give identical tables, in any process. Every stage draws from a stream of its
    own, so that a knob of one stage leaves the draws of the others as they were. The first wave
    is the same, however many follow.

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
    check_waves(parameters, questionnaire, organisations, neighbourhoods)
    people = draw_professionals(parameters, organisations)
    works_in = place_professionals(parameters, people, active_in, neighbourhoods)

    effects = choose_effects(parameters, questionnaire, organisations, neighbourhoods)
    traits = draw_traits(parameters, questionnaire, effects, people, works_in, neighbourhoods)
    network = draw_network(parameters, questionnaire, organisations, active_in, neighbourhoods)
    network, gaps = plant_gaps(parameters, network, organisations, neighbourhoods)

    first = first_situation(parameters, organisations, active_in, people, works_in, traits, network)
    situations = follow_waves(parameters, questionnaire, places, effects, gaps, first)
    waves = measure_waves(parameters, questionnaire, situations, neighbourhoods)

    scan = Quickscan(
        questionnaire=questionnaire,
        neighbourhoods=neighbourhoods,
        **public_tables(situations, waves),
        municipality=places.municipality,
        measured_on=parameters.measured_on,
        invented=True,
        recipe={
            "scenario": parameters.scenario,
            "kit_version": _kit_version(),
            "schema_version": str(SCHEMA_VERSION),
            **wave_notes(parameters),
        },
        ties_announced=False,
    )
    return scan, gather_wave_truths(parameters, scan, situations, waves, effects, gaps)


@cache
def _kit_version() -> str:
    """The installed version; looking it up in the files takes a millisecond."""
    return version("quickscan-sim")
