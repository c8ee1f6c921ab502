"""Who does the work: this process, several processes of this machine, or a Dask cluster.

All three take tasks one by one and give summaries as they come, so that a country never waits in
memory. What is written does not depend on who wrote it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

from quickscan_sim.country.municipality import MunicipalityTask, write_municipality
from quickscan_sim.country.summary import MunicipalitySummary
from quickscan_sim.errors import QuickscanError

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 3
"""Tasks that wait for each worker: enough to keep it busy, few enough to hold in memory."""


def in_this_process(tasks: Iterable[MunicipalityTask]) -> Iterator[MunicipalitySummary]:
    """One municipality after another."""
    return map(write_municipality, tasks)


def in_processes(
    tasks: Iterable[MunicipalityTask], n_workers: int
) -> Iterator[MunicipalitySummary]:
    """In new processes of this machine."""
    return work_in_processes(write_municipality, tasks, n_workers)


def work_in_processes(
    work: Callable[[Task], Result], tasks: Iterable[Task], n_workers: int
) -> Iterator[Result]:
    """What ``work`` makes of each task, as they come ready, from new processes.

    On every system they start empty ("spawn"), so that ``work`` is a function of a module.
    """
    pool = ProcessPoolExecutor(
        n_workers, multiprocessing.get_context("spawn"), initializer=_follow_the_first_process
    )
    todo = iter(tasks)
    busy: set[Future[Result]] = set()
    try:
        while True:
            room = AHEAD * n_workers - len(busy)
            with _workers_deaf_to_ctrl_c():
                busy |= {pool.submit(work, task) for task in islice(todo, room)}
            if not busy:
                return
            ready, busy = wait(busy, return_when=FIRST_COMPLETED)
            for future in ready:
                yield future.result()
    except BrokenProcessPool:
        raise QuickscanError(
            "A worker process was stopped by the system, mostly because memory ran out. What is "
            "ready was kept: run the same command again, with fewer workers."
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _workers_deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that start in here never see Ctrl-C, not even while they still import.

    They inherit the blocked signal; this process gets a Ctrl-C that came meanwhile right after.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_the_first_process() -> None:
    """Ctrl-C is for the process that hands out the work; when that one is gone, so are we."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = multiprocessing.parent_process()
    if first is not None:
        threading.Thread(target=_stop_with, args=(first.sentinel,), daemon=True).start()


def _stop_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
