"""After a stop of any kind a country goes on where it was, and comes out the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from country.countries import COMMAND, SMALL, contents, here, ready, wait_until

from quickscan_sim.country import write_country
from quickscan_sim.country.unfinished import only_one
from quickscan_sim.errors import QuickscanError

QUICKSCAN = [sys.executable, "-m", "quickscan_sim.cli.main", "simulate", "netherlands"]


def hear_ctrl_c() -> None:
    """A job in the background is started deaf to Ctrl-C, and so would be what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def at_work(out: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The command in a process group of its own, ended whatever happens."""
    process = subprocess.Popen(
        [*QUICKSCAN, "--seed", "5", *COMMAND, "--out", str(out), "--language", "en", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=here(),
        start_new_session=True,
        preexec_fn=hear_ctrl_c,  # noqa: PLW1509 - no threads here
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_gone(group: int) -> bool:
    """Whether no process of this group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def unfinished(out: Path) -> Path:
    return out.with_name(out.name + ".unfinished")


def test_a_killed_run_goes_on_where_it_was(nl: Path, tmp_path: Path) -> None:
    out = tmp_path / "nl"
    with at_work(out, "--workers", "2") as process:
        wait_until(lambda: len(ready(unfinished(out))) >= 3)
        process.kill()
        process.wait()
        wait_until(lambda: is_gone(process.pid))
    before = {path.name: path.stat().st_ino for path in ready(unfinished(out))}
    assert 3 <= len(before) < 12
    assert not out.exists()
    seen: list[int] = []
    write_country(SMALL, out, on_progress=lambda n, _: seen.append(n))
    assert seen[0] >= len(before)
    assert {path.name: path.stat().st_ino for path in ready(out)}.items() >= before.items()
    assert not unfinished(out).exists()
    assert contents(out) == contents(nl)


def test_ctrl_c_keeps_what_is_ready_and_says_how_to_go_on(tmp_path: Path) -> None:
    out = tmp_path / "nl"
    with at_work(out, "--workers", "2") as process:
        wait_until(lambda: len(ready(unfinished(out))) >= 2)
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=30)
        assert process.returncode == 1
    n = len(ready(unfinished(out)))
    assert f"of 12 municipalities are ready, in {unfinished(out)}" in error
    assert "Traceback" not in error
    assert 2 <= n < 12
    assert [path for path in unfinished(out).iterdir() if path.name.endswith(".half")] == []


class StopAfter(Exception):  # noqa: N818 - a stop, not an error
    """Stands for anything that ends a run."""


def write_a_part(folder: Path, n: int, truth: Path | None = None) -> None:
    def stop(done: int, _: int) -> None:
        if done == n:
            raise StopAfter

    with pytest.raises(StopAfter):
        write_country(SMALL, folder, truth=truth, on_progress=stop)


def test_a_half_written_municipality_is_removed_and_made_anew(nl: Path, tmp_path: Path) -> None:
    out = tmp_path / "nl"
    write_a_part(out, 2)
    half = unfinished(out) / ".G003.0a1b2c3d.half"
    half.mkdir()
    (half / "answers.parquet").write_bytes(b"PAR1")
    assert contents(write_country(SMALL, out).folder) == contents(nl)


def test_a_truth_that_is_asked_in_another_place_is_complete_there(nl: Path, tmp_path: Path) -> None:
    out = tmp_path / "nl"
    write_a_part(out, 2, truth=tmp_path / "first")
    write_country(SMALL, out, truth=tmp_path / "second")
    assert contents(out) == contents(nl)
    assert contents(tmp_path / "second") == contents(nl.parent / "truth")


def test_a_stop_before_the_first_municipality_leaves_nothing(tmp_path: Path) -> None:
    write_a_part(tmp_path / "nl", 0)
    assert list(tmp_path.iterdir()) == []


def test_a_country_with_other_settings_is_not_mixed_in(tmp_path: Path) -> None:
    out = tmp_path / "nl"
    write_a_part(out, 1)
    other = SMALL.changed(seed=6, n_municipalities=2, n_country_neighbourhoods=2)
    with pytest.raises(QuickscanError, match="holds part of a country with other settings"):
        write_country(other, out)
    assert len(ready(unfinished(out))) == 1
    write_country(other, out, force=True)
    assert len(ready(out)) == 2


def test_what_somebody_else_put_in_the_unfinished_folder_is_never_removed(tmp_path: Path) -> None:
    out = tmp_path / "nl"
    write_a_part(out, 1)
    (ready(unfinished(out))[0] / "mine.txt").write_text("mine")
    with pytest.raises(QuickscanError, match=r"did not write \(mine\.txt\)"):
        write_country(SMALL.changed(seed=6), out, force=True)
    with pytest.raises(QuickscanError, match="a file was changed, added or lost"):
        write_country(SMALL, out)
    assert (ready(unfinished(out))[0] / "mine.txt").read_text() == "mine"


def test_a_foreign_folder_with_that_name_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "nl"
    unfinished(out).mkdir()
    (unfinished(out) / "thesis.txt").write_text("mine")
    with pytest.raises(QuickscanError, match="is in the way, and the quickscan kit did not write"):
        write_country(SMALL, out, force=True)
    assert (unfinished(out) / "thesis.txt").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock")
def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    out = tmp_path / "nl"
    write_a_part(out, 1)
    with (
        only_one(unfinished(out)),
        pytest.raises(QuickscanError, match="Another process is at work"),
    ):
        write_country(SMALL, out)
    assert json.loads((unfinished(out) / ".in_progress.json").read_text())["fingerprint"]
