"""How a tie looks: wider when it is closer, broken when it works less well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quickscan_sim.language import mark
from quickscan_sim.present.tie_states import PairTie
from quickscan_sim.vocabulary import WEAK_QUALITY

Line = Literal["-"] | tuple[float, Sequence[float]]
Closeness = Literal["unknown", "know", "inform", "decide"]
Rating = Literal["unknown", "weak", "good"]

INFORM_FROM, DECIDE_FROM = 1.5, 3.5
"""Mean levels at which people rather inform and coordinate, and rather decide together."""

WIDTHS: dict[Closeness, float] = {"unknown": 1.1, "know": 1.1, "inform": 2.4, "decide": 4.2}
CLOSENESS: dict[Closeness, str] = {
    "unknown": mark("too few answers"),
    "know": mark("know each other"),
    "inform": mark("inform or coordinate"),
    "decide": mark("decide together"),
}
LINES: dict[Rating, tuple[str, Line]] = {
    "good": ("#1c5a8a", "-"),
    "weak": ("#1c5a8a", (0, (4, 2))),
    "unknown": ("#8ba3b5", "-"),
}
RATINGS: dict[Rating, str] = {
    "good": mark("runs well"),
    "weak": mark("runs less well: rated below the middle"),
    "unknown": mark("too few answers"),
}


def closeness(tie: PairTie) -> Closeness:
    """How closely two organisations work together, in three steps."""
    if tie.level is None:
        return "unknown"
    if tie.level < INFORM_FROM:
        return "know"
    return "inform" if tie.level < DECIDE_FROM else "decide"


def rating(tie: PairTie) -> Rating:
    """How well it works in the eyes of both sides; the middle of the scale is the boundary."""
    if tie.quality is None:
        return "unknown"
    return "good" if tie.quality >= WEAK_QUALITY else "weak"
