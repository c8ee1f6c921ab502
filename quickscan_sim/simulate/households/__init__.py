"""The households of a neighbourhood, and a casus about any of them: the contents page."""

from __future__ import annotations

from quickscan_sim.simulate.households.casus import (
    Casus,
    draw_casus,
    find_household,
    tell_casus,
)
from quickscan_sim.simulate.households.fit_margins import Margin, fit_margins
from quickscan_sim.simulate.households.households import simulate_households
from quickscan_sim.simulate.households.integer_counts import integer_counts
from quickscan_sim.simulate.households.summary import summarise_households

__all__ = [
    "Casus",
    "Margin",
    "draw_casus",
    "find_household",
    "fit_margins",
    "integer_counts",
    "simulate_households",
    "summarise_households",
    "tell_casus",
]
