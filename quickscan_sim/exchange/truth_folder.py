"""The truth behind an invented quickscan, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.folder import write_csv
from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.exchange.recipe import RECIPE
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Truth

TABLES = ("traits", "true_ties", "planted", "effects", "items", "people")
PARAMETERS = "parameters.yaml"


def write_truth(truth: Truth, folder: str | Path, *, force: bool = False) -> Path:
    """Write what was drawn: a CSV file per table and the settings with their seed.

    Parameters
    ----------
    folder
        The folder to make. It may not lie inside a data folder: who gets the data would get
        the truth as well.

    Raises
    ------
    QuickscanError
        When the folder exists, lies inside a data folder, or cannot be written.
    """
    _check_apart(Path(folder).expanduser().resolve())
    with atomic_folder(folder, force, "truth") as half:
        for name in TABLES:
            write_csv(getattr(truth, name), half / f"{name}.csv")
        write_parameters(truth.parameters, half)
    return Path(folder)


def _check_apart(folder: Path) -> None:
    data = [parent for parent in folder.parents if (parent / RECIPE).exists()]
    if data:
        raise QuickscanError(
            "The truth is kept apart from the data: {folder} lies inside the data folder {data}. "
            "Choose a place outside it.",
            folder=folder,
            data=data[0],
        )


def write_parameters(parameters: Parameters, folder: Path) -> None:
    """Write every setting, the seed among them, in a folder with truth."""
    from ruamel.yaml import YAML

    with (folder / PARAMETERS).open("w", encoding="utf-8", newline="\n") as file:
        YAML().dump(parameters.model_dump(mode="json"), file)
