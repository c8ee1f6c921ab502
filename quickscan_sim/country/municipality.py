"""One municipality of a country: drawn, written as an ordinary data folder, and summed up.

This is the work of one task. It depends on nothing but what it is given, so that any process on
any machine writes the same bytes, and doing it twice does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from quickscan_sim.country.summary import MunicipalitySummary
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import FileFormat, write_drawn, write_truth
from quickscan_sim.exchange.folder import QUESTIONNAIRE, count_rows, read_table
from quickscan_sim.exchange.own_files import LIST_OF_FILES, hashes_in
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.tables import BUURTEN, NEIGHBOURHOOD_PROFILES, NEIGHBOURHOODS, Table
from quickscan_sim.tables.households import HOUSEHOLDS

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.parameters import Parameters
    from quickscan_sim.simulate.places import Places

IN_PROGRESS = ".in_progress.json"
"""Lies in a folder as long as the country in it is not complete."""


@dataclass(frozen=True)
class MunicipalityTask:
    """All that is needed to write one municipality.

    ``folder`` and ``truth`` (None: not asked) are folders that do not exist yet, in a place that
    every worker sees; ``versions`` are those of the process that hands out the work.
    """

    number: int
    parameters: Parameters
    places: Places
    folder: Path
    truth: Path | None
    households: bool
    file_format: FileFormat
    versions: tuple[tuple[str, str], ...]


def versions() -> tuple[tuple[str, str], ...]:
    """What decides on the bytes, apart from the settings."""
    return (
        ("quickscan-sim", kit_version()),
        ("numpy", np.__version__),
        ("pyarrow", pa.__version__),
    )


def write_municipality(task: MunicipalityTask) -> MunicipalitySummary:
    """Draw and write one municipality, unless it is there already.

    Raises
    ------
    QuickscanError
        When this worker has other versions, does not see the folder, or cannot write there.
    """
    start = time.thread_time()
    _check_worker(task)
    truth_is_there = task.truth is None or task.truth.exists()
    if hashes_in(task.folder) is None or not truth_is_there:
        _draw_and_write(task)
    return summary_of(task.number, task.folder, task.file_format, time.thread_time() - start)


def summary_of(
    number: int, folder: Path, file_format: FileFormat, cpu_seconds: float = 0.0
) -> MunicipalitySummary:
    """A municipality that was written, as it lies on disk."""
    hashes = hashes_in(folder)
    if hashes is None:
        raise QuickscanError(
            "In the folder {folder} a file was changed, added or lost since it was written. Move "
            "this folder away and run the same command again: only that part is made anew.",
            folder=folder,
        )
    wijken = read_table(folder, NEIGHBOURHOODS, file_format)
    return MunicipalitySummary(
        number=number,
        folder=folder.name,
        municipality=str(wijken["municipality"].iloc[0]),
        n_households=int(wijken["n_households"].astype("Int64").sum()),
        n_rows=_n_rows(folder, hashes, file_format),
        sha256=hashes,
        n_bytes={name: (folder / name).stat().st_size for name in (*hashes, LIST_OF_FILES)},
        cpu_seconds=cpu_seconds,
    )


def _check_worker(task: MunicipalityTask) -> None:
    if versions() != task.versions:
        raise QuickscanError(
            "A worker has {found}, while {expected} hands out the work; the bytes could differ. "
            "Install the same versions everywhere.",
            found=_named(versions()),
            expected=_named(task.versions),
        )
    if not (task.folder.parent / IN_PROGRESS).exists():
        raise QuickscanError(
            "A worker does not see the folder {folder}. Choose a place that all machines share.",
            folder=task.folder.parent,
        )


def _named(found: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} {version}" for name, version in found)


def _draw_and_write(task: MunicipalityTask) -> None:
    """The truth goes first: where the data are complete, so is their truth."""
    scan, truth = simulate_quickscan(task.parameters, task.places)
    if task.truth is not None:
        write_truth(truth, task.truth, force=True)
    more = tables_beside(task.parameters, task.places, task.households)
    try:
        write_drawn(scan, task.folder, file_format=task.file_format, more=more)
    except QuickscanError:
        # A worker that was given up for dead may have been ready first, with the same bytes.
        if hashes_in(task.folder) is None:
            raise


def tables_beside(
    parameters: Parameters, places: Places, households: bool
) -> tuple[tuple[Table, pd.DataFrame], ...]:
    """The tables that may go along with a data folder, each beside its declaration."""
    beside = ((NEIGHBOURHOOD_PROFILES, places.profiles), (BUURTEN, places.buurten))
    if not households:
        return beside
    from quickscan_sim.simulate.households import simulate_households

    return (*beside, (HOUSEHOLDS, simulate_households(parameters, places)))


def _n_rows(folder: Path, hashes: Mapping[str, str], file_format: FileFormat) -> dict[str, int]:
    suffix = f".{file_format}"
    return {
        name.removesuffix(suffix): count_rows(folder / name)
        for name in hashes
        if name.endswith(suffix) and name != QUESTIONNAIRE
    }
