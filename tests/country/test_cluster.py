"""A country on a Dask cluster of this computer, one of whose workers is killed half-way."""

from __future__ import annotations

import builtins
import signal
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from country.countries import SMALL, contents, ready
from country.dask_cluster import LOOPBACK, cluster

from quickscan_sim.country import write_country
from quickscan_sim.country.municipality import MunicipalityTask, versions, write_municipality
from quickscan_sim.errors import QuickscanError
from quickscan_sim.simulate.country import draw_country


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
