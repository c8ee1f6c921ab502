"""``quickscan simulate``: write the data of an invented municipality."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.knobs import read_knobs as _knobs
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import list_scenarios, load_scenario


def show_scenarios(screen: Screen) -> None:
    """The scenarios with a sentence on what each shows."""
    for scenario in list_scenarios():
        screen.title(f"{scenario.name}: {scenario.title.in_language(screen.language)}")
        screen.tell(scenario.shows)


def make_data(
    screen: Screen,
    scenario: str,
    seed: int,
    out: Path | None,
    truth_folder: Path | None,
    settings: list[str],
    force: bool,
) -> None:
    """Write a data folder, and the truth to a folder of its own where that is asked."""
    knobs = _knobs(settings)
    parameters = load_scenario(scenario, **({"seed": seed} | knobs))

    from quickscan_sim.exchange import write_quickscan, write_truth
    from quickscan_sim.simulate import simulate_quickscan

    folder = out or Path(scenario)
    if truth_folder and folder.resolve() in truth_folder.resolve().parents:
        raise QuickscanError(
            "The truth is kept apart: {truth} lies inside the data folder {folder}. Choose a "
            "folder beside it.",
            truth=truth_folder,
            folder=folder,
        )
    with screen.working(2) as step:
        step("Inventing neighbourhoods")
        scan, truth = simulate_quickscan(parameters)
        step("Writing the data")
        write_quickscan(scan, folder, force=force)
        if truth_folder:
            write_truth(truth, truth_folder, force=force)
    screen.say(
        "{municipality} (invented): {n_wijken} neighbourhoods, {n_organisations} organisations, "
        "{n_people} people invited.",
        municipality=scan.municipality,
        n_wijken=len(scan.neighbourhoods),
        n_organisations=len(scan.organisations),
        n_people=len(scan.professionals),
    )
    screen.place("The data, with codebook", folder)
    if truth_folder:
        screen.place("The truth", truth_folder)
