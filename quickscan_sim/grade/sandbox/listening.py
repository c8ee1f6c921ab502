"""Give a run its job, take what it says, and watch what it uses until it ends."""

from __future__ import annotations

import subprocess
import threading
import time
from typing import IO

from quickscan_sim.grade.sandbox.ending import (
    ANSWERS,
    BY_ITSELF,
    CPU,
    MEMORY,
    PROCESSES,
    TIME,
    Ending,
    Running,
)
from quickscan_sim.grade.sandbox.limits import Limits
from quickscan_sim.grade.sandbox.said import Said
from quickscan_sim.grade.sandbox.watch import used_by

LOOK_AGAIN = 0.05
OF_SYSTEM = 2000
LONGEST_READ = 65536


def listen(running: Running, job: bytes, said: Said, limits: Limits) -> Ending:
    """Until the program says that it is done, ends, or goes over a limit.

    Threads read the pipes, for that works on every system; they end when the pipes close. The
    pipes are without a buffer, so that no thread holds on to one that somebody left open.
    """
    process = running.process
    heard = _Heard(running, job, said, limits)
    began = time.monotonic()
    while not heard.is_over.wait(LOOK_AGAIN):
        if time.monotonic() - began > limits.seconds:
            return Ending(TIME)
        used = used_by(process.pid, limits.memory_bytes)
        if used.memory > limits.memory_bytes:
            return Ending(MEMORY)
        if used.cpu > limits.cpu_seconds:
            return Ending(CPU)
        if used.processes > limits.processes:
            return Ending(PROCESSES)
    if heard.is_too_much:
        return Ending(ANSWERS)
    if said.is_done:
        return Ending(BY_ITSELF)
    return _ended(process, heard, began, limits)


def _ended(process: subprocess.Popen[bytes], heard: _Heard, began: float, limits: Limits) -> Ending:
    """The results closed without an end: the program is ending, or a student closed them."""
    left = limits.seconds - (time.monotonic() - began)
    try:
        status = process.wait(min(2.0, max(left, 0.1)))
    except subprocess.TimeoutExpired:
        status = 0
    heard.system.join(0.5)
    return Ending(BY_ITSELF, status, heard.said_by_system)


class _Heard:
    """What comes out of the program: lines of results, and what the system complains of."""

    def __init__(self, running: Running, job: bytes, said: Said, limits: Limits) -> None:
        self.is_over = threading.Event()
        self.is_too_much = False
        self._complaints = b""
        self._said = said
        self._most = limits.answer_bytes
        self._job = job
        self._running = running
        _in_thread(self._read_lines, running.process.stdout)
        self.system = _in_thread(self._read_complaints, running.process.stderr)

    @property
    def said_by_system(self) -> str:
        text = self._complaints.decode("utf-8", "replace")
        return " ".join(text.split())[:300]

    def _read_lines(self, pipe: IO[bytes]) -> None:
        started, n_bytes = b"", 0
        try:
            while part := pipe.read(LONGEST_READ):
                if n_bytes == 0:  # it says that it has started, and waits for its job
                    self._running.look_below()
                    _in_thread(_give, self._running.process.stdin, self._job)
                n_bytes += len(part)
                if n_bytes > self._most:
                    self.is_too_much = True
                    return
                *lines, started = (started + part).split(b"\n")
                for line in lines:
                    self._said.take(line)
                if self._said.is_done:
                    return
        except (OSError, ValueError):  # closed while it was read
            return
        finally:
            self.is_over.set()

    def _read_complaints(self, pipe: IO[bytes]) -> None:
        try:
            while part := pipe.read(LONGEST_READ):
                if len(self._complaints) < OF_SYSTEM:
                    self._complaints += part[:OF_SYSTEM]
        except (OSError, ValueError):
            return


def _give(pipe: IO[bytes], job: bytes) -> None:
    try:
        with pipe:
            left = memoryview(job)
            while left:
                left = left[pipe.write(left) :]
    except (OSError, ValueError):  # it ended before it read everything
        return


def _in_thread(work: object, *given: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=given, daemon=True)  # type: ignore[arg-type]
    thread.start()
    return thread
