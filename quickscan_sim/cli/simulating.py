"""``quickscan simulate``: write the data of an invented municipality."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.knobs import read_knobs as _knobs
from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.wish import Wish
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters, Scenario, list_scenarios, load_scenario


def show_scenarios(screen: Screen) -> None:
    """The scenarios with a sentence on what each shows, under the module they are first used in."""
    by_module: dict[str, list[Scenario]] = {}
    for scenario in list_scenarios():
        by_module.setdefault(_first_module(scenario), []).append(scenario)
    for module in sorted(by_module):
        if module == OUTSIDE_MODULES:
            screen.title("For no module in particular")
        else:
            screen.title("Module {module}", module=module)
        screen.points([_in_one_line(scenario, screen.language) for scenario in by_module[module]])


OUTSIDE_MODULES = "other"


def _first_module(scenario: Scenario) -> str:
    return min((place for place in scenario.used_in if place[0] == "M"), default=OUTSIDE_MODULES)


def _in_one_line(scenario: Scenario, language: str) -> str:
    """Name, where else it is used, title and sentence."""
    places = [place for place in scenario.used_in if place != _first_module(scenario)]
    title, shows = (words.in_language(language) for words in (scenario.title, scenario.shows))
    also = f" ({', '.join(places)})" if places else ""
    stop = "" if title[-1] in "?!" else "."
    return f"{scenario.name}{also}: {title}{stop} {shows}"


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
    if wish.plan and (parameters.is_country or wish.households):
        raise QuickscanError(
            "--plan draws a year of one municipality, without households. Choose a scenario of one "
            "municipality, and leave out --households."
        )
    if wish.plan:
        from quickscan_sim.cli.simulating_plan import make_under_plan

        make_under_plan(screen, parameters, folder, wish)
    elif parameters.is_country:
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
