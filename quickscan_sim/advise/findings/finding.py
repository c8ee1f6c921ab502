"""One thing that a quickscan shows."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Message

Cell = tuple[str, "str | tuple[str, ...] | None"]
"""A column and the value it has in the row: None where it is empty, or any of several values."""


@dataclass(frozen=True)
class Origin:
    """Which cell of which result table holds the number of a finding.

    ``table`` is a table of the :class:`~quickscan_sim.advise.reading.Reading`, ``where`` says by
    column and value in which row, ``column`` where the number stands. Where ``weight`` is given
    there are several rows, and the number is their mean weighted by that column; where ``over`` is
    given, the number is ``column`` divided by that column. ``n_columns`` add up to n.
    """

    table: str
    where: tuple[Cell, ...]
    column: str
    n_columns: tuple[str, ...] = ()
    weight: str | None = None
    over: str | None = None


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
    at_least: float | None = None
    """The share that a firm title says it is at least."""
    origin: Origin | None = None
    """Which cell holds ``value``; see :func:`~quickscan_sim.advise.findings.origin.recompute`."""
    why_it_matters: Message | None = None
    """Why this is worth a talk, whatever the reason behind it."""
    doubt: float = 1.0
    """The chance that the sentence is wrong: an adjusted p-value, or 1 minus a probability; of a
    share 0 where it is firm, and a half where it is not."""
    size: float = 0.0
    """How large it is on its own scale, 0 to 1; see ``ranking.py``."""
    rank: int | None = None
    """1 for what could be better and matters most; None for what goes well."""
