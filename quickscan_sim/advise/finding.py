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
    now: float | None = None
    """The number that an aim starts from: a mean score, a share or a mean quality."""
    n_now: int | None = None
    """How many people, ratings or organisations that number rests on."""
    others: float | None = None
    """The same number of those it is compared with."""
