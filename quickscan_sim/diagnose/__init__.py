"""Diagnose: draw many quickscans of one scenario, and see what its readings can show."""

from quickscan_sim.diagnose.diagnosands import Diagnosis
from quickscan_sim.diagnose.repeated import diagnose_scenario

__all__ = ["Diagnosis", "diagnose_scenario"]
