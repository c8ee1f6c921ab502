"""What the processes of a run use together: read from /proc, without asking them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Used:
    """Memory in bytes, seconds computed, and the number of processes."""

    memory: int = 0
    cpu: float = 0.0
    processes: int = 0


def used_by(first: int, most_memory: int) -> Used:
    """What a process and everything below it use now.

    Pages that processes share count once, but looking that up takes long: it is done only when
    the plain sum is over ``most_memory``. A process that ends meanwhile counts as nothing; on a
    system without ``/proc`` everything does.
    """
    numbers = list(_tree(first))
    memory = sum(map(_resident, numbers))
    if memory > most_memory:
        memory = sum(map(_resident_shared_once, numbers))
    return Used(memory, sum(map(_computed, numbers)), len(numbers))


def children_of(number: int) -> list[int]:
    """The processes that a process started and that still run."""
    found: list[int] = []
    try:
        for task in (PROC / str(number) / "task").iterdir():
            found += map(int, (task / "children").read_text(encoding="ascii").split())
    except OSError:
        return found
    return found


def _tree(first: int) -> Iterator[int]:
    waiting = [first]
    while waiting:
        number = waiting.pop()
        yield number
        waiting += children_of(number)


def _resident(number: int) -> int:
    try:
        pages = (PROC / str(number) / "statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _resident_shared_once(number: int) -> int:
    try:
        lines = (PROC / str(number) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # ended, or not ours to look into
        return _resident(number)
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _computed(number: int) -> float:
    """The seconds of a process and of those of its children that ended."""
    try:
        stat = (PROC / str(number) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    after_name = stat.rpartition(")")[2].split()
    return sum(map(int, after_name[11:15])) / os.sysconf("SC_CLK_TCK")
