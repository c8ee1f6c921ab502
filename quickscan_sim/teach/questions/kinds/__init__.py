"""The kinds of answers: how each is read, compared and explained."""

from quickscan_sim.teach.questions.kinds.kind import Kind, kind_of

__all__ = ["Kind", "kind_of"]
