"""Draw an invented quickscan and keep its truth apart: the contents page of the package."""

from __future__ import annotations

from quickscan_sim.simulate.quickscan import simulate_quickscan
from quickscan_sim.simulate.under_plan import WithoutPlan, simulate_with_plan

__all__ = ["WithoutPlan", "simulate_quickscan", "simulate_with_plan"]
