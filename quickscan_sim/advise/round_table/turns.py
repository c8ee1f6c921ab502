"""Who has spoken in which round; nobody is ranked, it only shows who was not heard yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class SpeakingTurns:
    """How often each seat has spoken, by round.

    Examples
    --------
    >>> turns = SpeakingTurns(("S1", "S2"), n_rounds=2).spoke("S1").spoke("S1")
    >>> turns.in_round("S1"), turns.not_heard, turns.next_round().round
    (2, ('S2',), 2)
    """

    seats: tuple[str, ...]
    n_rounds: int
    round: int = 1
    counts: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def spoke(self, seat: str) -> SpeakingTurns:
        """The same with one turn more for a seat in this round."""
        key = (seat, self.round)
        return replace(self, counts={**self.counts, key: self.counts.get(key, 0) + 1})

    def in_round(self, seat: str, number: int | None = None) -> int:
        """Turns of a seat in a round; this one when none is given."""
        return self.counts.get((seat, self.round if number is None else number), 0)

    def total(self, seat: str) -> int:
        """Turns of a seat in all rounds."""
        return sum(n for (who, _), n in self.counts.items() if who == seat)

    @property
    def not_heard(self) -> tuple[str, ...]:
        """The seats that have not spoken in this round."""
        return tuple(seat for seat in self.seats if not self.in_round(seat))

    def next_round(self) -> SpeakingTurns:
        """The same in the next round; the last one stays the last."""
        return replace(self, round=min(self.round + 1, self.n_rounds))
