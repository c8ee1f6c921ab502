"""A data folder: a CSV or Parquet file per table, questionnaire, public recipe and codebook."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.codebook import render_codebook
from quickscan_sim.exchange.network_notes import network_notes
from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.exchange.parquet import n_rows_of, read_parquet, write_parquet
from quickscan_sim.exchange.recipe import (
    RECIPE,
    measured_on,
    public_recipe,
    read_recipe,
    ties_announced,
    write_recipe,
)
from quickscan_sim.language import Message
from quickscan_sim.questionnaire import Questionnaire, load_same_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.quickscan_checks import check_quickscan, typed_quickscan
from quickscan_sim.table_checks import check_table, empty_table, with_types
from quickscan_sim.tables import QUICKSCAN_TABLES, Table

if TYPE_CHECKING:
    import pandas as pd

QUESTIONNAIRE = "questionnaire.csv"
CODEBOOK = "codebook.md"

FileFormat = Literal["csv", "parquet"]
"""How the tables of a data folder are written: CSV opens everywhere, Parquet is small and fast."""

EXCEL_YES_NO = {"waar": "true", "onwaar": "false"}
"""What a Dutch Excel makes of True and False when somebody saves a table with it."""


def write_quickscan(
    scan: Quickscan,
    folder: str | Path,
    *,
    force: bool = False,
    file_format: FileFormat = "csv",
    more: tuple[tuple[Table, pd.DataFrame], ...] = (),
) -> Path:
    """Write a data folder, complete or not at all; equal input gives equal bytes.

    Parameters
    ----------
    scan
        The quickscan; it is checked first. Only declared columns are written.
    folder
        The folder to make; folders above it are made too.
    force
        Replace an existing folder, if the kit wrote it and nobody added or changed a file.
    file_format
        "csv" (opens everywhere) or "parquet" (some ten times smaller and faster).
    more
        Tables that come along, such as households, with their declarations.

    Returns
    -------
    The folder.

    Raises
    ------
    QuickscanError
        When the quickscan does not fit together, the folder exists, or cannot be written.
    """
    check_format(file_format)
    checked = check_quickscan(scan)
    along = tuple((table, check_table(frame, table)) for table, frame in more)
    return write_drawn(checked, folder, force=force, file_format=file_format, more=along)


def write_drawn(
    scan: Quickscan,
    folder: str | Path,
    *,
    force: bool = False,
    file_format: FileFormat = "csv",
    more: tuple[tuple[Table, pd.DataFrame], ...] = (),
) -> Path:
    """The same data folder without the checks, for tables that the simulator itself just drew.

    On a country the checks cost more than drawing and writing together; tests hold that what the
    simulator draws passes them.
    """
    safe = _without_names_of_real_people(scan)
    own = [(table, safe.tables[table.name]) for table in QUICKSCAN_TABLES]
    tables = [(table, frame) for table, frame in own if not _is_left_out(table, frame)]
    tables += list(more)
    with atomic_folder(folder, force, "data") as half:
        hashes = {
            file_name(table, file_format): _write_table(frame, table, half, file_format)
            for table, frame in tables
        }
        hashes[QUESTIONNAIRE] = _copy_questionnaire(safe.questionnaire, half)
        write_recipe(public_recipe(safe, hashes), half)
        codebook = render_codebook(safe, tuple(table for table, _ in tables))
        (half / CODEBOOK).write_bytes(codebook.encode())
    return Path(folder)


def check_format(file_format: str) -> None:
    """Refuse a name that is no format of a data folder."""
    known = get_args(FileFormat)
    if file_format not in known:
        raise QuickscanError(
            "The format {found} is not known. Known: {known}.",
            found=repr(file_format),
            known=", ".join(known),
        )


def read_folder(folder: Path, is_sealed: bool = False) -> tuple[Quickscan, list[Message]]:
    """The quickscan in a data folder, checked, and notes on what was changed in it since.

    Parameters
    ----------
    is_sealed
        Whether a seal says that this folder is as the kit wrote it, checked: then only types are
        given again, which takes less time.

    Raises
    ------
    QuickscanError
        When a table is missing or does not fit, or the folder has another format.
    """
    recipe = read_recipe(folder)
    file_format = _format_of(recipe)
    _check_complete(folder, file_format)
    scan = Quickscan(
        questionnaire=load_same_questionnaire(folder / QUESTIONNAIRE),
        **{table.name: read_table(folder, table, file_format) for table in QUICKSCAN_TABLES},
        municipality=str(recipe["municipality"]),
        measured_on=measured_on(recipe, folder),
        invented=recipe["invented"] is True,
        ties_announced=ties_announced(recipe, folder),
        recipe={str(key): str(value) for key, value in recipe.get("recipe", {}).items()},
    )
    typed = typed_quickscan(scan) if is_sealed else check_quickscan(scan, str(folder))
    checked = _without_names_of_real_people(typed)
    return checked, [*_notes_on_changes(recipe, folder), *network_notes(checked)]


def file_name(table: Table, file_format: FileFormat = "csv") -> str:
    """The name of the file that holds a table."""
    return f"{table.name}.{file_format}"


def _format_of(recipe: Mapping[str, Any]) -> FileFormat:
    """The format that the recipe names its tables in."""
    return "parquet" if any(name.endswith(".parquet") for name in _hashes(recipe)) else "csv"


def _hashes(recipe: Mapping[str, Any]) -> dict[str, str]:
    """The SHA-256 of every table, by file name."""
    return dict(recipe["tables"]) if isinstance(recipe["tables"], dict) else {}


def read_table(folder: Path, table: Table, file_format: FileFormat = "csv") -> pd.DataFrame:
    """One table with NA for missing; from CSV as texts, Dutch Excel words made readable.

    A table that may be absent, and is, has no rows.
    """
    if table.may_be_absent and not (folder / file_name(table, file_format)).exists():
        return empty_table(table)
    if file_format == "parquet":
        return read_parquet(folder / file_name(table, file_format))
    frame = read_delimited(folder / file_name(table))
    frame = frame.where(frame != "")
    for column in table.columns:
        if column.name in frame and column.kind != "text":
            values = frame[column.name].str.strip()
            if column.kind == "yes_no":
                lower = values.str.lower()
                values = lower.map(EXCEL_YES_NO).fillna(lower)
            else:
                values = values.str.replace(",", ".", regex=False)
            frame[column.name] = values
    return frame


def _is_left_out(table: Table, frame: pd.DataFrame) -> bool:
    """Nothing was asked, so there is nothing to write."""
    return table.may_be_absent and frame.empty


def count_rows(path: Path) -> int:
    """The number of rows of a table that the kit wrote, without reading its values."""
    if path.suffix == ".parquet":
        return n_rows_of(path)
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """A table as CSV: UTF-8, comma, Unix line ends, empty for missing, numbers in full."""
    path.write_bytes(frame.to_csv(index=False, lineterminator="\n").encode())


def _write_table(frame: pd.DataFrame, table: Table, folder: Path, file_format: FileFormat) -> str:
    path = folder / file_name(table, file_format)
    if file_format == "parquet":
        write_parquet(frame, table, path)
    else:
        write_csv(with_types(frame, table)[table.column_names], path)
    return _hash(path)


def _copy_questionnaire(questionnaire: Questionnaire, folder: Path) -> str:
    try:
        content = questionnaire.path.read_bytes()
    except OSError as problem:
        raise QuickscanError(
            "The questionnaire {file} is no longer there ({reason}). Load it again with "
            "load_questionnaire.",
            file=questionnaire.path,
            reason=problem.strerror,
        ) from None
    (folder / QUESTIONNAIRE).write_bytes(content)
    return _hash(folder / QUESTIONNAIRE)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check_complete(folder: Path, file_format: FileFormat) -> None:
    needed = (table for table in QUICKSCAN_TABLES if not table.may_be_absent)
    names = [*(file_name(table, file_format) for table in needed), QUESTIONNAIRE]
    missing = [name for name in names if not (folder / name).exists()]
    if missing:
        raise QuickscanError.of(
            Message(
                "In the data folder {folder} the file {file} is missing. Put it back, or make the "
                "folder again.",
                folder=folder,
                file=name,
            )
            for name in missing
        )


def _notes_on_changes(recipe: dict[str, Any], folder: Path) -> list[Message]:
    return [
        Message(
            "The file {file} was changed after it was written. What follows is about the changed "
            "file.",
            file=folder / name,
        )
        for name, digest in _hashes(recipe).items()
        if (folder / name).exists() and _hash(folder / name) != digest
    ]


def _without_names_of_real_people(scan: Quickscan) -> Quickscan:
    if not scan.invented and scan.professionals["name"].notna().any():
        raise QuickscanError(
            "The table {table} holds names of people, and this is not an invented quickscan. "
            "Empty the column {column} first. ({file} says whether a quickscan is invented.)",
            table="professionals",
            column="name",
            file=RECIPE,
        )
    return scan
