"""Write a whole country: one municipality after another, resumable, and the same bytes always."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.country.cluster import on_scheduler
from quickscan_sim.country.manifest import write_manifest
from quickscan_sim.country.municipality import (
    IN_PROGRESS,
    MunicipalityTask,
    summary_of,
    versions,
)
from quickscan_sim.country.summary import CountrySummary, MunicipalitySummary, in_order
from quickscan_sim.country.unfinished import Unfinished, fingerprint_of, only_one
from quickscan_sim.country.workers import in_processes, in_this_process
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import FileFormat, check_format
from quickscan_sim.exchange.own_files import files_in, hash_of
from quickscan_sim.exchange.truth_folder import write_parameters
from quickscan_sim.simulate.country import Country, draw_country, municipality_id

if TYPE_CHECKING:
    from quickscan_sim.parameters import Parameters

Progress = Callable[[int, int], None]


def write_country(
    parameters: Parameters,
    folder: str | Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    households: bool = False,
    file_format: FileFormat = "parquet",
    truth: str | Path | None = None,
    force: bool = False,
    on_progress: Progress | None = None,
) -> CountrySummary:
    """Draw every municipality of a country and write each as an ordinary data folder.

    The folder appears when all are there; until then they gather beside it, in a folder with
    ``.unfinished`` behind its name. After a stop of any kind the same call goes on where it was.
    The bytes are the same for any number of workers, in any order, and after any stop. What was
    just drawn is not checked again (see ``write_drawn``).

    Parameters
    ----------
    parameters
        Any scenario; ``n_municipalities``, ``n_country_neighbourhoods``, ``n_country_buurten`` and
        ``first_neighbourhoods`` say how large the country is.
    folder
        The folder to make. It will hold a folder for each municipality, ``municipalities.csv``,
        ``country.json`` and ``manifest.csv`` (rows, bytes and SHA-256 of every file).
    workers
        Processes of this machine.
    scheduler
        Address of a Dask scheduler, whose workers do the work instead. They need the same versions
        and must see the folder under the same name.
    households
        Also write every household (``households.parquet``).
    file_format
        "parquet" or "csv".
    truth
        A folder for the truth behind each municipality; it may not lie inside ``folder``.
    force
        Replace a country that is there already, or one that was begun with other settings.
    on_progress
        Called with the number of municipalities that are ready and the number of all.

    Returns
    -------
    CountrySummary

    Raises
    ------
    QuickscanError
        When a folder is in the way, cannot be written, or the workers do not fit.

    Examples
    --------
    >>> import tempfile
    >>> from quickscan_sim.parameters import Parameters
    >>> small = Parameters(n_municipalities=2, n_country_neighbourhoods=2, n_country_buurten=4)
    >>> summary = write_country(small, Path(tempfile.mkdtemp()) / "land")
    >>> len(summary.municipalities), summary.n_rows("buurten")
    (2, 4)
    """
    start = time.process_time()
    check_format(file_format)
    _check_workers(workers, scheduler)
    data, truths = _folders(folder, truth, force)
    choices = {"households": households, "file_format": file_format, "truth": truth is not None}
    fingerprint = fingerprint_of(parameters, choices)
    with _growing([data, *truths], fingerprint):
        plan = _Plan(draw_country(parameters), data.half, truths, households, file_format)
        ready = plan.ready()
        n_at_first = len(ready)
        report = on_progress or (lambda _done, _all: None)
        report(n_at_first, len(plan.numbers))
        tasks = plan.tasks(without={one.number for one in ready})
        for summary in _at_work(tasks, workers, scheduler):
            ready.append(summary)
            report(len(ready), len(plan.numbers))
        municipalities = in_order(ready)
        for place in truths:
            _finish_truth(place, parameters)
        hashes = write_manifest(data.half, parameters.scenario, file_format, municipalities)
        n_bytes = sum((data.half / name).stat().st_size for name in hashes)
        data.finish(hashes)
    spent = time.process_time() - start
    if workers > 1 or scheduler is not None:
        spent += sum(one.cpu_seconds for one in ready[n_at_first:])
    return CountrySummary(Path(folder), municipalities, n_bytes, spent)


@contextmanager
def _growing(places: Sequence[Unfinished], fingerprint: str) -> Iterator[None]:
    """Folders in which a country grows, kept as far as they are when it stops."""
    with ExitStack() as stack:
        for place in places:
            stack.enter_context(only_one(place.half))
        try:
            for place in places:
                place.begin(fingerprint)
            yield
        except BaseException:
            for place in places:
                place.tidy()
            raise


@dataclass(frozen=True)
class _Plan:
    """Every municipality with its place on disk."""

    country: Country
    folder: Path
    truths: list[Unfinished]
    households: bool
    file_format: FileFormat

    @property
    def numbers(self) -> range:
        """Of all municipalities, from 1."""
        return range(1, self.country.n_municipalities + 1)

    def ready(self) -> list[MunicipalitySummary]:
        """What an earlier run left complete."""
        return [
            summary_of(number, self._place(number), self.file_format)
            for number in self.numbers
            if self._place(number).exists() and self._has_truth(number)
        ]

    def tasks(self, without: set[int]) -> Iterator[MunicipalityTask]:
        """The rest, drawn one by one when somebody takes it."""
        for number in self.numbers:
            if number not in without:
                yield self._task(number)

    def _has_truth(self, number: int) -> bool:
        """False only where the truth was asked for and an earlier run put it elsewhere."""
        return all((place.half / self._name(number)).exists() for place in self.truths)

    def _place(self, number: int) -> Path:
        return self.folder / self._name(number)

    def _name(self, number: int) -> str:
        return municipality_id(number, of=self.country.parameters.n_municipalities)

    def _task(self, number: int) -> MunicipalityTask:
        return MunicipalityTask(
            number=number,
            parameters=self.country.parameters_of(number),
            places=self.country.places(number),
            folder=self._place(number),
            truth=self.truths[0].half / self._name(number) if self.truths else None,
            households=self.households,
            file_format=self.file_format,
            versions=versions(),
        )


def _at_work(
    tasks: Iterator[MunicipalityTask], workers: int, scheduler: str | None
) -> Iterator[MunicipalitySummary]:
    if scheduler is not None:
        return on_scheduler(tasks, scheduler)
    return in_processes(tasks, workers) if workers > 1 else in_this_process(tasks)


def _check_workers(workers: int, scheduler: str | None) -> None:
    if workers < 1:
        raise QuickscanError("The number of workers is {found}; 1 is the least.", found=workers)
    if workers > 1 and scheduler is not None:
        raise QuickscanError(
            "Give a number of workers on this machine or the address of a Dask scheduler, not both."
        )


def _folders(
    folder: str | Path, truth: str | Path | None, force: bool
) -> tuple[Unfinished, list[Unfinished]]:
    """Where the data grow, and where the truth grows if it was asked for."""
    data = Unfinished.beside(folder, "country", "data", force)
    if truth is None:
        return data, []
    apart = Unfinished.beside(truth, "truth of a country", "truth", force)
    if apart.target == data.target or data.target in apart.target.parents:
        raise QuickscanError(
            "The truth is kept apart: {truth} lies inside the data folder {folder}. Choose a "
            "folder beside it.",
            truth=truth,
            folder=folder,
        )
    return data, [apart]


def _finish_truth(place: Unfinished, parameters: Parameters) -> None:
    write_parameters(parameters, place.half)
    names = [name for name in files_in(place.half) if name != IN_PROGRESS]
    place.finish({name: hash_of(place.half / name) for name in names})
