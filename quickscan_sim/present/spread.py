"""The words for how people's theme scores are spread over the scale."""

from __future__ import annotations

from quickscan_sim.analyse.scores.thirds import Spread, share_parts
from quickscan_sim.language import mark

__all__ = ["PARTS_OF_SCALE", "Spread", "share_parts"]

PARTS_OF_SCALE = (
    mark("lower third of the scale"),
    mark("middle third"),
    mark("upper third"),
)
