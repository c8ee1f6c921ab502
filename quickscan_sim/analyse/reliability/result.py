"""What every reliability of a set of items gives."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.analyse.estimate import Estimate


@dataclass(frozen=True, kw_only=True)
class Reliability(Estimate):
    """A coefficient with its 95 % interval, the people and the items it rests on."""

    n_items: int
