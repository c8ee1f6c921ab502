"""The round table: agenda, seats, propositions, and minutes that become a plan."""

from quickscan_sim.advise.round_table.prepare import prepare_round_table
from quickscan_sim.advise.round_table.table import RoundTable, Seat

__all__ = ["RoundTable", "Seat", "prepare_round_table"]
