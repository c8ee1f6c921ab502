"""What was written: counts of one municipality and of the country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MunicipalitySummary:
    """One municipality as it lies on disk.

    ``n_rows`` holds the rows of each table by its name, ``sha256`` and ``n_bytes`` what is in each
    file, by file name; ``cpu_seconds`` what drawing and writing took (0: it was there already).
    """

    number: int
    folder: str
    municipality: str
    n_households: int
    n_rows: Mapping[str, int]
    sha256: Mapping[str, str]
    n_bytes: Mapping[str, int]
    cpu_seconds: float = 0.0


@dataclass(frozen=True)
class CountrySummary:
    """The country as it lies on disk, municipalities in the order of their numbers.

    ``cpu_seconds`` is the processor time of this run, in all its processes.
    """

    folder: Path
    municipalities: tuple[MunicipalitySummary, ...]
    n_bytes: int
    cpu_seconds: float

    def n_rows(self, table: str) -> int:
        """The rows of one table in all municipalities together; 0 when it was not written."""
        return sum(one.n_rows.get(table, 0) for one in self.municipalities)

    @property
    def n_households(self) -> int:
        """Households in the neighbourhoods, whether or not they were written one by one."""
        return sum(one.n_households for one in self.municipalities)


def in_order(summaries: Iterable[MunicipalitySummary]) -> tuple[MunicipalitySummary, ...]:
    """Sorted by number, in whatever order the workers were ready."""
    return tuple(sorted(summaries, key=lambda one: one.number))
