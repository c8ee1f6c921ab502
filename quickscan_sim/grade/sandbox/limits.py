"""How much time, memory and room the code of one student may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one run may use; what goes over it ends the run, never the lecturer's work.

    ``seconds`` is the time on the clock and ``cpu_seconds`` the time computed, by all processes
    together, as is ``memory_bytes``. ``file_bytes`` is the largest file and ``disk_bytes`` all
    files together, the student's own copies included. A fetched value is at most ``value_bytes``
    (as JSON) with ``value_parts`` numbers and texts, ``value_depth`` lists deep; all values of
    one run together take at most ``answer_bytes``.
    """

    seconds: float = 60.0
    cpu_seconds: int = 30
    memory_bytes: int = 1_500_000_000
    processes: int = 64
    file_bytes: int = 50_000_000
    disk_bytes: int = 100_000_000
    value_bytes: int = 1_000_000
    value_parts: int = 20_000
    value_depth: int = 20
    answer_bytes: int = 10_000_000
