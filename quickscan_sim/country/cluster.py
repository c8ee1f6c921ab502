"""The same work on a Dask cluster: many machines, one shared folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from quickscan_sim.country.municipality import MunicipalityTask, write_municipality
from quickscan_sim.country.summary import MunicipalitySummary
from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    from types import ModuleType

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 3
"""Tasks that wait for each thread of the cluster."""

RETRIES = 2
TIMEOUT = 20
"""Seconds to wait for a scheduler, and for its first worker."""


def on_scheduler(tasks: Iterable[MunicipalityTask], address: str) -> Iterator[MunicipalitySummary]:
    """One municipality a task, on the workers of the scheduler at ``address``."""
    return work_on_scheduler(write_municipality, tasks, address, lambda task: str(task.folder))


def work_on_scheduler(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    address: str,
    name_of: Callable[[Task], str],
) -> Iterator[Result]:
    """What ``work`` makes of each task, as they come ready, from the workers of a scheduler.

    The work of a worker that stops goes to another.

    Parameters
    ----------
    address
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    name_of
        A name for each task, different from that of any other.
    """
    distributed = _distributed()
    client = _connect(distributed, address)

    def submit(task: Task) -> Any:
        key = f"quickscan-{name_of(task)}"
        return client.submit(work, task, key=key, pure=False, retries=RETRIES)

    try:
        yield from _stream(distributed, client, iter(tasks), submit)
    except distributed.KilledWorker:
        raise QuickscanError(
            "One task stopped several workers of the cluster, mostly because memory ran out. What "
            "is ready was kept: run the same command again, with more memory for each worker."
        ) from None
    finally:
        client.close()


def _stream(
    distributed: ModuleType, client: Any, todo: Iterator[Task], submit: Callable[[Task], Any]
) -> Iterator[Any]:
    """Hand out as much as the cluster can hold, and one more for each that is ready."""
    running = distributed.as_completed(loop=client.loop)
    _fill(client, running, submit, todo)
    for future in running:
        yield future.result()
        _fill(client, running, submit, todo)


def _fill(client: Any, running: Any, submit: Callable[[Task], Any], todo: Iterator[Task]) -> None:
    """As many tasks as the threads that there are now can use; workers may join later."""
    room = AHEAD * max(1, sum(client.nthreads().values())) - running.count()
    for task in islice(todo, max(0, room)):
        running.add(submit(task))


def _connect(distributed: ModuleType, address: str) -> Any:
    try:
        client = distributed.Client(address, timeout=TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise QuickscanError(
            "There is no Dask scheduler at {address} ({reason}). Start one (dask scheduler) and "
            "give the address it prints, such as tcp://127.0.0.1:8786.",
            address=address,
            reason=(str(problem) or type(problem).__name__).splitlines()[0],
        ) from None
    try:
        client.wait_for_workers(1, timeout=TIMEOUT)
    except TimeoutError:
        client.close()
        raise QuickscanError(
            "The Dask scheduler at {address} has no workers. Start some: dask worker {address}",
            address=address,
        ) from None
    return client


def _distributed() -> ModuleType:
    try:
        import distributed
    except ModuleNotFoundError:
        raise QuickscanError(
            'Working on many machines needs Dask. Install it with: pip install "quickscan-sim'
            '[cluster]". Without it: --workers.'
        ) from None
    return distributed
