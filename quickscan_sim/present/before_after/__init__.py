"""Two measurements as a document: what changed, what became of the plan, and what now."""

from quickscan_sim.present.before_after.document import before_after_document

__all__ = ["before_after_document"]
