"""The second measurement: what a plan changes, and what became of it a measurement later."""

from quickscan_sim.advise.second_measurement.before_after import (
    BeforeAfter,
    read_before_after,
    read_both,
    read_two_exports,
)
from quickscan_sim.advise.second_measurement.beside_truth import BesideTruth, beside_truth
from quickscan_sim.advise.second_measurement.plan_effects import (
    RowEffect,
    effects_of,
    interventions_of,
)
from quickscan_sim.advise.second_measurement.row_words import row_sentences, verdict_name
from quickscan_sim.advise.second_measurement.seen import Seen
from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements
from quickscan_sim.advise.second_measurement.verdicts import RowReading

__all__ = [
    "BeforeAfter",
    "BesideTruth",
    "RowEffect",
    "RowReading",
    "Seen",
    "TwoMeasurements",
    "beside_truth",
    "effects_of",
    "interventions_of",
    "read_before_after",
    "read_both",
    "read_two_exports",
    "row_sentences",
    "verdict_name",
]
