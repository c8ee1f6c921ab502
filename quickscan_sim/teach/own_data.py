"""The data of one student: the own wijk for most modules, two wijken for comparing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from quickscan_sim.quickscan import Quickscan


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
