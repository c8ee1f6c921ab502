"""The data of one student: the own wijk for most modules, two wijken for comparing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from quickscan_sim.quickscan import Quickscan

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False)
class OwnData:
    """What the questions of a student are computed from.

    ``pack_id`` is the public code of the pack. ``both`` is the quickscan of the own wijk and its
    neighbour; ``own_wijk`` is the code of the own one. Arrays that questions share are made once
    and stay in ``kept``, since the discrimination check computes dozens of answers on every draw.
    """

    pack_id: str
    both: Quickscan
    own_wijk: str
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def scan(self) -> Quickscan:
        """The quickscan of the own wijk alone."""
        return self.both.of_neighbourhood(self.own_wijk)

    @cached_property
    def neighbour(self) -> Quickscan:
        """The quickscan of the other wijk alone."""
        codes = self.both.neighbourhoods["neighbourhood_id"]
        (other,) = codes[codes != self.own_wijk]
        return self.both.of_neighbourhood(str(other))

    def keep(self, name: str, make: Callable[[], Kept]) -> Kept:
        """What was made before under this name, or else made now."""
        if name not in self.kept:
            self.kept[name] = make()
        found: Kept = self.kept[name]
        return found
