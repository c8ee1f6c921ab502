"""Every knob of the simulator: default, meaning and limits; a file per stage of the draw."""

from __future__ import annotations

from quickscan_sim.parameters.answers import Effect
from quickscan_sim.parameters.scenarios import Scenario, list_scenarios, load_scenario
from quickscan_sim.parameters.settings import Parameters
from quickscan_sim.parameters.staff import DEFAULT_PLANS, RATE_PLANS, SectorPlan

__all__ = [
    "DEFAULT_PLANS",
    "RATE_PLANS",
    "Effect",
    "Parameters",
    "Scenario",
    "SectorPlan",
    "list_scenarios",
    "load_scenario",
]
