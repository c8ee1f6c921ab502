"""The truth behind an invented quickscan, in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.folder import write_csv
from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.exchange.recipe import RECIPE
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Truth

if TYPE_CHECKING:
    import pandas as pd

TABLES = (
    "traits",
    "true_ties",
    "planted",
    "effects",
    "items",
    "people",
    "changes",
    "turnover",
)
PARAMETERS = "parameters.yaml"
WITHOUT_PLAN = (
    "without_plan_scores",
    "without_plan_ties",
    "without_plan_change",
    "without_plan_data",
)
"""What a plan truly changed, what the same year would have shown without it, and the fingerprint
of the data it is the truth of."""


def write_truth(
    truth: Truth,
    folder: str | Path,
    *,
    force: bool = False,
    more: Mapping[str, pd.DataFrame] | None = None,
) -> Path:
    """Write what was drawn: a CSV file per table and the settings with their seed.

    Parameters
    ----------
    folder
        The folder to make. It may not lie inside a data folder: who gets the data would get
        the truth as well.
    more
        Tables beside those of every truth, by name, such as :data:`WITHOUT_PLAN`.

    Raises
    ------
    QuickscanError
        When the folder exists, lies inside a data folder, or cannot be written.
    """
    _check_apart(Path(folder).expanduser().resolve())
    with atomic_folder(folder, force, "truth") as half:
        for name in TABLES:
            write_csv(getattr(truth, name), half / f"{name}.csv")
        for name, table in (more or {}).items():
            write_csv(table, half / f"{name}.csv")
        write_parameters(truth.parameters, half)
    return Path(folder)


def read_without_plan(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables :data:`WITHOUT_PLAN` of a folder with truth, by name.

    Raises
    ------
    QuickscanError
        When the folder is no truth of a year under a plan.
    """
    import pandas as pd

    place, found = Path(folder).expanduser(), {}
    for name in WITHOUT_PLAN:
        path = place / f"{name}.csv"
        if not path.is_file():
            raise QuickscanError(
                "{folder} holds no {file}, so what would have been without the plan is not known. "
                "Give the folder that quickscan simulate --plan --truth wrote.",
                folder=folder,
                file=path.name,
            )
        found[name] = pd.read_csv(path, keep_default_na=False, na_values=[""])
    return found


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
