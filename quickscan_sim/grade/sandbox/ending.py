"""How a run ended, in a sentence for the student; and that nothing of it goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field

from quickscan_sim.grade.sandbox.limits import Limits
from quickscan_sim.grade.sandbox.said import Said
from quickscan_sim.grade.sandbox.watch import children_of
from quickscan_sim.language import Message, Number

TIME, CPU, MEMORY, PROCESSES, ANSWERS, BY_ITSELF = (
    "time",
    "cpu",
    "memory",
    "processes",
    "answers",
    "by itself",
)
SIGNALLED = 128
"""Bubblewrap, like a shell, adds this to the signal that ended a program."""


@dataclass(frozen=True)
class Ending:
    """Why nothing more came: which limit was reached, or that the program ended by itself."""

    why: str
    exit_status: int = 0
    said_by_system: str = ""

    def sentence(self, said: Said, limits: Limits) -> Message:
        """What a student can do with it; for a failing sandbox, what the lecturer can."""
        if self.why == BY_ITSELF:
            return self._by_itself(said, limits)
        facts = {
            "seconds": Number(limits.seconds, 0),
            "cpu_seconds": limits.cpu_seconds,
            "memory": Number(limits.memory_bytes / 1e9, 1),
            "processes": limits.processes,
        }
        return Message(_SENTENCES[self.why].text, **facts)

    def _by_itself(self, said: Said, limits: Limits) -> Message:
        if not said.has_started:
            return Message(
                "The sandbox did not start, so your code did not run. Your lecturer can try again. "
                "The system says: {reason}",
                reason=self.said_by_system or str(self.exit_status),
            )
        number = abs(self.exit_status) % SIGNALLED if self.exit_status else 0
        if number == getattr(signal, "SIGXCPU", -1):
            return Ending(CPU).sentence(said, limits)
        if number in (getattr(signal, "SIGSEGV", -1), getattr(signal, "SIGABRT", -1)):
            return Message(
                "Python itself broke down on your code. Does a function call itself without end?"
            )
        return Message(
            "Your code ended the run itself, as with os._exit. The cells after that did not run."
        )


_SENTENCES = {
    TIME: Message("Your code ran longer than {seconds} seconds. Is there a loop that never ends?"),
    CPU: Message(
        "Your code computed longer than {cpu_seconds} seconds. Is there a loop that never ends?"
    ),
    MEMORY: Message(
        "Your code used more than {memory} GB of memory. Does a list or table grow without end?"
    ),
    PROCESSES: Message(
        "Your code started more than {processes} programs at once. One is enough for an answer."
    ),
    ANSWERS: Message("Your answers together are too large. Give only what is asked."),
}


@dataclass
class Running:
    """A program, and a handle on what it started: the process above all others inside."""

    process: subprocess.Popen[bytes]
    below: list[int] = field(default_factory=list)

    def look_below(self) -> None:
        """Take hold of what the program started, before a student's code can end it."""
        self.below += filter(None, map(_handle, children_of(self.process.pid)))

    def end(self) -> None:
        """End it with all it started, and wait until nothing of it is left.

        Inside bubblewrap all processes hang below one: when that ends, the kernel ends them all
        first. Without it, the group of the program is ended; what left that group goes on.
        """
        self.look_below()
        for handle in self.below:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        for handle in self.below:
            _wait(handle)
            os.close(handle)
        self.below.clear()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _handle(number: int) -> int | None:
    """A handle that keeps meaning this very process."""
    try:
        return os.pidfd_open(number)
    except (OSError, AttributeError):
        return None


def _wait(handle: int) -> None:
    """Until the process has ended, with everything below it."""
    import select

    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    waiting.poll(10_000)
