"""What is asked of the sandbox, and what came out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from quickscan_sim.language import Message

PlainValue: TypeAlias = Any
"""Plain data only: None, ..., bool, int, float, str, and lists, tuples, sets and dicts of these. A
column or table of pandas is made anew from such values, so that its labels are kept."""


@dataclass(frozen=True)
class Wanted:
    """A value to fetch: the variable ``name``, as it is right after the cell ``after_cell`` ran.

    With ``calls`` it is a function, and what comes out is what it gives on each of them.
    """

    name: str
    after_cell: str
    calls: tuple[tuple[Any, ...], ...] | None = None


@dataclass(frozen=True)
class Fetched:
    """One fetched value. ``problem`` says why there is none: not made, too large, of a type that
    is no answer. For a function ``value`` is a tuple with for each call a :class:`Called`.
    """

    value: PlainValue = None
    problem: Message | None = None


@dataclass(frozen=True)
class Called:
    """What one call of a student's function gave, or the name and text of what it raised."""

    value: PlainValue = None
    error: tuple[str, str] | None = None


@dataclass(frozen=True)
class Ran:
    """What came out of one run of a student's cells.

    ``failure`` says why the run ended early (time, memory, an exit...); values fetched before
    that still count. ``errors`` are the errors of single cells by cell id, as one short line.
    """

    fetched: Mapping[str, Fetched] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    failure: Message | None = None
    seconds: float = 0.0
