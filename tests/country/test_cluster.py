"""A country on a Dask cluster of this computer, one of whose workers is killed half-way."""

from __future__ import annotations

import builtins
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from country.countries import SMALL, contents, here, ready, wait_until
from distributed import Client

from quickscan_sim.country import write_country
from quickscan_sim.country.municipality import MunicipalityTask, versions, write_municipality
from quickscan_sim.errors import QuickscanError
from quickscan_sim.simulate.country import draw_country

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


def test_a_worker_that_is_killed_half_way_changes_nothing(nl: Path, tmp_path: Path) -> None:
    (tmp_path / "dask").mkdir()
    with cluster(tmp_path / "dask") as (address, workers):

        def kill_one(n: int, _: int) -> None:
            if n == 4:
                assert [worker.poll() for worker in workers] == [None, None]
                workers[0].kill()
                workers[0].wait()

        written = write_country(SMALL, tmp_path / "nl", scheduler=address, on_progress=kill_one)
        assert workers[0].returncode == -signal.SIGKILL
        assert workers[1].poll() is None
    assert len(ready(written.folder)) == 12
    assert contents(written.folder) == contents(nl)


def test_without_a_scheduler_a_sentence_says_so_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickscan_sim.country.cluster.TIMEOUT", 1)
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))  # taken, and nobody listens
        address = f"tcp://{LOOPBACK}:{taken.getsockname()[1]}"
        with pytest.raises(QuickscanError, match=f"There is no Dask scheduler at {address}"):
            write_country(SMALL, tmp_path / "nl", scheduler=address)
    assert list(tmp_path.iterdir()) == []


def test_without_dask_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *more: object, **named: object) -> object:
        if name == "distributed":
            raise ModuleNotFoundError(name)
        return real(name, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(QuickscanError, match=r"pip install \"quickscan-sim\[cluster\]\""):
        write_country(SMALL, tmp_path / "nl", scheduler="tcp://127.0.0.1:8786")


def test_a_worker_with_other_versions_or_another_disk_refuses_the_work(tmp_path: Path) -> None:
    country = draw_country(SMALL)
    task = MunicipalityTask(
        number=1,
        parameters=country.parameters_of(1),
        places=country.places(1),
        folder=tmp_path / "G001",
        truth=None,
        households=False,
        file_format="parquet",
        versions=versions(),
    )
    with pytest.raises(QuickscanError, match="does not see the folder"):
        write_municipality(task)
    with pytest.raises(QuickscanError, match="the bytes could differ"):
        write_municipality(replace(task, versions=(("numpy", "1.0"),)))
    assert list(tmp_path.iterdir()) == []
