"""What a result says and what it does not say, in Dutch and English."""

from quickscan_sim.analyse.meaning.meaning import CERTAINTIES, Meaning

__all__ = ["CERTAINTIES", "Meaning"]
