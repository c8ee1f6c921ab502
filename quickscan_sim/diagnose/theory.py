"""Which estimates theory promises to be right on average, in which scenarios, and why."""

from __future__ import annotations

from quickscan_sim.diagnose.inquiries import KINDS
from quickscan_sim.parameters import Parameters


def why_biased(estimate: str, parameters: Parameters) -> str | None:
    """Why this estimate is off on average in this scenario; None: theory says it is not."""
    kind = KINDS[estimate]
    return None if kind.unbiased else kind.why
