"""Every knob of the simulator: default, meaning and limits; a file per stage of the draw."""

from __future__ import annotations

from quickscan_sim.parameters.answer_parts import Effect, ItemDifference
from quickscan_sim.parameters.scenarios import Scenario, list_scenarios, load_scenario
from quickscan_sim.parameters.settings import Parameters
from quickscan_sim.parameters.staff import DEFAULT_PLANS, SectorPlan

__all__ = [
    "DEFAULT_PLANS",
    "Effect",
    "ItemDifference",
    "Parameters",
    "Scenario",
    "SectorPlan",
    "list_scenarios",
    "load_scenario",
]
