"""The data of one student as the questions need it."""

from quickscan_sim.teach.own_data.own_data import OwnData

__all__ = ["OwnData"]
