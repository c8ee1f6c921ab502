"""Diagnose: draw many quickscans of one scenario, and see what its readings can show."""

from quickscan_sim.diagnose.diagnosands import Diagnosis
from quickscan_sim.diagnose.repeated import diagnose_scenario
from quickscan_sim.diagnose.sizes import with_invited
from quickscan_sim.diagnose.wording import describe_diagnosis

__all__ = ["Diagnosis", "describe_diagnosis", "diagnose_scenario", "with_invited"]
