"""Draw an invented quickscan and keep its truth apart: the contents page of the package."""

from __future__ import annotations

from quickscan_sim.simulate.quickscan import simulate_quickscan

__all__ = ["simulate_quickscan"]
