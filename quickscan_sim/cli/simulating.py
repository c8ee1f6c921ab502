"""``quickscan simulate``: write the data of an invented municipality."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.knobs import read_knobs as _knobs
from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.wish import Wish
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters, list_scenarios, load_scenario


def show_scenarios(screen: Screen) -> None:
    """The scenarios with a sentence on what each shows."""
    for scenario in list_scenarios():
        screen.title(f"{scenario.name}: {scenario.title.in_language(screen.language)}")
        screen.tell(scenario.shows)


def make_data(screen: Screen, wish: Wish) -> None:
    """Write a data folder or a country, and the truth to a folder of its own where asked."""
    parameters = load_scenario(wish.scenario, **({"seed": wish.seed} | _knobs(wish.settings)))
    folder = wish.out or Path(wish.scenario)
    if wish.truth and folder.resolve() in wish.truth.resolve().parents:
        raise QuickscanError(
            "The truth is kept apart: {truth} lies inside the data folder {folder}. Choose a "
            "folder beside it.",
            truth=wish.truth,
            folder=folder,
        )
    if parameters.is_country:
        from quickscan_sim.cli.country import make_country

        make_country(screen, parameters, folder, wish)
    else:
        _make_municipality(screen, parameters, folder, wish)


def _make_municipality(screen: Screen, parameters: Parameters, folder: Path, wish: Wish) -> None:
    from quickscan_sim.country.municipality import tables_beside
    from quickscan_sim.exchange import write_quickscan, write_truth
    from quickscan_sim.simulate import simulate_quickscan
    from quickscan_sim.simulate.places import draw_places

    if wish.workers > 1 or wish.scheduler:
        raise QuickscanError(
            "The scenario {scenario} is one municipality; --workers and --scheduler divide the "
            "municipalities of a country. Leave them out, or choose a country: netherlands.",
            scenario=wish.scenario,
        )
    with screen.working(2) as step:
        step("Inventing neighbourhoods")
        places = draw_places(parameters)
        scan, truth = simulate_quickscan(parameters, places)
        step("Writing the data")
        write_quickscan(
            scan,
            folder,
            force=wish.force,
            file_format=wish.file_format or "csv",
            more=tables_beside(parameters, places, True) if wish.households else (),
        )
        if wish.truth:
            write_truth(truth, wish.truth, force=wish.force)
    screen.say(
        "{municipality} (invented): {n_wijken} neighbourhoods, {n_organisations} organisations, "
        "{n_people} people invited.",
        municipality=scan.municipality,
        n_wijken=len(scan.neighbourhoods),
        n_organisations=len(scan.organisations),
        n_people=scan.professionals["professional_id"].nunique(),
    )
    screen.place("The data, with codebook", folder)
    if wish.truth:
        screen.place("The truth", wish.truth)
