"""Knobs of second and later measurements."""

from __future__ import annotations

from quickscan_sim.parameters.knobs import Knobs


class WaveKnobs(Knobs):
    """How often is measured, and what changes in between."""
