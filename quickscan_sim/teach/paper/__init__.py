"""A module without computers: the questions on paper, and an answer sheet for the lecturer."""

from quickscan_sim.teach.paper.make_paper import Paper, make_paper

__all__ = ["Paper", "make_paper"]
