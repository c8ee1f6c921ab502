"""A workshop of the tests: the real command on a server of its own, stopped afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Page

COMMAND = (sys.executable, "-m", "quickscan_sim.cli.main", "workshop")
READY_WITHIN = 60.0
STOPPED_WITHIN = 15.0
READY = "document.getElementById('workshop')?.dataset.ready === ''"
KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"


@dataclass(frozen=True)
class Workshop:
    """A running command, what it wrote on the screen, and the folders that it may use."""

    process: subprocess.Popen[str]
    said: list[str]
    home: Path
    temporary: Path

    @property
    def address(self) -> str:
        found = [word for line in self.said for word in line.split() if word.startswith("http:")]
        return found[0] if found else ""

    def programs(self) -> list[psutil.Process]:
        """The server and everything that it started, as far as it still runs."""
        server = psutil.Process(self.process.pid)
        started = [server, *server.children(recursive=True)]
        return [one for one in started if one.status() != psutil.STATUS_ZOMBIE]

    def kernel_of(self, page: Page) -> psutil.Process:
        """The program that answers a page."""
        kernel = page.evaluate(KERNEL)
        (found,) = [one for one in self.programs() if kernel in called(one)]
        return found

    def stop(self) -> str:
        """Press Ctrl-C, and give everything that was said."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(STOPPED_WITHIN)
        return "\n".join(self.said)


@contextmanager
def running_workshop(folder: Path, *options: str) -> Iterator[Workshop]:
    """The command with these options, as soon as a browser may come."""
    home, temporary = folder / "home", folder / "temporary"
    home.mkdir()
    temporary.mkdir()
    process = subprocess.Popen(
        [*COMMAND, "--no-browser", *options],
        env=os.environ | {"HOME": str(home), "TMPDIR": str(temporary), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    said: list[str] = []
    thread = threading.Thread(target=_listen, args=(process, said), daemon=True)
    thread.start()
    workshop = Workshop(process, said, home, temporary)
    try:
        _wait_for_address(workshop)
        yield workshop
    finally:
        _end(workshop)
        thread.join()


def open_page(page: Page, address: str) -> None:
    """Until the page shows the cards, or a card."""
    page.goto(address)
    wait_until_ready(page)


def wait_until_ready(page: Page) -> None:
    page.wait_for_function(READY, timeout=40_000)


def called(program: psutil.Process) -> str:
    """The command line of a program; nothing when it has ended."""
    with suppress(psutil.Error):  # it may end between the list and the question
        return " ".join(program.cmdline())
    return ""


def _listen(process: subprocess.Popen[str], said: list[str]) -> None:
    assert process.stdout is not None
    said.extend(iter(lambda: process.stdout.readline() if process.stdout else "", ""))
    process.stdout.close()


def _wait_for_address(workshop: Workshop) -> None:
    until = time.monotonic() + READY_WITHIN
    while not workshop.address:
        assert workshop.process.poll() is None, "".join(workshop.said)
        assert time.monotonic() < until, f"no address within {READY_WITHIN} seconds"
        time.sleep(0.05)


def _end(workshop: Workshop) -> None:
    """Whatever is left of the command, by its number; kernels have sessions of their own."""
    if workshop.process.poll() is not None:
        return
    started = workshop.programs()
    workshop.process.send_signal(signal.SIGINT)
    _, left = psutil.wait_procs(started, STOPPED_WITHIN)
    for one in left:
        one.kill()
    workshop.process.wait()
