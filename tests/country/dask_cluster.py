"""A Dask cluster of this computer, for the tests that hand out work to one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from country.countries import here, wait_until
from distributed import Client

LOOPBACK = "127.0.0.1"
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


@contextmanager
def process(*command: str, cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the cluster, ended whatever happens."""
    started = subprocess.Popen(
        [sys.executable, "-m", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        env=here() | QUIET,
    )
    try:
        yield started
    finally:
        started.kill()
        started.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two worker processes that listen to this computer only."""
    file = folder / "scheduler.json"
    scheduler = (
        "distributed.cli.dask_scheduler",
        *("--host", LOOPBACK, "--port", "0", "--no-dashboard"),
        *("--dashboard-address", f"{LOOPBACK}:0"),
        *("--scheduler-file", str(file)),
    )
    with process(*scheduler, cwd=folder):
        wait_until(file.exists)
        wait_until(lambda: file.read_text().rstrip().endswith("}"))
        address = json.loads(file.read_text())["address"]
        worker = (
            "distributed.cli.dask_worker",
            address,
            *("--host", LOOPBACK, "--nthreads", "1", "--no-nanny", "--no-dashboard"),
            *("--dashboard-address", f"{LOOPBACK}:0", "--local-directory", str(folder)),
        )
        with process(*worker, cwd=folder) as one, process(*worker, cwd=folder) as two:
            with Client(address, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=60)
            yield address, [one, two]
