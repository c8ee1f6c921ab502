"""Misconceptions as data: what is thought, how it shows, and hints that lead on."""

from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions, misconception
from quickscan_sim.teach.misconceptions.misconception import Misconception

__all__ = ["Misconception", "load_misconceptions", "misconception"]
