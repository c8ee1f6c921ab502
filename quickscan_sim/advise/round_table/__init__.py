"""The round table: agenda, seats, propositions, and minutes that become a plan."""

from quickscan_sim.advise.round_table.minutes import Agreement, Minutes, write_minutes_form
from quickscan_sim.advise.round_table.minutes_plan import plan_from_minutes
from quickscan_sim.advise.round_table.prepare import prepare_round_table
from quickscan_sim.advise.round_table.read_minutes import read_minutes
from quickscan_sim.advise.round_table.table import Proposition, RoundTable, Seat
from quickscan_sim.advise.round_table.turns import SpeakingTurns

__all__ = [
    "Agreement",
    "Minutes",
    "Proposition",
    "RoundTable",
    "Seat",
    "SpeakingTurns",
    "plan_from_minutes",
    "prepare_round_table",
    "read_minutes",
    "write_minutes_form",
]
