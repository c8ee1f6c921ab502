"""One thing that a quickscan shows."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Message


@dataclass(frozen=True)
class Finding:
    """A finding: its number with n and interval, how sure it is, and what it does not say.

    ``certainty`` is "firm" or "indication". ``value`` is what the finding is about: a difference
    in points of the scale (need, strength, difference), a share (hesitation, wish, silent), a mean
    quality (strong_tie, weak_quality) or the certainty of the weak spot (other gaps).
    """

    kind: str
    certainty: str
    title: Message
    explanation: Message
    caution: Message
    finding_id: str = ""
    theme: str | None = None
    layer: str | None = None
    sector: str | None = None
    neighbourhood_id: str | None = None
    organisation_id: str | None = None
    partner_id: str | None = None
    value: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    n: int | None = None
    mean: float | None = None
    target: float | None = None
