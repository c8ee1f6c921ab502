"""Run the cells of one student, and fetch the values that are wanted."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quickscan_sim.grade.sandbox.accounts import account_of, counts_processes_apart
from quickscan_sim.grade.sandbox.ending import BY_ITSELF, Ending, Running
from quickscan_sim.grade.sandbox.isolated_command import ENVIRONMENT, isolated_command
from quickscan_sim.grade.sandbox.library import KIT
from quickscan_sim.grade.sandbox.limits import Limits
from quickscan_sim.grade.sandbox.listening import listen
from quickscan_sim.grade.sandbox.own_files import opened_files
from quickscan_sim.grade.sandbox.plain_data import to_tagged
from quickscan_sim.grade.sandbox.ran import Ran, Wanted
from quickscan_sim.grade.sandbox.refused_calls import filter_for
from quickscan_sim.grade.sandbox.said import Said
from quickscan_sim.grade.sandbox.sandbox import Sandbox
from quickscan_sim.grade.submissions.submission import StudentCell

INSIDE = Path("quickscan_sim", "grade", "sandbox", "inside")
ADDRESS_SPACE = 2_500_000_000
"""What Python's libraries reserve without using it; the memory itself is watched."""


def run_cells(
    cells: Sequence[StudentCell],
    wanted: Sequence[Wanted],
    files: Sequence[Path],
    sandbox: Sandbox,
    limits: Limits = Limits(),  # noqa: B008 - it cannot change
    slot: int = 0,
) -> Ran:
    """What came out of the cells of one student.

    Parameters
    ----------
    cells
        The cells, in order. An error in one does not stop the next, as in a notebook.
    wanted
        The values to fetch, each right after its cell. One name is fetched once.
    files
        What lies beside the notebook, such as the student's pack: copies, in one folder.
    sandbox
        From :func:`find_sandbox`.
    limits
        How much time, memory and room the run may take.
    slot
        Runs at the same time have different slots; with root each slot is an account.

    Returns
    -------
    Ran
        Nothing that the code does raises. What was fetched before a run ended still counts; a
        value that is wanted and did not come has a ``problem``.
    """
    began = time.monotonic()
    said = Said(cells, wanted, limits)
    job = _job(cells, wanted, limits, _limits_processes(sandbox))
    try:
        with _started(sandbox, files, limits, slot) as running:
            ending = listen(running, job, said, limits)
    except OSError as error:  # a full machine: the next student may have more luck
        ending = Ending(BY_ITSELF, said_by_system=str(error))
    failure = None if said.is_done else ending.sentence(said, limits)
    return Ran(
        {**said.fetched, **said.missing(failure)},
        said.errors,
        failure,
        round(time.monotonic() - began, 3),
    )


def _limits_processes(sandbox: Sandbox) -> bool:
    """Whether a limit would bind the student alone, and not the lecturer's own programs."""
    if sandbox.first_account is not None:
        return True
    return sandbox.is_isolated and counts_processes_apart(platform.release())


def _job(
    cells: Sequence[StudentCell], wanted: Sequence[Wanted], limits: Limits, limits_processes: bool
) -> bytes:
    system = {
        "RLIMIT_AS": limits.memory_bytes + ADDRESS_SPACE,
        "RLIMIT_CPU": limits.cpu_seconds,
        "RLIMIT_FSIZE": limits.file_bytes,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 256,
    }
    if limits_processes:
        system["RLIMIT_NPROC"] = limits.processes
    job: dict[str, Any] = {
        "cells": [(cell.cell_id, cell.source) for cell in cells],
        "wanted": [(one.name, one.after_cell, _calls(one)) for one in wanted],
        "limits": system,
        "bounds": {
            "size": limits.value_bytes,
            "parts": limits.value_parts,
            "depth": limits.value_depth,
        },
    }
    return json.dumps(job).encode()


def _calls(wanted: Wanted) -> list[list[Any]] | None:
    if wanted.calls is None:
        return None
    return [list(map(to_tagged, arguments)) for arguments in wanted.calls]


@contextlib.contextmanager
def _started(
    sandbox: Sandbox, files: Sequence[Path], limits: Limits, slot: int
) -> Iterator[Running]:
    """The running program; afterwards nothing of it is left."""
    start = _started_apart if sandbox.is_isolated else _started_unprotected
    with start(sandbox, files, limits, slot) as process:
        running = Running(process)
        try:
            yield running
        finally:
            running.end()


@contextlib.contextmanager
def _started_apart(
    sandbox: Sandbox, files: Sequence[Path], limits: Limits, slot: int
) -> Iterator[subprocess.Popen[bytes]]:
    first = sandbox.first_account
    account = None if first is None else account_of(first, slot)
    program = [str(sandbox.library.python), "-I", "-S", str(KIT / INSIDE)]
    with opened_files(files, limits) as opened, _filter() as filter_at:
        command = isolated_command(sandbox, limits, account, opened, filter_at)
        passed = [*opened.values(), *([] if filter_at is None else [filter_at])]
        process = subprocess.Popen(
            [*command, *program, *sandbox.library.path_inside],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env={"PATH": os.defpath},
            cwd="/",
            pass_fds=passed,
            start_new_session=True,
        )
    yield process


@contextlib.contextmanager
def _filter() -> Iterator[int | None]:
    """The filter of system calls, ready to be read once."""
    content = filter_for()
    if content is None:
        yield None
        return
    out_of, into = os.pipe()
    try:
        os.write(into, content)
        os.close(into)
        yield out_of
    finally:
        os.close(out_of)


@contextlib.contextmanager
def _started_unprotected(
    sandbox: Sandbox,
    files: Sequence[Path],
    limits: Limits,
    slot: int,  # noqa: ARG001
) -> Iterator[subprocess.Popen[bytes]]:
    """The same program as an ordinary process, in a folder that is thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="quickscan-"))
    try:
        work, home = folder / "work", folder / "home"
        work.mkdir()
        home.mkdir()
        with opened_files(files, limits) as opened:
            for name, number in opened.items():
                with open(number, "rb", closefd=False) as given, (work / name).open("wb") as copy:
                    shutil.copyfileobj(given, copy)
        library = sandbox.library
        yield subprocess.Popen(
            [
                *(str(library.python), "-I", "-S", str(library.kit.parent / INSIDE)),
                *library.path_here,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=_own_environment(home),
            cwd=work,
            start_new_session=True,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_environment(home: Path) -> dict[str, str]:
    """The environment of the sandbox; Windows starts no program without its own folders."""
    system = ("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC")
    here = {name: os.environ[name] for name in system if name in os.environ}
    path = os.defpath if sys.platform != "win32" else os.environ.get("PATH", "")
    places = {"HOME": home, "TMPDIR": home, "TEMP": home, "TMP": home, "USERPROFILE": home}
    return {
        **{name: value for name, value in ENVIRONMENT.items() if name != "IPYTHONDIR"},
        **here,
        "PATH": path,
        **{name: str(place) for name, place in places.items()},
    }
