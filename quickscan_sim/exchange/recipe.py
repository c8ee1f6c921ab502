"""The public recipe of a data folder: what it is and how to see that it is unchanged.

It never holds a seed or anything else that leads to the truth behind invented data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.tables import SCHEMA_VERSION

RECIPE = "recipe.json"
RECIPE_OF_COUNTRY = "country.json"
"""In a folder that holds a data folder for each municipality."""
READABLE = range(1, SCHEMA_VERSION + 1)
"""Formats of data folders; columns that an older one lacks are read as empty."""

NEEDED = ("format", "municipality", "measured_on", "invented", "tables")


def public_recipe(scan: Quickscan, hashes: Mapping[str, str]) -> dict[str, Any]:
    """What a data folder says about itself.

    Parameters
    ----------
    scan
        The quickscan that is written.
    hashes
        The SHA-256 of each table, by file name.
    """
    own = {str(name): str(value) for name, value in sorted(scan.recipe.items())}
    secret = [name for name in own if "seed" in name.lower()]
    if secret:
        raise ValueError(f"A public recipe never holds a seed; found {secret[0]!r}.")
    return {
        "written_by": "quickscan-sim",
        "format": SCHEMA_VERSION,
        "municipality": scan.municipality,
        "measured_on": scan.measured_on.isoformat(),
        "invented": scan.invented,
        **({} if scan.invented else {"ties_announced": scan.ties_announced}),
        "questionnaire": scan.questionnaire.questionnaire_id,
        "recipe": {"kit_version": kit_version()} | own,
        "tables": dict(hashes),
    }


def write_recipe(recipe: Mapping[str, Any], folder: Path) -> None:
    """Write ``recipe.json`` in the folder."""
    text = json.dumps(recipe, indent=2, ensure_ascii=False) + "\n"
    (folder / RECIPE).write_bytes(text.encode())


def read_recipe(folder: Path) -> dict[str, Any]:
    """The recipe of a data folder.

    Raises
    ------
    QuickscanError
        When there is none, it cannot be read, or another version of the kit wrote it.
    """
    path = folder / RECIPE
    try:
        recipe = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        _check_no_country(folder)
        raise QuickscanError(
            "{folder} is not a data folder: the file {file} is missing. Give a folder that "
            '"quickscan simulate" or "quickscan demo" wrote, or a survey export (CSV or XLSX).',
            folder=folder,
            file=RECIPE,
        ) from None
    except ValueError:
        raise QuickscanError(
            "The file {file} cannot be read: it is not JSON. Put back the file that the kit wrote.",
            file=path,
        ) from None
    missing = [name for name in NEEDED if not isinstance(recipe, dict) or name not in recipe]
    if missing:
        raise QuickscanError(
            "The file {file} does not say {name}. Put back the file that the kit wrote.",
            file=path,
            name=missing[0],
        )
    _check_format(recipe["format"], path)
    return dict(recipe)


def _check_no_country(folder: Path) -> None:
    if not (folder / RECIPE_OF_COUNTRY).exists():
        return
    first = min(path.parent for path in folder.glob(f"*/{RECIPE}"))
    raise QuickscanError(
        "{folder} holds a whole country. Give one of its municipalities, such as {first}; "
        "{file} says which there are.",
        folder=folder,
        first=first,
        file=folder / "municipalities.csv",
    )


def measured_on(recipe: Mapping[str, Any], folder: Path) -> date:
    """The day on which the first wave closed."""
    try:
        return date.fromisoformat(str(recipe["measured_on"]))
    except ValueError:
        raise QuickscanError(
            "In {file} measured_on is {found}; expected a date such as 2026-03-16.",
            file=folder / RECIPE,
            found=repr(recipe["measured_on"]),
        ) from None


def ties_announced(recipe: Mapping[str, Any], folder: Path) -> bool:
    """Whether named ties were announced to the people who answered; not, when it is not said."""
    found = recipe.get("ties_announced", False)
    if isinstance(found, bool):
        return found
    raise QuickscanError(
        "In {file} ties_announced is {found}; expected true or false. True: people were told "
        "beforehand that a report may name organisations.",
        file=folder / RECIPE,
        found=repr(found),
    )


def _check_format(found: object, path: Path) -> None:
    if type(found) is int and found in READABLE:
        return
    raise QuickscanError(
        "The file {file} says format {found}; this version of the kit reads formats {first} to "
        "{last}. Install the newest version of the kit.",
        file=path,
        found=found,
        first=READABLE[0],
        last=READABLE[-1],
    )


@cache
def kit_version() -> str:
    """The version of the kit that is installed."""
    try:
        return version("quickscan-sim")
    except PackageNotFoundError:  # run from a copy that was not installed
        return "unknown"
