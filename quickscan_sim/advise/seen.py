"""A number at two measurements, and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass

POWER = 0.80


@dataclass(frozen=True)
class Seen:
    """A number then and now, with the interval of its change; None where it is not known.

    ``unit`` is "points" of the scale or "share". ``stayed``, ``stayed_low`` and ``stayed_high``
    are the change of who answered twice, ``composition`` the part that comes from other people
    answering. ``smallest`` is the smallest change that would have been seen in 80 of 100 such
    measurements. ``expected`` is what would come back by itself (regression to the mean), and
    ``rest_low`` to ``rest_high`` the interval of what is left.
    """

    unit: str = "points"
    earlier: float | None = None
    later: float | None = None
    change: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    smallest: float | None = None
    n_earlier: int | None = None
    n_later: int | None = None
    n_both: int | None = None
    stayed: float | None = None
    stayed_low: float | None = None
    stayed_high: float | None = None
    composition: float | None = None
    expected: float | None = None
    rest_low: float | None = None
    rest_high: float | None = None
    reason: str | None = None
